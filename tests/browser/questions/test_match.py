"""Match: a list of choices for every item."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import failing
from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import call, in_exam, reverse
from tests.browser.reader import LOOKS, Reader

pytestmark = pytest.mark.browser

STEM = "谁做哪件事？"
NAME = "types#match"
RIGHT = {"投诉专员": "登记和答复", "业务部门": "提供事实", "管理人员": "批准减免"}
TURNED = {"投诉专员": "提供事实", "业务部门": "登记和答复", "管理人员": "批准减免"}
WRONG = {"投诉专员": "提供事实", "业务部门": "批准减免", "管理人员": "登记和答复"}


def choices(asked: Asked, item: str) -> Locator:
    return asked.form.get_by_role("combobox", name=item)


def chosen(asked: Asked) -> dict[str, str]:
    """What stands beside each item; nothing beside one that is open."""
    words = {item: choices(asked, item).locator("option:checked").inner_text() for item in RIGHT}
    return {item: word.partition("、")[2] for item, word in words.items() if word != "请选择"}


def join(asked: Asked, pairs: Mapping[str, str]) -> None:
    for item, counterpart in pairs.items():
        option = choices(asked, item).get_by_role("option", name=counterpart)
        choices(asked, item).select_option(label=option.inner_text())


def note(asked: Asked, item: str) -> str:
    """What is said about a pair."""
    return choices(asked, item).locator("xpath=ancestor::div[1]").inner_text()


@pytest.mark.parametrize(
    ("pairs", "score", "words"),
    [(RIGHT, 1, "答对了"), (TURNED, 0.3333, "对了一部分"), (WRONG, 0, "不对")],
    ids=["right", "partly", "wrong"],
)
def test_every_pair_counts(reader: Reader, pairs: dict[str, str], score: float, words: str) -> None:
    asked = ask(reader, STEM)
    join(asked, pairs)
    asked.check()
    expect(asked.verdict).to_contain_text(words)
    assert [entry["score"] for entry in asked.entries()] == [score]
    for item, counterpart in RIGHT.items():
        is_right = pairs[item] == counterpart
        assert ("不对" in note(asked, item)) is not is_right
        assert (f"应当是“{counterpart}”" in note(asked, item)) is not is_right
    assert "事实在业务部门手里。" in note(asked, "业务部门")


def test_all_choices_are_offered_for_every_item_and_stay_in_sight(reader: Reader) -> None:
    asked = ask(reader, STEM)
    for item in RIGHT:
        offered = choices(asked, item).get_by_role("option").all_inner_texts()
        assert sorted(word.partition("、")[2] for word in offered[1:]) == sorted(RIGHT.values())
    assert sorted(asked.form.get_by_role("listitem").all_inner_texts()) == sorted(RIGHT.values())


def test_what_is_open_is_asked_for(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.check()
    expect(asked.verdict).to_have_text("还有 3 项没有选。")
    join(asked, {"投诉专员": "登记和答复"})
    expect(asked.verdict).to_be_empty()
    asked.check()
    expect(asked.verdict).to_have_text("还有 2 项没有选。")
    expect(choices(asked, "业务部门")).to_be_focused()
    assert asked.entries() == []


def test_keys_alone_are_enough(reader: Reader) -> None:
    asked = ask(reader, STEM)
    offered = choices(asked, "投诉专员").get_by_role("option").all_inner_texts()
    choices(asked, "投诉专员").focus()
    for counterpart in RIGHT.values():
        for _ in range(next(place for place, words in enumerate(offered) if counterpart in words)):
            asked.page.keyboard.press("ArrowDown")
        asked.page.keyboard.press("Tab")
    assert chosen(asked) == RIGHT


def test_again_with_nothing_chosen(reader: Reader) -> None:
    asked = ask(reader, STEM)
    join(asked, TURNED)
    asked.check()
    asked.retry()
    assert chosen(asked) == {}
    expect(choices(asked, "投诉专员")).to_be_focused()
    expect(choices(asked, "投诉专员")).to_be_enabled()


def test_an_answer_can_be_restored_in_any_order(reader: Reader) -> None:
    asked = ask(reader, STEM)
    join(asked, TURNED)
    answer = call(asked.page, NAME, "read")
    call(asked.page, NAME, "write", None)
    assert chosen(asked) == {}
    reverse(asked.page, NAME)
    call(asked.page, NAME, "write", answer)
    assert chosen(asked) == TURNED
    assert list(call(asked.page, NAME, "read").items()) == list(answer.items())
    call(asked.page, NAME, "write", {**answer, next(iter(answer)): "00000000"})
    assert len(chosen(asked)) == 2


def test_shuffling_changes_the_signs_and_not_the_answer(reader: Reader) -> None:
    asked = ask(reader, STEM)
    join(asked, RIGHT)
    before = choices(asked, "投诉专员").locator("option:checked").inner_text()
    reverse(asked.page, NAME)
    assert chosen(asked) == RIGHT
    assert choices(asked, "投诉专员").locator("option:checked").inner_text() != before


def test_in_an_exam_what_is_open_counts_as_wrong(reader: Reader) -> None:
    asked = in_exam(ask(reader, STEM), NAME)
    expect(asked.button("看对不对")).to_be_hidden()
    join(asked, {"投诉专员": "登记和答复"})
    assert not call(asked.page, NAME, "isComplete")
    assert round(call(asked.page, NAME, "reveal")["score"], 4) == 0.3333
    assert "没有选。应当是“提供事实”。" in note(asked, "业务部门")


def test_without_scripts_it_can_be_read(reader: Reader) -> None:
    page = reader.open("quizzes/types.html", java_script_enabled=False)
    question = page.get_by_role("article").locator("> *").filter(has_text=STEM)
    for words in (*RIGHT, *RIGHT.values()):
        expect(question.get_by_role("listitem").filter(has_text=words).first).to_be_visible()
    question.get_by_text("看答案和说明").click()
    expect(question.get_by_text("业务部门 — 提供事实")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(reader: Reader, look: dict[str, Any]) -> None:
    asked = ask(reader, STEM, **look)
    found = {"fresh": asked.findings()}
    for state, pairs in {"right": RIGHT, "partly": TURNED, "wrong": WRONG}.items():
        join(asked, pairs)
        found[f"answered {state}"] = asked.findings()
        asked.check()
        found[state] = asked.findings()
        asked.retry()
    asked.give_up()
    found["given up"] = asked.findings()
    assert failing(found) == {}
