"""Reading a page: decisions by key, anchors, a review that is overdue, without scripts, on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import PHONE, Reader, Site, settle, until

pytestmark = pytest.mark.browser

CASE = "cases/loan-rate-opaque.html"
QUIZ = "quizzes/complaint-basics.html"
BELOW = """([place, header]) =>
  place.getBoundingClientRect().top >= header.getBoundingClientRect().bottom - 1"""
OVERDUE = "已过复核日期"
GUIDE = "guides/six-steps.html"
REST = "核对清单、常见错误、分工和依据"
MINUTES, HAN_PER_MINUTE = 8, 500
FIRST_OF_PATH = """async () => {
  const { pages, paths } = await casebook.load("catalogue");
  return new URL(casebook.address(pages[paths.newcomer.modules[0].items[0].ref].page), location.href).href;
}"""
OPEN_HAN = """() => {
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let text; (text = texts.nextNode()); ) {
    const isSeen = text.parentElement.checkVisibility({ visibilityProperty: true });
    if (isSeen) count += text.data.match(/\\p{Script=Han}/gu)?.length ?? 0;
  }
  return count;
}"""
CALENDAR = "calendars/calendar-2026.html"


def test_an_option_reveals_its_feedback_by_key(reader: Reader) -> None:
    page = reader.open(CASE)
    option = page.get_by_role("group").filter(has_text="不妥").first
    verdict = option.get_by_text("不妥", exact=True)
    expect(verdict).to_be_hidden()
    option.locator("summary").press("Enter")
    expect(verdict).to_be_visible()
    option.locator("summary").press("Enter")
    expect(verdict).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("guides/six-steps.html#investigate", "调查核实"),
        ("regulations/toushu-banfa.html#7", "第7条"),
        ("quizzes/complaint-basics.html#_sources", "资料来源"),
    ],
)
@pytest.mark.parametrize("from_folder", [False, True])
def test_a_link_opens_at_its_place(reader: Reader, path: str, heading: str, from_folder: bool) -> None:
    page = reader.open_from_folder(path) if from_folder else reader.open(path)
    place = page.get_by_role("heading", name=heading).first
    expect(place).to_be_in_viewport()
    places = [each.element_handle() for each in (place, page.get_by_role("banner"))]
    until(page, BELOW, places)


def test_the_first_page_of_the_newcomer_is_read_in_eight_minutes(reader: Reader) -> None:
    page = reader.open("index.html", viewport=PHONE)
    page.goto(page.evaluate(FIRST_OF_PATH))
    settle(page)
    assert 100 < page.evaluate(OPEN_HAN) <= MINUTES * HAN_PER_MINUTE


@pytest.mark.parametrize("has_scripts", [True, False])
def test_each_step_of_a_guide_folds_what_is_looked_up(reader: Reader, has_scripts: bool) -> None:
    page = reader.open(GUIDE, java_script_enabled=has_scripts)
    steps = page.get_by_role("navigation", name="步骤").get_by_role("link")
    rests = page.get_by_role("group").filter(has_text=REST)
    expect(rests).to_have_count(steps.count())
    words = ("核对清单", "常见错误", "最终负责 A", "要有", "产出", "依据", "谁引用了这一步")
    for word in words:
        expect(rests.first.get_by_text(word).last).to_be_hidden()
    rests.first.get_by_text(REST).click()
    for word in words:
        expect(rests.first.get_by_text(word).last).to_be_visible()


def test_paper_has_open_what_a_step_folds(reader: Reader) -> None:
    page = reader.open(GUIDE)
    page.emulate_media(media="print")
    for word in ("核对清单", "常见错误", "最终负责 A", "产出"):
        expect(page.get_by_text(word, exact=True).first).to_be_visible()


def test_facts_stand_beside_the_text_or_above_it(reader: Reader) -> None:
    for viewport, beside in ((None, True), (PHONE, False)):
        page = reader.open(CASE, viewport=viewport) if viewport else reader.open(CASE)
        facts = page.get_by_role("complementary", name="基本信息").bounding_box()
        text = page.get_by_role("heading", name="情况").bounding_box()
        assert facts
        assert text
        assert (facts["x"] > text["x"] + 600) is beside


@pytest.mark.parametrize(("year", "is_overdue"), [("2026", False), ("2036", True)])
def test_an_overdue_review_is_announced(reader: Reader, year: str, is_overdue: bool) -> None:
    page = reader.page()
    page.clock.set_fixed_time(f"{year}-11-24T09:00:00+08:00")
    page.goto(reader.site.served(CASE))
    expect(page.get_by_role("note").filter(has_text=OVERDUE)).to_have_count(int(is_overdue))
    expect(page.get_by_text("复核于 2026")).to_be_visible()


@pytest.mark.parametrize(("day", "is_near"), [("2026-10-31", False), ("2026-11-01", True)])
def test_the_newest_calendar_asks_for_the_next_year_from_november_on(reader: Reader, day: str, is_near: bool) -> None:
    page = reader.page()
    page.clock.set_fixed_time(f"{day}T09:00:00+08:00")
    page.goto(reader.site.served(CALENDAR))
    expect(page.get_by_text("还没有 2027 年的工作日历")).to_be_visible()
    expect(page.get_by_role("note").filter(has_text="2027 年的放假通知发布了就要录入")).to_have_count(int(is_near))


def test_without_scripts_every_word_can_be_read(reader: Reader) -> None:
    for path in (CASE, QUIZ):
        page = reader.open(path, java_script_enabled=False, viewport=PHONE)
        for part in page.get_by_role("group").all():
            if not part.locator("> summary + *").is_visible():
                part.locator("> summary").click()
        hidden = page.get_by_role("article").locator("p, li, td, dd").filter(visible=False)
        assert [text for text in hidden.all_inner_texts() if text.strip()] == []


def test_without_scripts_a_list_is_whole(reader: Reader, site: Site) -> None:
    page = reader.open("cases/index.html", java_script_enabled=False)
    cases = [path for path in site.pages() if re.fullmatch(r"cases/(?!index).*\.html", path)]
    expect(page.get_by_role("article").get_by_role("listitem")).to_have_count(len(cases))
    expect(page.get_by_role("combobox")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_what_is_folded(reader: Reader, scripts: bool) -> None:
    page = reader.open(CASE, java_script_enabled=scripts)
    story = page.get_by_role("article").get_by_text("处理结果", exact=True)
    expect(story).to_be_hidden()
    page.emulate_media(media="print")
    expect(story).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("article").get_by_text("不妥", exact=True).first).to_be_visible()
