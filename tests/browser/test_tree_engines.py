"""The tree of `casebook render`, made into a site by MkDocs and by Zensical, looks and works as the built site does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.cli import main
from tests.browser.reader import DESK, PHONE, Reader, Site, reading, too_wide
from tests.browser.serving import serving
from tests.rendering import MKDOCS, project
from tests.trees import ENGINES, made, rendered

pytestmark = pytest.mark.browser

GUIDE, PAGE, QUIZ = "guides/complaint-steps.html", "page.html", "quizzes/example-quiz.html"
HEADINGS = """# 手写的页

## 先看这里

### 期限

### 期限

A & B（甲）
-----------

<div markdown>

## 里面 {#own}

</div>
"""
SETTINGS = f"""{MKDOCS}
markdown_extensions: [attr_list, md_in_html]
nav:
  - 首页: index.md
  - 查: [guides/index.md, page.md]
"""
LOOK_OF_SITE = """
  features: [navigation.tabs, navigation.sections]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/weather-night, name: 切换到深色}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/weather-sunny, name: 切换到浅色}
"""
FILES = {"mkdocs.yml": SETTINGS.replace("\n  font:", f"{LOOK_OF_SITE}  font:"), "content/page.md": HEADINGS}
IDS = "elements => elements.map(({tagName, id}) => [tagName, id])"
PLACES = ("body", "h1", "header", "article a[href]", ".cb-badge", ".cb-steps", ".md-tabs", ".md-tabs__item--active a")
SEEN = ("color", "background-color", "border-top-color", "font-family", "font-size", "font-weight", "line-height")
LOOK = """([places, names]) => places.map((place) => {
  const element = document.querySelector(place);
  return element && names.map((name) => getComputedStyle(element).getPropertyValue(name));
})"""


class Sites(NamedTuple):
    """The site that our plugin builds, and the one that an engine makes of the tree."""

    built: Site
    made: Site


@pytest.fixture(scope="module", params=ENGINES)
def sites(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Sites]:
    """Both, of one project."""
    root = project(tmp_path_factory.mktemp("project"), FILES)
    assert main(["build", "--project", str(root)]) == 0
    made(rendered(root, root / "tree"), request.param)
    with serving(root) as address:
        folders = (root / "site", root / "tree" / "site")
        yield Sites(*(Site(folder, f"{address}/{folder.relative_to(root).as_posix()}") for folder in folders))


@pytest.fixture
def reader(browser: Browser, sites: Sites) -> Iterator[Reader]:
    """Opens pages of the tree's site."""
    with reading(browser, sites.made) as reader:
        yield reader


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", [GUIDE, PAGE])
def test_a_page_looks_as_on_the_built_site(
    browser: Browser, reader: Reader, sites: Sites, path: str, scheme: Any, screen: Any
) -> None:
    looks = {"color_scheme": scheme, "viewport": screen}
    with reading(browser, sites.built) as other:
        expected = other.open(path, **looks).evaluate(LOOK, [PLACES, SEEN])
    page = reader.open(path, **looks)
    assert page.evaluate(LOOK, [PLACES, SEEN]) == expected
    assert too_wide(page) <= 0  # Zensical keeps room for a scrollbar
    assert sum(map(bool, expected)) >= 4, "little was there to see"


@pytest.mark.parametrize("from_folder", [True, False])
def test_a_switch_changes_light_to_dark(reader: Reader, from_folder: bool) -> None:
    page = reader.page(color_scheme="light")
    page.goto(reader.site.on_disk(GUIDE) if from_folder else reader.site.served(GUIDE))
    light = _ground(page)
    page.get_by_title("切换到深色").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert light == "rgb(255, 255, 255)"
    assert _ground(page) == "rgb(19, 25, 27)"


def test_the_menu_leads_on_and_marks_where_one_is(reader: Reader) -> None:
    page = reader.open(GUIDE)
    tabs = page.get_by_role("navigation", name="栏目")
    expect(tabs.get_by_role("link", name="查", exact=True)).to_have_attribute("aria-current", "true")
    tabs.get_by_role("link", name="自测").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("自测")


@pytest.mark.parametrize("from_folder", [True, False])
def test_a_quiz_is_answered_and_says_why(reader: Reader, from_folder: bool) -> None:
    page = reader.open_from_folder(QUIZ) if from_folder else reader.open(QUIZ)
    form = page.get_by_role("form").filter(has=page.get_by_role("radio", name="15 个工作日"))
    form.get_by_role("radio", name="15 个工作日").check()
    form.get_by_role("button", name="看对不对").click()
    expect(form.get_by_role("status").last).to_have_text("不对")


def test_the_search_in_the_header_is_ours(reader: Reader) -> None:
    page = reader.open(PAGE)
    page.get_by_role("button", name="搜索", exact=True).click()
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("searchbox").fill("手写的页")
    dialog.get_by_role("link", name="手写的页").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("手写的页")


def test_headings_of_handwritten_pages_have_the_anchors_that_they_have_on_the_built_site(
    browser: Browser, reader: Reader, sites: Sites
) -> None:
    with reading(browser, sites.built) as other:
        expected = other.open(PAGE).locator("article :is(h1, h2, h3)").evaluate_all(IDS)
    assert reader.open(PAGE).locator("article :is(h1, h2, h3)").evaluate_all(IDS) == expected
    assert expected[1:4] == [["H2", "先看这里"], ["H3", "期限"], ["H3", "期限_1"]]


def _ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_site_without_a_palette_has_colours_too(browser: Browser, tmp_path: Path) -> None:
    root = project(tmp_path, {"mkdocs.yml": MKDOCS})
    assert main(["build", "--project", str(root)]) == 0
    reader = Reader(browser, Site(root / "site", ""))
    page = reader.open_from_folder(GUIDE)
    expect(page.locator(".cb-steps").first).to_have_css("background-color", "rgb(241, 246, 246)")
    reader.leave()
    assert reader.problems == []
