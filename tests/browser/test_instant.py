"""With `site_url` Material swaps pages without loading them anew; nothing may then be there twice."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.reader import Reader, Site, open_all, reading, settle, until
from tests.browser.serving import built
from tests.rendering import MKDOCS, project
from tests.sites import example_files

pytestmark = pytest.mark.browser

SETTINGS = MKDOCS.replace("  font: false\n", "  font: false\n  features: [navigation.instant, navigation.tabs]\n")
GUIDE, QUIZ = "guides/complaint-steps.html", "quizzes/example-quiz.html"
SECOND, IMPORTANT = "cases/second-case.yaml", "severity-important"


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of all EXAMPLEs, a second case and a second question, built for the address at which it is served."""
    files = example_files()
    case = files["cases/example-case.yaml"].replace("severity: severity-routine", f"severity: {IMPORTANT}")
    quiz = files["quizzes/example-quiz.yaml"]
    another = quiz[quiz.index("  - id: unit") :].replace("id: unit", "id: days").replace("答复期限", "办理期限")
    changed = {SECOND: case, "quizzes/example-quiz.yaml": quiz + another, "mkdocs.yml": SETTINGS}
    with built(project(tmp_path_factory.mktemp("instant"), changed), swaps_pages=True) as site:
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


@pytest.fixture
def swapping(browser: Browser, instant: Site) -> Iterator[Reader]:
    with reading(browser, instant) as reader:
        yield reader


def test_a_jump_within_a_page_leaves_open_what_is_open(swapping: Reader) -> None:
    page = _low_page(swapping)
    open_all(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _contents(page).get_by_role("link", name="核实答复").click()
    expect(page.locator("#investigate")).to_be_in_viewport()
    page.evaluate("location.hash = '#receive'")  # as a picture's link does, of which the theme knows nothing
    expect(page.locator("#receive")).to_be_in_viewport()
    assert page.locator("details:not([open])").count() == 0
    assert [url for url in asked if url.endswith(GUIDE)] == []


def test_going_back_within_a_page_leads_to_the_place_that_was_left(swapping: Reader) -> None:
    page = _low_page(swapping)
    page.evaluate("history.scrollRestoration = 'manual'")  # as the theme leaves it
    page.mouse.wheel(0, 120)
    until(page, "() => scrollY === 120")
    _contents(page).get_by_role("link", name="核实答复").click()
    until(page, "() => history.state?.y > 200")
    page.go_back()
    until(page, "() => scrollY === 120")
    page.go_forward()
    until(page, "() => scrollY > 200")


def test_a_link_leads_to_its_place_as_often_as_it_is_followed(swapping: Reader) -> None:
    page = _low_page(swapping)
    page.evaluate("window.sameDocument = true")
    _follow(page, "案例", "cases/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("案例")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("投诉处理两步流程")
    for _time in range(2):
        page.evaluate("scrollTo(0, 0)")
        _contents(page).get_by_role("link", name="核实答复").click()
        expect(page.locator("#investigate")).to_be_in_viewport()
    assert page.evaluate("window.sameDocument")


def test_a_link_leads_to_its_place_when_the_page_has_another_query(swapping: Reader) -> None:
    page = swapping.open(QUIZ, viewport={"width": 1280, "height": 500})
    settle(page)
    page.get_by_role("button", name="全部显示").click()
    expect(page).to_have_url(re.compile("[?]all"))
    page.evaluate("scrollTo(0, 0)")
    _contents(page).get_by_role("link").last.click()
    expect(page).to_have_url(re.compile("[?]all#."))
    until(page, "() => scrollY > 0")


def test_a_link_to_the_page_with_another_query_asks_it(swapping: Reader) -> None:
    page = swapping.open("search.html?q=登记")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("searchbox").fill("术语")
    dialog.get_by_role("link", name=re.compile("在整页里看")).click()
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("术语")


def test_the_way_past_the_header_leads_to_the_text_of_the_page_that_is_shown(swapping: Reader) -> None:
    page = _low_page(swapping)
    _follow(page, "案例", "cases/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("案例")
    page.get_by_role("link", name="跳到正文").press("Enter")
    expect(page).to_have_url(re.compile("cases/index.html#_main$"))
    expect(page.locator("#_main")).to_be_focused()


def test_going_back_before_the_next_page_has_come_stays_on_this_one(swapping: Reader) -> None:
    page = _low_page(swapping)
    page.evaluate("window.sameDocument = true")
    held: list[Route] = []
    page.route("**/cases/index.html", lambda route: held.append(route))
    _follow(page, "案例", "cases/index.html")
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(GUIDE)))
    expect(page.get_by_role("heading", level=1)).to_contain_text("投诉处理两步流程")
    page.unroute("**/cases/index.html")
    _follow(page, "案例", "cases/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("案例")
    assert page.evaluate("window.sameDocument")


def _low_page(reader: Reader) -> Page:
    """A guide on a screen that shows little of it, all of which has been read."""
    page = reader.open(GUIDE, viewport={"width": 1280, "height": 500})
    settle(page)
    return page


def _contents(page: Page) -> Locator:
    return page.get_by_role("navigation", name="本页目录")


def _follow(page: Page, name: str, address: str) -> None:
    page.get_by_role("navigation", name="栏目").get_by_role("link", name=name).click()
    expect(page).to_have_url(re.compile(re.escape(address)))
