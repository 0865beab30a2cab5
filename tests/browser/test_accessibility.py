"""No serious or critical finding of axe, on every kind of page, light and dark, on a phone and at a desk."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Page

from generator.kinds import all_kinds
from tests.browser.axe import grave
from tests.browser.reader import DESK, PHONE, Reader, Site

pytestmark = pytest.mark.browser

HANDWRITTEN = ("about.html", "onboarding.html")
OVERVIEWS = ("index.html", "search.html?q=催收", "lessons.html", "principles.html", "whats-new.html", "404.html")
LISTS = tuple(f"{kind.pages}/index.html" for kind in all_kinds())
LIST_TEMPLATES = ("cases", "paths", "quizzes", "risks", "taxonomy", "terms")  # a folder for each template of a list
LISTS_OF_THEIR_OWN = tuple(f"{folder}/index.html" for folder in LIST_TEMPLATES)
OPEN_ALL = "document.querySelectorAll('details').forEach((part) => part.open = true)"


@pytest.mark.parametrize(
    ("scheme", "screen", "opened", "lists"),
    [
        ("light", DESK, False, LISTS),
        ("dark", PHONE, True, LISTS_OF_THEIR_OWN),
        ("dark", DESK, True, ()),
        ("light", PHONE, False, ()),
    ],
    ids=["light-desk", "dark-phone-opened", "dark-desk-opened", "light-phone"],
)
def test_axe_finds_nothing_grave(
    reader: Reader, site: Site, scheme: str, screen: dict[str, int], opened: bool, lists: Sequence[str]
) -> None:
    page = reader.page(color_scheme=scheme, viewport=screen, reduced_motion="reduce")
    found = {path: _violations(page, site.served(path), opened) for path in (*_samples(site), *lists)}
    assert {path: violations for path, violations in found.items() if violations} == {}


@pytest.mark.parametrize(("scheme", "screen"), [("light", DESK), ("dark", PHONE)], ids=["light-desk", "dark-phone"])
def test_axe_finds_nothing_grave_while_searching(reader: Reader, scheme: str, screen: dict[str, int]) -> None:
    page = reader.open("index.html", reduced_motion="reduce", color_scheme=scheme, viewport=screen)
    page.get_by_role("button", name="搜索", exact=True).click()
    empty = grave(page)
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("searchbox").fill("催收")
    dialog.get_by_text("筛选").click()
    dialog.get_by_role("link", name="催收").first.wait_for()
    assert [*empty, *grave(page)] == []


def test_the_first_key_leads_to_the_text(reader: Reader) -> None:
    page = reader.open("guides/six-steps.html")
    page.wait_for_load_state("networkidle")  # the theme's script takes the focus away while it starts
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === '_main'")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert page.get_by_role("article").locator(":focus").count() == 1, focused


def test_the_menu_of_a_phone_opens_by_key(reader: Reader) -> None:
    page = reader.open("guides/six-steps.html", viewport=PHONE)
    menu = page.get_by_role("navigation", name="菜单").get_by_role("link", name="首页")
    assert not menu.is_visible()
    page.get_by_role("button", name="菜单").press("Enter")
    menu.wait_for()


def _samples(site: Site) -> list[str]:
    """The overviews, the handwritten pages and one record of each kind."""
    records = [path for path in site.pages() if "/" in path and path not in LISTS]
    first_of_folder = {path.partition("/")[0]: path for path in reversed(records)}
    return [*OVERVIEWS, *HANDWRITTEN, *first_of_folder.values()]


def _violations(page: Page, address: str, opened: bool) -> list[str]:
    page.goto(address)
    if opened:
        page.evaluate(OPEN_ALL)
    return grave(page)
