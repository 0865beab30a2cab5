"""With `site_url` Material swaps pages without loading them anew; nothing may then be there twice."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.cli import main
from tests.browser.reader import Reader, Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def instant(project: Path, server: str) -> Site:
    """The shipped site, built for the address at which it is served."""
    root = project / "instant"
    for folder in ("cases", "content", "quizzes"):
        shutil.copytree(project / folder, root / folder)
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    address = f"{server}/instant/site"
    (root / "mkdocs.yml").write_text(f"site_url: {address}/\n{settings}", encoding="utf-8")
    assert main(["build", "--project", str(root)]) == 0
    return Site(root / "site", address)


def test_going_and_coming_back_keeps_one_filter(browser: Browser, instant: Site) -> None:
    reader = Reader(browser, instant)
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
    reader.leave()
    assert reader.problems == []


def _follow(page: Page, name: str, address: str) -> None:
    page.get_by_role("navigation", name="栏目").get_by_role("link", name=name).click()
    expect(page).to_have_url(re.compile(re.escape(address)))
