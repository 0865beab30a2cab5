"""No serious or critical finding of axe, on every kind of page, light and dark, on a phone and at a desk."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.kinds import all_kinds
from tests.browser.axe import MENU, failing, grave
from tests.browser.reader import DESK, LOOKS, PHONE, Reader, Site, open_all, reading, settle, until

pytestmark = pytest.mark.browser

GUIDE, IN_MENU = "guides/six-steps.html", "guides/index.html"
HANDWRITTEN = ("about.html", "onboarding.html")
OVERVIEWS = (
    "index.html",
    "search.html?q=催收",
    "lessons.html",
    "principles.html",
    "whats-new.html",
    "phrases.html",
    "versions.html",
    "404.html",
)
LISTS = tuple(f"{kind.pages}/index.html" for kind in all_kinds())
LIST_TEMPLATES = ("cases", "paths", "quizzes", "risks", "taxonomy", "terms")  # a folder for each template of a list
LISTS_OF_THEIR_OWN = tuple(f"{folder}/index.html" for folder in LIST_TEMPLATES)
SCREENS: dict[str, ViewportSize] = {"desk": DESK, "phone": PHONE}
COMPLETE = re.compile("页$")  # the search has read everything

Found = Mapping[str, dict[str, list[str]]]


@pytest.fixture(scope="module", params=["light", "dark"])
def found(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Found:
    """What axe finds grave on each screen; a page is loaded once for both. In the dark all is opened."""
    is_dark = request.param == "dark"
    found: Found = {name: {} for name in SCREENS}
    with reading(browser, site) as reader:
        page = reader.page(color_scheme=request.param, reduced_motion="reduce")
        lists = dict.fromkeys(LISTS_OF_THEIR_OWN, ("phone",)) if is_dark else dict.fromkeys(LISTS, ("desk",))
        for path, screens in ({path: tuple(SCREENS) for path in _samples(site)} | lists).items():
            page.set_viewport_size(SCREENS[screens[0]])
            _visit(page, site.served(path), is_dark)
            for name in screens:
                page.set_viewport_size(SCREENS[name])
                found[name][path] = grave(page)
        for name, size in SCREENS.items():
            page.set_viewport_size(size)
            _visit(page, site.served(IN_MENU), is_dark)
            if name == "phone":
                page.get_by_role("button", name="菜单").press("Enter")
            expect(page.locator(MENU).get_by_role("link", name="全部流程")).to_be_visible()
            found[name]["menu"] = grave(page, MENU)
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_grave(found: Found, screen: str) -> None:
    assert len(found[screen]) > len(LISTS)
    assert failing(found[screen]) == {}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_grave_while_searching(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open("index.html", **look)
    page.get_by_role("button", name="搜索", exact=True).click()
    dialog = page.get_by_role("dialog", name="搜索")
    expect(dialog.get_by_role("button", name="15日")).to_be_visible()
    empty = grave(page)
    dialog.get_by_role("searchbox").fill("催收")
    dialog.get_by_text("筛选").click()
    expect(dialog.get_by_role("status")).to_have_text(COMPLETE)
    expect(dialog.get_by_role("link", name="催收").first).to_be_visible()
    assert [*empty, *grave(page)] == []


@pytest.mark.parametrize("from_folder", [True, False])
def test_the_first_key_leads_to_the_text(reader: Reader, from_folder: bool) -> None:
    page = reader.open_from_folder(GUIDE) if from_folder else reader.open(GUIDE)
    if not from_folder:
        _let_the_theme_swap_the_page(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#_main")).to_be_focused()
    expect(page).to_have_url(re.compile(f"{GUIDE if from_folder else IN_MENU}#_main$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("article").locator(":focus")).to_have_count(1)


def test_the_menu_of_a_phone_opens_by_key(reader: Reader) -> None:
    page = reader.open(GUIDE, viewport=PHONE)
    menu = page.get_by_role("navigation", name="菜单").get_by_role("link", name="首页")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="菜单").press("Enter")
    expect(menu).to_be_visible()


def _samples(site: Site) -> list[str]:
    """The overviews, the handwritten pages and one record of each kind."""
    records = [path for path in site.pages() if "/" in path and path not in LISTS]
    first_of_folder = {path.partition("/")[0]: path for path in reversed(records)}
    return [*OVERVIEWS, *HANDWRITTEN, *first_of_folder.values()]


def _visit(page: Page, address: str, is_opened: bool) -> None:
    page.goto(address)
    settle(page)
    if "?q=" in address:
        expect(page.get_by_role("main").get_by_role("status")).to_have_text(COMPLETE)
    if is_opened:
        open_all(page)


def _let_the_theme_swap_the_page(page: Page) -> None:
    """It does for whoever comes back to another page."""
    page.evaluate("""document.querySelector('#_main').isOld = true;
      for (const name of ["index.html", "index.html"]) history.pushState(null, "", name);
      history.back()""")
    until(page, "() => !document.querySelector('#_main').isOld")
