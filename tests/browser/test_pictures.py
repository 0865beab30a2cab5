"""Pictures in a browser: the shape that fits is shown, with its words inside their boxes, whatever the fonts are."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import TOO_WIDE, Reader, open_all

pytestmark = pytest.mark.browser

PAGES = {
    "guides/six-steps.html": "投诉处理六步流程",
    "trees/acceptance.html": "受理判断",
    "deadlines/deadline-complaint.html": "起算的例子",
    "risks/index.html": "风险矩阵",
    "paths/newcomer.html": "个模块",
}
WIDTHS = (320, 360, 600, 900, 1280, 1600)
OUTSIDE = """(svg) => [...svg.querySelectorAll("g")].filter((box) => box.querySelector("text")).filter((box) => {
  const words = box.querySelector("text").getBoundingClientRect();
  const frame = box.querySelector("rect").getBoundingClientRect();
  const beside = words.left < frame.left || words.right > frame.right;
  return beside || words.top < frame.top - 2 || words.bottom > frame.bottom + 2;
}).map((box) => box.textContent)"""

BESIDE = """(svg) => {
  const room = svg.closest("details, .md-content__inner").getBoundingClientRect();
  return Math.ceil(svg.getBoundingClientRect().right - room.right);
}"""


@pytest.mark.parametrize(("path", "words"), PAGES.items(), ids=PAGES)
def test_words_stay_in_their_boxes(reader: Reader, path: str, words: str) -> None:
    page = reader.open(path)
    open_all(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        shown = page.get_by_role("figure").filter(has_text=words).locator("svg:visible")
        expect(shown).to_have_count(1)
        assert shown.evaluate(OUTSIDE) == [], width
        assert shown.evaluate(BESIDE) <= 0, width
        assert page.evaluate(TOO_WIDE) <= 0, width


def test_a_step_in_the_picture_leads_to_the_step(reader: Reader) -> None:
    page = reader.open("guides/six-steps.html")
    open_all(page)
    page.get_by_role("figure").get_by_role("link", name="3 调查核实").click()
    expect(page.locator("#investigate")).to_be_in_viewport()


def test_a_picture_can_be_printed(reader: Reader) -> None:
    page = reader.open("trees/acceptance.html")
    page.emulate_media(media="print")
    expect(page.get_by_role("figure").locator("svg:visible")).to_have_count(1)
