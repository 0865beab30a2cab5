"""With `site_url` Material swaps pages without loading them anew; nothing may then be there twice."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import copy_of_project
from tests.browser.reader import Site, reading
from tests.browser.serving import built

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The shipped site, built for the address at which it is served."""
    with built(copy_of_project(tmp_path_factory.mktemp("instant")), swaps_pages=True) as site:
        yield site


def test_going_and_coming_back_keeps_one_filter(browser: Browser, instant: Site) -> None:
    with reading(browser, instant) as reader:
        page = reader.open("index.html")
        page.evaluate("window.sameDocument = true")
        _follow(page, "案例与经验", "cases/index.html")
        page.get_by_role("combobox", name="级别").select_option("severity-urgent")
        expect(page).to_have_url(re.compile("#[?]severity=severity-urgent"))
        shown = page.get_by_role("status").inner_text()
        page.get_by_role("article").get_by_role("listitem").get_by_role("link").first.click()
        expect(page.get_by_role("complementary", name="基本信息")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("combobox", name="级别")).to_have_count(1)
        expect(page.get_by_role("combobox", name="级别")).to_have_value("severity-urgent")
        expect(page.get_by_role("status")).to_have_text(shown)
        assert page.evaluate("window.sameDocument")


def _follow(page: Page, name: str, address: str) -> None:
    page.get_by_role("navigation", name="栏目").get_by_role("link", name=name).click()
    expect(page).to_have_url(re.compile(re.escape(address)))
