"""A set of questions is done one question at a time, with progress and an end; all at once if the learner likes, and on
paper."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import everything
from tests.browser.practice.sets import HOME, TERMS, TERMS_QUIZ
from tests.browser.reader import LOOKS, NO_STORAGE, Reader

pytestmark = pytest.mark.browser

QUIZ = TERMS_QUIZ.partition("?")[0]
NAMES = ("start", "length", "delay", "end")


def _shown(page: Page) -> list[str]:
    expect(page.get_by_role("button", name=re.compile("全部显示|一题一题做"))).to_be_visible()
    return [name for name in NAMES if page.get_by_role("form", name=f"{name}怎么办？").is_visible()]


def _answer(page: Page, name: str, option: str = "对的做法") -> None:
    form = page.get_by_role("form", name=f"{name}怎么办？")
    form.get_by_label(f"{name}的{option}").check()
    form.get_by_role("button", name="看对不对").click()


def _go(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_questions_come_one_by_one_to_an_end_that_says_how_it_went(reader: Reader) -> None:
    page = reader.open(QUIZ)
    assert _shown(page) == ["start"]
    for name in NAMES[:-1]:
        _answer(page, name, "错法甲" if name == "delay" else "对的做法")
        _go(page, "下一题")
    expect(page.get_by_role("heading", name="第 4 题")).to_be_focused()
    expect(page.get_by_role("progressbar", name="做了几题")).to_have_attribute("value", "3")
    _answer(page, "end")
    _go(page, "做完了，看结果")
    end = page.get_by_role("region", name="做完了")
    expect(end).to_be_focused()
    expect(end).to_contain_text("答对 3／4 题")
    end.get_by_role("button", name="第 3 题").click()
    assert _shown(page) == ["delay"]


def test_who_comes_back_goes_on_where_nothing_is_answered_yet(reader: Reader) -> None:
    page = reader.open(QUIZ)
    _answer(page, "start")
    page.goto(reader.site.served(HOME))
    page.goto(reader.site.served(QUIZ))
    assert _shown(page) == ["length"]
    _go(page, "上一题")
    assert _shown(page) == ["start"]


def test_an_address_of_a_question_shows_it(reader: Reader) -> None:
    page = reader.open(f"{QUIZ}#delay")
    assert _shown(page) == ["delay"]
    page.evaluate("location.hash = 'end'")
    expect(page.get_by_role("heading", name="第 4 题")).to_be_visible()
    assert _shown(page) == ["end"]


@pytest.mark.parametrize("name", ["from_page_to_page", "reader"])
def test_all_at_once_and_back(request: pytest.FixtureRequest, name: str) -> None:
    reader: Reader = request.getfixturevalue(name)
    page = reader.open(QUIZ) if name == "reader" else reader.open_from_folder(QUIZ)
    _go(page, "全部显示")
    assert _shown(page) == [*NAMES]
    page.reload()
    assert _shown(page) == [*NAMES]
    _go(page, "一题一题做")
    assert _shown(page) == ["start"]


def test_paper_has_them_all(reader: Reader) -> None:
    page = reader.open(QUIZ)
    assert _shown(page) == ["start"]
    page.emulate_media(media="print")
    for number in range(1, len(NAMES) + 1):
        expect(page.get_by_role("heading", name=f"第 {number} 题")).to_be_visible()
    expect(page.get_by_role("button", name="全部显示")).to_be_hidden()


def test_without_scripts_they_are_all_there(reader: Reader) -> None:
    page = reader.open(QUIZ, java_script_enabled=False)
    for number in range(1, len(NAMES) + 1):
        expect(page.get_by_role("heading", name=f"第 {number} 题")).to_be_visible()


def test_where_nothing_can_be_stored_it_says_so(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    page.goto(reader.site.served(QUIZ))
    expect(page.get_by_role("note").filter(has_text="浏览器没有保存")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open(QUIZ, **look)
    assert _shown(page) == ["start"]
    found = everything(page)
    _go(page, "下一题")
    found += everything(page)
    for _name in NAMES[2:]:
        _go(page, "下一题")
    _go(page, "做完了，看结果")
    expect(page.get_by_role("region", name="做完了")).to_contain_text(f"答对 0／{len(NAMES)} 题")
    assert [*found, *everything(page)] == []
    assert TERMS in page.title()


def test_who_was_faster_stays_with_the_question(reader: Reader) -> None:
    """Questions are there before what leads from one to the next, which asks for more."""
    page = reader.page()
    held: list[Route] = []
    page.route("**/data/catalogue.js*", lambda route: held.append(route))
    with page.expect_request("**/data/catalogue.js*"):
        page.goto(reader.site.served(QUIZ), wait_until="commit")
    _answer(page, "length", "错法甲")
    held.pop().continue_()
    assert _shown(page) == ["length"]
    expect(page.get_by_role("button", name="再做一次")).to_be_focused()
