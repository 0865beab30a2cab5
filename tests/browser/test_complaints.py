"""The pages of complaints in a browser: charts have a name and keep to their room, tables are there for everybody."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import everything, failing
from tests.browser.reader import DESK, LOOKS, PHONE, TOO_WIDE, Reader, Site, open_all, settle
from tests.browser.serving import built
from tests.rendering import LIGHT_AND_DARK, project
from tests.test_complaints import numbers

pytestmark = pytest.mark.browser

INDEX = "complaints/index.html"
OWN = ("index", "signals", "teaching", "report-quarter", "report-year", "cause-pricing")
PAGES = tuple(f"complaints/{name}.html" for name in OWN)
OUTSIDE = """(svg) => {
  const frame = svg.getBoundingClientRect();
  const room = svg.closest(".md-content__inner").getBoundingClientRect();
  const words = [...svg.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
  });
  return [...words.map((text) => text.textContent), ...(frame.right > room.right + 1 ? ["the chart"] : [])];
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of all EXAMPLEs with invented counts."""
    files = {**numbers(), "mkdocs.yml": LIGHT_AND_DARK}
    with built(project(tmp_path_factory.mktemp("complaints"), files)) as site:
        yield site


def charts(page: Page) -> list[str]:
    """What is outside its room in any chart that is shown; there are some."""
    shown = page.locator("svg.cb-shape:visible").all()
    assert shown
    return [words for svg in shown for words in svg.evaluate(OUTSIDE)]


@pytest.mark.parametrize("look", [*LOOKS.values(), {**LOOKS["dark-phone"], "color_scheme": "light"}], ids=str)
def test_axe_finds_nothing_and_nothing_is_too_wide(reader: Reader, look: dict[str, Any]) -> None:
    page, found = reader.page(**look), {}
    for path in PAGES:
        page.goto(reader.site.served(path))
        settle(page)
        open_all(page)
        found[path] = everything(page)
        assert page.evaluate(TOO_WIDE) <= 0, path
    assert failing(found) == {}


@pytest.mark.parametrize("width", [320, 700])
def test_words_of_charts_stay_in_their_room(reader: Reader, width: int) -> None:
    for path in (INDEX, PAGES[-1]):
        page = reader.open(path, viewport={"width": width, "height": 800})
        assert charts(page) == [], path
        page.close()


def test_a_chart_is_an_image_with_a_finding_for_a_name_and_a_table_beside_it(reader: Reader) -> None:
    page = reader.open(PAGES[-1], viewport=PHONE)
    image = page.get_by_role("img", name="2026-10 有 119 件")
    expect(image).to_have_count(1)
    expect(page.get_by_role("heading", name="每月走势")).to_be_visible()
    table = page.get_by_role("region", name="每月走势")
    expect(table).to_be_hidden()
    page.locator("summary", has_text="看表").first.click()
    expect(table.get_by_role("row").nth(1)).to_contain_text("2026-10")


def test_without_scripts_and_on_paper_all_tables_can_be_read(reader: Reader) -> None:
    page = reader.open(INDEX, java_script_enabled=False, viewport=DESK)
    regions = page.locator("details .cb-table")
    page.locator("summary", has_text="看表").first.click()
    expect(regions.first).to_be_visible()
    paper = reader.open(INDEX)
    settle(paper)
    paper.emulate_media(media="print")
    tables = paper.locator("details .cb-table")
    assert tables.count() >= 6
    for number in range(tables.count()):
        expect(tables.nth(number)).to_be_visible()


def test_the_menu_and_the_search_lead_there(reader: Reader) -> None:
    page = reader.open("search.html?q=投诉信号")
    expect(page.get_by_role("article").get_by_role("link", name="投诉信号").first).to_be_visible()
    page.goto(reader.site.served("search.html?q=定价收费"))
    expect(page.get_by_role("article").get_by_role("link", name="定价收费：投诉数据").first).to_be_visible()
    page.goto(reader.site.served("index.html"))
    expect(page.locator("nav a", has_text="投诉信号").first).to_have_attribute("href", PAGES[1])
