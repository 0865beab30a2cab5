"""The book of mistakes and the reviews of the day: what holds for both, before anything has been answered."""

import pytest
from playwright.sync_api import expect

from tests.browser.practice.sets import MISTAKES, REVIEW, TERMS, WORDS
from tests.browser.reader import NO_STORAGE, Reader

pytestmark = pytest.mark.browser

EMPTY = {MISTAKES: "还没有错题", REVIEW: "还没有做过题"}


@pytest.mark.parametrize("path", EMPTY)
def test_without_javascript_it_says_what_it_is_and_leads_to_the_sets(reader: Reader, path: str) -> None:
    page = reader.open(path, java_script_enabled=False)
    expect(page.get_by_text("要运行脚本才有内容")).to_be_visible()
    for title in (TERMS, WORDS):
        expect(page.get_by_role("article").get_by_role("link", name=title, exact=True)).to_be_visible()


@pytest.mark.parametrize(("path", "words"), EMPTY.items())
def test_with_javascript_it_does_not_say_that_a_script_is_needed(reader: Reader, path: str, words: str) -> None:
    page = reader.open(path)
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text("要运行脚本才有内容")).to_be_hidden()


@pytest.mark.parametrize(("path", "words"), EMPTY.items())
def test_where_nothing_can_be_stored_it_says_so(reader: Reader, path: str, words: str) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    page.goto(reader.site.served(path))
    expect(page.get_by_role("note").filter(has_text="浏览器没有保存这里的记录")).to_have_count(1)
    expect(page.get_by_text(words)).to_be_visible()
