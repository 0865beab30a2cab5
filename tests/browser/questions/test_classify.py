"""Classify: a group for every item."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import failing
from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import call, in_exam, reverse
from tests.browser.reader import LOOKS, PHONE, Reader

pytestmark = pytest.mark.browser

STEM = "下面哪些算投诉，哪些只是咨询？"
NAME = "types#classify"
INTEREST, DAY, FAMILY = "说多收了利息，要求退还", "问还款日是哪天", "说催收打给了家人，要求停止"
RIGHT = {INTEREST: "投诉", DAY: "咨询", FAMILY: "投诉"}
PARTLY = {INTEREST: "投诉", DAY: "投诉", FAMILY: "投诉"}
WRONG = {INTEREST: "咨询", DAY: "投诉", FAMILY: "咨询"}


def item(asked: Asked, words: str) -> Locator:
    return asked.form.get_by_role("group", name=words)


def chosen(asked: Asked) -> dict[str, str]:
    """The group of each item that has one."""
    picked = {words: item(asked, words).get_by_role("radio", checked=True) for words in RIGHT}
    return {words: radio.locator("xpath=..").inner_text().strip() for words, radio in picked.items() if radio.count()}


def put(asked: Asked, groups: Mapping[str, str]) -> None:
    for words, group in groups.items():
        item(asked, words).get_by_role("radio", name=group).check()


@pytest.mark.parametrize(
    ("groups", "score", "words"),
    [(RIGHT, 1, "答对了"), (PARTLY, 0.6667, "对了一部分"), (WRONG, 0, "不对")],
    ids=["right", "partly", "wrong"],
)
def test_every_item_counts(reader: Reader, groups: dict[str, str], score: float, words: str) -> None:
    asked = ask(reader, STEM)
    put(asked, groups)
    asked.check()
    expect(asked.verdict).to_contain_text(words)
    assert [entry["score"] for entry in asked.entries()] == [score]
    for name, group in RIGHT.items():
        wrong = item(asked, name).filter(has_text=f"不对 应当是“{group}”。")
        assert wrong.count() == (groups[name] != group)
    expect(item(asked, DAY)).to_contain_text("只是打听，没有不满。")


def test_what_is_open_is_asked_for(reader: Reader) -> None:
    asked = ask(reader, STEM)
    put(asked, {INTEREST: "投诉"})
    asked.check()
    expect(asked.verdict).to_have_text("还有 2 项没有选。")
    expect(item(asked, DAY).get_by_role("radio").first).to_be_focused()
    assert asked.entries() == []


def test_keys_alone_are_enough(reader: Reader) -> None:
    asked = ask(reader, STEM)
    keyboard = asked.page.keyboard
    item(asked, INTEREST).get_by_role("radio").first.focus()
    for group in RIGHT.values():
        keyboard.press("Space")
        if group == "咨询":
            keyboard.press("ArrowRight")
        keyboard.press("Tab")
    assert chosen(asked) == RIGHT


def test_groups_wrap_on_a_phone_and_are_large_enough(reader: Reader) -> None:
    asked = ask(reader, STEM, viewport=PHONE)
    labels = item(asked, INTEREST).get_by_role("radio").locator("xpath=..")
    boxes = [box for label in labels.all() if (box := label.bounding_box())]
    assert len(boxes) == 2
    assert all(box["height"] >= 24 and box["x"] + box["width"] <= PHONE["width"] for box in boxes)


def test_again_with_nothing_chosen(reader: Reader) -> None:
    asked = ask(reader, STEM)
    put(asked, PARTLY)
    asked.check()
    asked.retry()
    assert chosen(asked) == {}
    expect(item(asked, INTEREST).get_by_role("radio").first).to_be_focused()


def test_an_answer_can_be_restored_in_any_order(reader: Reader) -> None:
    asked = ask(reader, STEM)
    put(asked, PARTLY)
    answer = call(asked.page, NAME, "read")
    call(asked.page, NAME, "write", None)
    assert chosen(asked) == {}
    reverse(asked.page, NAME)
    call(asked.page, NAME, "write", answer)
    assert chosen(asked) == PARTLY
    assert list(call(asked.page, NAME, "read").items()) == list(answer.items())


def test_shuffling_turns_the_items(reader: Reader) -> None:
    asked = ask(reader, STEM)
    put(asked, RIGHT)
    reverse(asked.page, NAME)
    groups = asked.form.get_by_role("group").filter(has=asked.page.get_by_role("radio", name="咨询"))
    assert [text.split("\n")[0] for text in groups.all_inner_texts()] == [FAMILY, DAY, INTEREST]
    assert chosen(asked) == RIGHT


def test_in_an_exam_what_is_open_counts_as_wrong(reader: Reader) -> None:
    asked = in_exam(ask(reader, STEM), NAME)
    expect(asked.button("看对不对")).to_be_hidden()
    put(asked, {INTEREST: "投诉"})
    assert round(call(asked.page, NAME, "reveal")["score"], 4) == 0.3333
    expect(item(asked, DAY)).to_contain_text("没有选。应当是“咨询”。")


def test_without_scripts_it_can_be_read(reader: Reader) -> None:
    page = reader.open("quizzes/types.html", java_script_enabled=False)
    question = page.get_by_role("article").locator("> *").filter(has_text=STEM)
    expect(question.get_by_text("分成 投诉／咨询")).to_be_visible()
    expect(question.get_by_role("listitem").filter(has_text=DAY).first).to_be_visible()
    question.get_by_text("看答案和说明").click()
    expect(question.get_by_text(f"{DAY} — 咨询")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(reader: Reader, look: dict[str, Any]) -> None:
    asked = ask(reader, STEM, **look)
    found = {"fresh": asked.findings()}
    for state, groups in {"right": RIGHT, "partly": PARTLY, "wrong": WRONG}.items():
        put(asked, groups)
        found[f"answered {state}"] = asked.findings()
        asked.check()
        found[state] = asked.findings()
        asked.retry()
    asked.give_up()
    found["given up"] = asked.findings()
    assert failing(found) == {}
