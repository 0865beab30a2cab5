"""Whoever writes sees it: the open page follows the file, without a click, and says what is wrong with it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import sites
from tests.browser.axe import everything
from tests.browser.reader import LOOKS, Reader, Site, reading, too_wide, until
from tests.rendering import LIGHT_AND_DARK, project
from tests.serving.process import Preview

pytestmark = pytest.mark.browser
EXAMPLES = sites.example_files()
FEATURES = LIGHT_AND_DARK.replace("  font:", "  features: [navigation.instant, navigation.tabs]\n  font:")
SETTINGS = f"site_url: {{}}/kb/\n{FEATURES.replace('{', '{{').replace('}', '}}')}"
CASE = "cases/example-case"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a project that stands below a path of another host."""
    root = tmp_path_factory.mktemp("preview")
    running = Preview(project(root, {"mkdocs.yml": SETTINGS.format("https://handbook.example")}))
    yield running
    assert running.end() == 143


@pytest.fixture
def reader(browser: Browser, preview: Preview) -> Iterator[Reader]:
    """Reads what is previewed."""
    sites.write(preview.root, {f"{CASE}.yaml": EXAMPLES[f"{CASE}.yaml"]})
    with reading(browser, Site(preview.root, f"http://{preview.address}/kb")) as reader:
        yield reader


def change(preview: Preview, old: str, new: str) -> None:
    """Edit the case."""
    file = preview.root / f"{CASE}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_open_page_follows_its_file(reader: Reader, preview: Preview) -> None:
    page = reader.open(f"{CASE}.html")
    heading = page.get_by_role("heading", level=1)
    page.evaluate("scrollTo(0, 900)")
    change(preview, "title: ", "title: 改过的")
    expect(heading).to_contain_text("改过的")
    expect(heading).to_be_in_viewport()
    page.evaluate("scrollTo(0, 900)")
    change(preview, "title: ", "title：")
    told = page.get_by_role("main").get_by_role("alert")
    expect(told).to_contain_text(f"{CASE}.yaml:1:6")
    expect(told).to_be_in_viewport()
    expect(heading).to_contain_text("改过的")
    until(page, "() => scrollY === 900")
    change(preview, "title：改过的", "title: ")
    expect(told).to_have_count(0)
    expect(heading).not_to_contain_text("改过的")


def test_what_was_edited_is_in_sight_though_it_was_folded_away(reader: Reader, preview: Preview) -> None:
    page = reader.open(f"{CASE}.html")
    change(preview, "decision: ", "decision: 后来改过的一句。")
    expect(page.get_by_text("后来改过的一句。")).to_be_in_viewport()


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_wrong_can_be_read(reader: Reader, preview: Preview, look: str) -> None:
    change(preview, "title: ", "titel: ")
    page = reader.page(**LOOKS[look])
    page.route("**/reload.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))  # it is looked at
    page.goto(reader.site.served(f"{CASE}.html"))
    while not page.get_by_role("alert").count():  # the edit may still be on its way
        page.reload()
    expect(page.get_by_role("alert")).to_contain_text("title")
    assert everything(page, ".cb-preview") == []
    assert too_wide(page) <= 0


def test_pages_are_swapped_and_still_follow(reader: Reader, preview: Preview) -> None:
    sites.write(preview.root, {"mkdocs.yml": SETTINGS.format(f"http://{preview.address}")})
    preview.wait_for_page("kb/index.html", f'href="http://{preview.address}/kb/')
    page = reader.open("index.html")
    page.evaluate("window.sameDocument = true")
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="案例").click()
    expect(page.get_by_role("heading", level=1, name="案例")).to_be_visible()
    assert page.evaluate("window.sameDocument")
    change(preview, "title: ", "title: 又改过的")
    expect(page.get_by_role("link", name="又改过的").first).to_be_visible()
