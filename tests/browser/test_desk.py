"""The page for the call: ticks stay in the browser until they are wiped; limits are counted on the page."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import sites
from tests.browser.axe import grave
from tests.browser.reader import LOOKS, Reader, Site, settle, too_wide
from tests.browser.serving import built
from tests.rendering import project as project_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The EXAMPLEs; the guide stands on the desk, with a list to tick off."""
    guide = "content/guides/complaint-steps.yaml"
    text = sites.example_files()[guide].replace("topic: core\n", "topic: core\non_desk: true\n")
    assert "on_desk" in text
    root = project_of(tmp_path_factory.mktemp("desk"), {guide: text})
    with built(root) as site:
        yield site


def first_box(page: Page) -> None:
    page.get_by_role("article").get_by_role("listitem").locator("summary").first.click()


def test_the_search_opens_over_the_page(reader: Reader) -> None:
    page = reader.open("desk.html")
    page.get_by_role("button", name="搜索（按 /）").click()
    expect(page.get_by_role("dialog", name="搜索").get_by_role("searchbox")).to_be_focused()


def test_ticks_stay_until_they_are_wiped(reader: Reader) -> None:
    page = reader.open("desk.html")
    first_box(page)
    box = page.get_by_role("checkbox").first
    box.check()
    page.reload()
    first_box(page)
    expect(box).to_be_checked()
    page.get_by_role("button", name="清空本页").click()
    expect(box).not_to_be_checked()
    expect(page.get_by_role("status").filter(has_text="已清空")).to_be_visible()
    page.reload()
    first_box(page)
    expect(box).not_to_be_checked()


def test_wiping_leaves_what_was_learnt(reader: Reader) -> None:
    page = reader.open("desk.html")
    page.evaluate("casebook.record.add({kind: 'read', page: 'complaint-steps', done: true})")
    page.get_by_role("button", name="清空本页").click()
    assert page.evaluate("casebook.record.entries().length") == 1


def test_a_limit_is_counted_and_wiped(reader: Reader) -> None:
    page = reader.open("desk.html")
    chosen = page.get_by_role("combobox", name="类别")
    chosen.select_option(index=1)
    page.get_by_role("textbox", name="收到日期（起算日）").fill("2026-03-02")
    expect(page.get_by_role("region", name="结果")).to_contain_text("2026-03")
    page.get_by_role("button", name="清空本页").click()
    expect(chosen).to_have_value("")
    expect(page.get_by_role("textbox", name="收到日期（起算日）")).to_have_value("")


def test_without_javascript_it_is_a_list_to_tick(reader: Reader) -> None:
    page = reader.open("desk.html", java_script_enabled=False)
    first_box(page)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("checkbox").first).to_be_checked()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_grave(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open("desk.html", **look)
    settle(page)
    first_box(page)
    assert grave(page) == []
    assert too_wide(page) == 0
