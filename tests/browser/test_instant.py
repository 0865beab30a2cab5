"""With `site_url` Material swaps pages without loading them anew; nothing may then be there twice."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import Site, reading
from tests.browser.serving import built
from tests.rendering import MKDOCS, project
from tests.sites import example_files

pytestmark = pytest.mark.browser

SETTINGS = MKDOCS.replace("  font: false\n", "  font: false\n  features: [navigation.instant, navigation.tabs]\n")
SECOND, IMPORTANT = "cases/second-case.yaml", "severity-important"


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of all EXAMPLEs and a second case, built for the address at which it is served."""
    case = example_files()["cases/example-case.yaml"].replace("severity: severity-routine", f"severity: {IMPORTANT}")
    with built(
        project(tmp_path_factory.mktemp("instant"), {SECOND: case, "mkdocs.yml": SETTINGS}), swaps_pages=True
    ) as site:
        yield site


def test_going_and_coming_back_keeps_one_filter(browser: Browser, instant: Site) -> None:
    with reading(browser, instant) as reader:
        page = reader.open("index.html")
        page.evaluate("window.sameDocument = true")
        _follow(page, "案例", "cases/index.html")
        page.get_by_role("combobox", name="级别").select_option(IMPORTANT)
        expect(page).to_have_url(re.compile(f"#[?]severity={IMPORTANT}"))
        shown = page.get_by_role("status").inner_text()
        page.get_by_role("article").get_by_role("listitem").get_by_role("link").first.click()
        expect(page.get_by_role("complementary", name="基本信息")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("combobox", name="级别")).to_have_count(1)
        expect(page.get_by_role("combobox", name="级别")).to_have_value(IMPORTANT)
        expect(page.get_by_role("status")).to_have_text(shown)
        assert page.evaluate("window.sameDocument")


def _follow(page: Page, name: str, address: str) -> None:
    page.get_by_role("navigation", name="栏目").get_by_role("link", name=name).click()
    expect(page).to_have_url(re.compile(re.escape(address)))
