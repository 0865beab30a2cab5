"""Every question in every state: nothing for axe to find, nothing to scroll sideways, words beside every colour."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import everything, failing
from tests.browser.questions.everyone import (
    PARTLY,
    RIGHT,
    STEMS,
    WRONG,
    answer_all,
    everyone,
    page_of,
    retry_all,
)
from tests.browser.reader import LOOKS, PHONE, Reader, too_wide

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    questions = everyone(reader, **look)
    page = page_of(questions)
    found = {"fresh": everything(page)}
    for name in ("single", "fill"):
        questions[name].button("看提示").first.click()
    for question in questions.values():
        question.form.locator("button[type=submit]").click()
    found["asked for"] = everything(page)
    for state, answers in (("wrong", WRONG), ("partly", PARTLY), ("right", RIGHT)):
        answer_all(questions, answers)
        found[state] = everything(page)
        assert too_wide(page) == 0, state
        retry_all(questions, answers)
    for question in questions.values():
        question.give_up()
    found["revealed"] = everything(page)
    page.reload()
    expect(questions["single"].whole.get_by_text("上次：没答出来")).to_be_visible()
    found["known from last time"] = everything(page)
    assert failing(found) == {}


def test_without_colours_words_still_tell_right_from_wrong(reader: Reader) -> None:
    questions = everyone(reader, forced_colors="active", viewport=PHONE)
    answer_all(questions, WRONG | {"multiple": PARTLY["multiple"]})
    expect(questions["single"].form.get_by_text("不对 规则写的是日")).to_be_visible()
    for words in ("对 期限从这一天起算", "漏选 没有联系方式", "不对 与投诉无关"):
        expect(questions["multiple"].form.get_by_text(words)).to_be_visible()
    expect(questions["fill"].form.get_by_text("不对 态度不是材料")).to_be_visible()
    for name in STEMS:
        expect(questions[name].verdict).to_be_visible()
        expect(questions[name].verdict).not_to_be_empty()


def test_keys_alone_answer_everything(reader: Reader) -> None:
    questions = everyone(reader)
    page = page_of(questions)
    questions["single"].form.get_by_role("radio").first.focus()
    typed = {
        "single": ["ArrowDown", "Enter"],
        "multiple": ["Space", "Tab", "Space", "Tab", "Tab", "Space", "Enter"],
        "true-false": ["ArrowDown", "Enter"],
        "fill": ["诉求 事实 证据", "Enter"],
        "numeric": ["15 天", "Enter"],
        "short": ["先听他说。", "Tab", "Enter", "Space", "Tab", "Space", "Tab", "Space", "Enter"],
    }
    for name, keys in typed.items():
        while not questions[name].form.locator(":focus").count():
            page.keyboard.press("Tab")
        for key in keys:
            page.keyboard.press(key) if key.isascii() and key.isalpha() else page.keyboard.insert_text(key)
        expect(questions[name].answer.locator("summary")).to_be_focused()
    assert [entry["score"] for entry in questions["single"].entries()] == [1] * len(typed)
