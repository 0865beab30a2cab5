"""The book of mistakes: what was not right comes back until it is."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import everything, failing
from tests.browser.practice.learner import answer, asked, entries, told
from tests.browser.practice.sets import (
    EXAM,
    MISTAKES,
    SITUATION,
    TERMS,
    TERMS_QUIZ,
    WORDS,
    WORDS_QUIZ,
    practice,
    question,
    rename_terms,
)
from tests.browser.reader import LOOKS, Reader, reading, too_wide

pytestmark = pytest.mark.browser

SURELY = "确定但没答对"


def with_mistakes(reader: Reader, **options: Any) -> Page:
    """The book of somebody who was wrong about start, delay (surely) and note, a part of a scenario."""
    page = reader.open(TERMS_QUIZ, **options)
    answer(page, "start", "错法甲")
    answer(page, "delay", "错法乙", sure=True)
    answer(page, "end")
    page.goto(reader.site.served(WORDS_QUIZ))
    answer(page, "note", "错法甲", sure=False)
    page.goto(reader.site.served(MISTAKES))
    cards(page).first.wait_for()
    return page


def cards(page: Page) -> Locator:
    """The questions of the book."""
    return page.get_by_role("article").get_by_role("article")


def test_an_empty_book_is_friendly_and_leads_on(reader: Reader) -> None:
    page = reader.open(MISTAKES)
    expect(page.get_by_text("还没有错题")).to_be_visible()
    expect(page.get_by_role("combobox")).to_be_hidden()
    page.get_by_role("link", name="一组自测").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("自测")
    page.goto(reader.site.served(TERMS_QUIZ))
    answer(page, "start")
    page.goto(reader.site.served(MISTAKES))
    expect(page.get_by_text("最近一次都答对了")).to_be_visible()


def test_mistakes_stand_by_set_and_sure_ones_first(reader: Reader) -> None:
    page = with_mistakes(reader)
    expect(told(page, "还有 3 题，其中确定但没答对 1 题。")).to_be_visible()
    tops = [page.get_by_role("heading", name=name, exact=True).bounding_box() for name in (SURELY, TERMS, WORDS)]
    assert all(one and other and one["y"] < other["y"] for one, other in pairwise(tops))
    expect(cards(page)).to_have_count(3)
    expect(cards(page).nth(0)).to_have_accessible_name(f"{TERMS}，第 3 题")
    expect(cards(page).nth(0)).to_contain_text(SURELY)
    expect(cards(page).nth(1)).to_have_accessible_name(f"{TERMS}，第 1 题")
    expect(cards(page).nth(2)).to_have_accessible_name(f"{WORDS}，第 2.2 题")
    expect(cards(page).nth(2)).to_contain_text(SITUATION)
    expect(cards(page).nth(2).get_by_role("form")).to_have_count(1)
    cards(page).nth(2).get_by_role("link", name=WORDS).click()
    expect(asked(page, "note")).to_be_in_viewport()


def test_a_question_that_is_answered_rightly_leaves(reader: Reader) -> None:
    page = with_mistakes(reader)
    answer(page, "delay", "错法甲")
    expect(told(page, "还有 3 题")).to_be_visible()
    asked(page, "delay").get_by_role("button", name="再做一次").click()
    answer(page, "delay", sure=True)
    expect(told(page, "已移出错题本")).to_have_count(1)
    expect(told(page, "还有 2 题。")).to_be_visible()
    expect(page.get_by_text("delay的说明。")).to_be_visible()
    on = page.get_by_role("button", name="移走，看下一题")
    expect(on).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_count(2)
    expect(cards(page).first.get_by_role("heading", name="第 1 题")).to_be_focused()
    expect(page.get_by_role("heading", name=SURELY)).to_be_hidden()
    page.reload()
    expect(told(page, "还有 2 题。")).to_be_visible()
    expect(asked(page, "delay")).to_have_count(0)


def test_the_last_one_leaves_an_empty_book(reader: Reader) -> None:
    page = with_mistakes(reader)
    for name in ("note", "delay", "start"):
        answer(page, name)
        asked(page, name).get_by_role("button", name="移走，看下一题").click()
    expect(page.get_by_text("错题本是空的")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("link", name="一组自测")).to_be_focused()
    expect(page.get_by_role("combobox")).to_be_hidden()


def test_one_set_at_a_time(reader: Reader) -> None:
    page = with_mistakes(reader)
    choice = page.get_by_role("combobox", name="题目集")
    expect(choice.get_by_role("option")).to_have_text(["全部（3）", f"{TERMS}（2）", f"{WORDS}（1）"])
    choice.select_option(label=f"{WORDS}（1）")
    expect(cards(page).filter(visible=True)).to_have_count(1)
    expect(page.get_by_role("heading", name=SURELY)).to_be_hidden()
    answer(page, "note")
    expect(choice).to_have_value("words-quiz")
    expect(choice.get_by_role("option")).to_have_text(["全部（2）", f"{TERMS}（2）", f"{WORDS}（0）"])
    page.get_by_role("button", name="移走，看下一题").click()
    choice.select_option(label="全部（2）")
    expect(cards(page).filter(visible=True)).to_have_count(2)


def test_what_is_answered_in_another_window_leaves_too(reader: Reader) -> None:
    page = with_mistakes(reader)
    other = page.context.new_page()
    other.goto(reader.site.served(TERMS_QUIZ))
    answer(other, "start")
    expect(told(page, "还有 2 题")).to_be_visible()
    expect(cards(page).filter(has=asked(page, "start"))).to_contain_text("已移出错题本")


def test_what_an_exam_found_is_in_the_book(reader: Reader) -> None:
    page = reader.open(EXAM)
    page.get_by_role("button", name="开始考试").click()
    page.get_by_role("button", name="交卷").click()
    page.get_by_role("dialog", name="现在交卷吗？").get_by_role("button", name="交卷", exact=True).click()
    expect(page.get_by_role("heading", name="考试结果")).to_be_focused()
    page.goto(reader.site.served(MISTAKES))
    expect(told(page, "还有 6 题。")).to_be_visible()


def test_a_changed_key_comes_back_and_what_is_gone_stays_away(browser: Browser, tmp_path: Path) -> None:
    with practice(tmp_path) as site, reading(browser, site) as reader:
        page = with_mistakes(reader)
        rename_terms(tmp_path, *map(question, ("start", "length")), question("end", right="新的做法"))
        before = entries(page)
        page.reload()
        expect(told(page, "还有 3 题。")).to_be_visible()
        expect(cards(page).nth(0)).to_contain_text("没答对")
        expect(cards(page).nth(1)).to_contain_text("答案改过，请重做")
        expect(asked(page, "delay")).to_have_count(0)
        assert entries(page) == before
        answer(page, "end", "新的做法")
        expect(told(page, "还有 2 题。")).to_be_visible()


def test_the_book_works_from_a_folder(from_page_to_page: Reader) -> None:
    page = from_page_to_page.open_from_folder(TERMS_QUIZ)
    answer(page, "start", "错法甲")
    page.goto(from_page_to_page.site.on_disk(MISTAKES))
    answer(page, "start")
    expect(told(page, "错题都做对了。")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    found = {}
    page = reader.open(MISTAKES, **look)
    page.get_by_text("还没有错题").wait_for()
    found["empty"] = everything(page)
    page = with_mistakes(reader, **look)
    found["full"] = everything(page)
    answer(page, "delay")
    answer(page, "note", "错法乙", sure=True)
    found["answered"] = everything(page)
    assert too_wide(page) == 0
    assert failing(found) == {}
