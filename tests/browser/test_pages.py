"""Every page of the shipped site: no error, no other host, nothing to scroll sideways on a phone."""

import pytest
from playwright.sync_api import Page, expect

from generator.kinds import all_kinds
from tests.browser.reader import PHONE, Reader, Site, open_all, settle, too_wide

pytestmark = pytest.mark.browser

HEADINGS = "document.querySelectorAll('h1').length"


def test_every_page_loads_and_fits_a_phone(reader: Reader, site: Site) -> None:
    page = reader.page(viewport=PHONE)
    seen = {path: _look(page, site.served(path)) for path in site.pages()}
    assert {path: look for path, look in seen.items() if look != {"headings": 1, "too wide": 0}} == {}


@pytest.mark.parametrize("folder", [kind.pages for kind in all_kinds()])
def test_pages_work_from_a_folder(reader: Reader, folder: str) -> None:
    page = reader.open_from_folder(f"{folder}/index.html")
    page.get_by_role("article").get_by_role("listitem").get_by_role("link").first.click()
    page.wait_for_url(lambda address: not address.endswith("index.html"))
    assert _look(page, page.url) == {"headings": 1, "too wide": 0}


def test_the_page_for_a_wrong_address_needs_nothing_else(reader: Reader) -> None:
    page = reader.open("404.html")
    expect(page.get_by_role("heading", name="没有这一页")).to_be_visible()
    expect(page.get_by_role("navigation", name="栏目").get_by_role("link", name="首页")).to_be_visible()
    expect(page.get_by_role("search").get_by_role("searchbox", name="搜索")).to_be_visible()


def _look(page: Page, address: str) -> dict[str, int]:
    page.goto(address, wait_until="domcontentloaded")
    settle(page)
    open_all(page)
    return {"headings": page.evaluate(HEADINGS), "too wide": too_wide(page)}
