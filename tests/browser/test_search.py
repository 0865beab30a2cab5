"""The search of the site, in Chinese, served and from a folder."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import PHONE, Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("word", ["催收", "征信异议"])
def test_search_finds_a_word(reader: Reader, word: str) -> None:
    _finds(reader.open("index.html"), word)


@pytest.mark.parametrize("path", ["index.html", "guides/six-steps.html"])
def test_search_works_from_a_folder(reader: Reader, path: str) -> None:
    page = reader.open_from_folder(path)
    _finds(page, "催收")
    page.get_by_role("dialog").get_by_role("link").first.click()
    page.wait_for_url("**/*?h=*")
    assert page.get_by_role("heading", level=1).count() == 1


def test_search_opens_on_a_phone(reader: Reader) -> None:
    page = reader.open("index.html", viewport=PHONE)
    page.get_by_role("button", name="搜索", exact=True).press("Enter")
    _finds(page, "催收")


def _finds(page: Page, word: str) -> None:
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("textbox").fill(word)
    expect(dialog.get_by_role("link").filter(has_text=word).first).to_be_visible()
    expect(dialog).to_contain_text("找到")
