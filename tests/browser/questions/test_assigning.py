"""Classify and match: what holds wherever something is chosen for every item."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import failing
from tests.browser.questions.asking import QUIZ, ask
from tests.browser.questions.assigning import CLASSIFY, MATCH, Assigning
from tests.browser.questions.elements import call, in_exam, reverse
from tests.browser.reader import LOOKS, Reader

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("question", [CLASSIFY, MATCH], ids=["classify", "match"]),
]


@pytest.mark.parametrize("how", ["right", "partly", "wrong"])
def test_every_item_counts(reader: Reader, question: Assigning, how: str) -> None:
    asked = ask(reader, question.stem)
    choices = {"right": question.right, "partly": question.partly, "wrong": question.wrong}[how]
    score, words = {"right": (1, "答对了"), "partly": (question.partly_score, "对了一部分"), "wrong": (0, "不对")}[how]
    question.put(asked, choices)
    asked.check()
    expect(asked.verdict).to_contain_text(words)
    assert [entry["score"] for entry in asked.entries()] == [score]
    for item, right in question.right.items():
        mended = question.row(asked, item).filter(has_text=f"不对 应当是“{right}”。")
        expect(mended).to_have_count(int(choices[item] != right))
        expect(question.row(asked, item).filter(has_text="不对")).to_have_count(int(choices[item] != right))
    item, remark = question.remark
    expect(question.row(asked, item)).to_contain_text(remark)


def test_what_is_open_is_asked_for(reader: Reader, question: Assigning) -> None:
    asked = ask(reader, question.stem)
    first, second, _ = question.items
    asked.check()
    expect(asked.verdict).to_have_text("还有 3 项没有选。")
    expect(question.control(asked, first)).to_be_focused()
    question.put(asked, question.right, [first])
    expect(asked.verdict).to_be_empty()
    asked.check()
    expect(asked.verdict).to_have_text("还有 2 项没有选。")
    expect(question.control(asked, second)).to_be_focused()
    assert asked.entries() == []


def test_again_with_nothing_chosen(reader: Reader, question: Assigning) -> None:
    asked = ask(reader, question.stem)
    question.put(asked, question.partly)
    asked.check()
    asked.retry()
    first = question.control(asked, question.items[0])
    expect(first).to_be_focused()
    expect(first).to_be_enabled()
    assert question.chosen(asked) == {}


def test_an_answer_can_be_restored_in_any_order(reader: Reader, question: Assigning) -> None:
    asked = ask(reader, question.stem)
    question.put(asked, question.partly)
    answer = call(asked.page, question.name, "read")
    call(asked.page, question.name, "write", None)
    assert question.chosen(asked) == {}
    reverse(asked.page, question.name)
    call(asked.page, question.name, "write", answer)
    assert question.chosen(asked) == question.partly
    assert list(call(asked.page, question.name, "read").items()) == list(answer.items())
    call(asked.page, question.name, "write", {**answer, next(iter(answer)): "00000000"})
    assert len(question.chosen(asked)) == 2


def test_in_an_exam_what_is_open_counts_as_wrong(reader: Reader, question: Assigning) -> None:
    asked = in_exam(ask(reader, question.stem), question.name)
    expect(asked.button("看对不对")).to_be_hidden()
    first, second, _ = question.items
    question.put(asked, question.right, [first])
    assert not call(asked.page, question.name, "isComplete")
    assert round(call(asked.page, question.name, "reveal")["score"], 4) == 0.3333
    expect(question.row(asked, second)).to_contain_text(f"没有选。应当是“{question.right[second]}”。")


def test_without_scripts_it_can_be_read(reader: Reader, question: Assigning) -> None:
    page = reader.open(QUIZ, java_script_enabled=False)
    shown = page.get_by_role("article").locator("> *").filter(has_text=question.stem)
    for item in question.items:
        expect(shown.get_by_role("listitem").filter(has_text=item).first).to_be_visible()
    shown.get_by_text("看答案和说明").click()
    for item, right in question.right.items():
        expect(shown.get_by_text(f"{item} — {right}")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(reader: Reader, question: Assigning, look: dict[str, Any]) -> None:
    asked = ask(reader, question.stem, **look)
    found = {"fresh": asked.findings()}
    for state, choices in {"right": question.right, "partly": question.partly, "wrong": question.wrong}.items():
        question.put(asked, choices)
        found[f"answered {state}"] = asked.findings()
        asked.check()
        found[state] = asked.findings()
        asked.retry()
    asked.give_up()
    found["given up"] = asked.findings()
    assert failing(found) == {}
