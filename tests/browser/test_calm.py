"""One calm path: every state of learning has nothing for axe, and where nothing is kept it is said."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import everything, failing
from tests.browser.reader import DESK, LOOKS, NO_STORAGE, PHONE, Reader, open_all, settle, too_wide

pytestmark = pytest.mark.browser

FIRST, SECOND = "terms/term-complaint.html", "guides/six-steps.html"
QUIZ = "quizzes/complaint-basics.html"
FOLDED = ("coverage.html", "risks/index.html", "roles/frontline.html", "regulations/toushu-banfa.html")
KEPT = (
    *(FIRST, SECOND, QUIZ, "paths/newcomer.html", "cases/account-takeover.html", "exams/newcomer-exam.html"),
    *("desk.html", "my-record.html", "review.html", "mistakes.html"),
)
WIDTHS = (320, 360, 768, 1280)
TABLES = (
    *("calendars/calendar-2026.html", "versions.html", "remedies/ladder-collection.html", "outlines/deck.html"),
    *("plans/plan-media.html", "deadlines/deadline-complaint.html", "wordings/decision-letter.html", *FOLDED),
)

SHORTEN = """() => {
  const sortOf = (one) => `${one.localName} ${one.getAttribute("class")}`;
  const sorts = () => new Set([...document.querySelectorAll("article *")].map(sortOf)).size;
  const before = sorts();
  const further = "article :is(a, details, li, p, tr):nth-of-type(n + 13):not(:last-of-type)";
  document.querySelectorAll(further).forEach((one) => one.remove());
  return sorts() === before;
}"""
"""Leaves a dozen of what stands in a row, and the last: one line of a template made them all, and axe takes many times
as long for a page of thousands. Says whether each sort of element is still there."""

SCROLLED = """[...document.querySelectorAll('.cb-table:has(> .cb-cards)')]
  .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1).length"""


def _visit(page: Page, reader: Reader, path: str) -> None:
    page.goto(reader.site.served(path))
    settle(page)


def _next(page: Page) -> str:
    return page.locator("cb-next").inner_text()


def test_a_newcomer_is_led_from_the_path_to_the_next_item_and_back_home(reader: Reader) -> None:
    page = reader.open("paths/newcomer.html", viewport=PHONE)
    page.locator("cb-path").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("消费投诉")
    page.get_by_role("button", name="标记为已读").click()
    page.get_by_role("link", name="下一项：投诉处理六步流程").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("投诉处理六步流程")
    page.get_by_role("contentinfo").scroll_into_view_if_needed()
    expect(page.get_by_text("路径 新员工五天路径 1／")).to_be_visible()
    page.goto(reader.site.served("index.html"))
    expect(page.locator("cb-continue").get_by_role("link", name="投诉处理六步流程")).to_be_visible()


def test_a_handler_is_led_along_the_path_that_was_opened(reader: Reader) -> None:
    page = reader.open("paths/handler.html")
    page.locator("cb-path").get_by_role("link").click()
    page.get_by_role("button", name="标记为已读").click()
    expect(page.get_by_text("路径 投诉处理人员 1／")).to_be_visible()
    page.goto(reader.site.served("index.html"))
    expect(page.locator("cb-continue").get_by_role("link", name="投诉处理人员")).to_be_visible()


def test_a_set_leads_on_at_its_end_and_says_what_it_lacks(reader: Reader) -> None:
    page = reader.open("paths/newcomer.html")
    _visit(page, reader, QUIZ)
    questions = page.locator(".md-content__inner > .cb-question").count()
    expect(page.get_by_text("下一项：")).to_be_hidden()
    _answer_wrongly(page)
    for _number in range(questions - 1):
        page.get_by_role("button", name="下一题").click()
    page.get_by_role("button", name="做完了，看结果").click()
    expect(page.get_by_role("link", name="下一项：")).to_be_visible()
    assert "答对 75% 算完成" in _next(page)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_while_somebody_learns(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open("my-record.html", **look)
    settle(page)
    found = {"no record": everything(page)}
    _visit(page, reader, "paths/newcomer.html")
    found["path"] = everything(page)
    _visit(page, reader, FIRST)
    page.get_by_role("button", name="标记为已读").click()
    found["read"] = everything(page)
    _visit(page, reader, QUIZ)
    _answer_wrongly(page)
    found["wrong"] = everything(page)
    for path in ("index.html", "my-record.html"):
        _visit(page, reader, path)
        found[path] = everything(page)
    for path in FOLDED:
        _visit(page, reader, path)
        open_all(page)
        assert page.evaluate(SHORTEN), f"{path}: something is in the long lists only"
        found[path] = everything(page)
    page.goto(reader.site.served("404.html"))
    found["404"] = everything(page, "main")
    assert failing(found) == {}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_wherever_something_would_be_kept_it_is_said_that_nothing_is(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.page(**look)
    page.add_init_script(NO_STORAGE)
    found = {}
    for path in KEPT:
        _visit(page, reader, path)
        expect(page.get_by_role("note").filter(has_text="浏览器没有保存").first, path).to_be_visible()
        if path in (FIRST, "desk.html"):
            found[path] = everything(page)
    assert failing(found) == {}


def test_tables_fit_every_screen(reader: Reader) -> None:
    page = reader.page()
    for path in TABLES:
        _visit(page, reader, path)
        open_all(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": DESK["height"]})
            assert too_wide(page) == 0, (path, width)
            assert width > PHONE["width"] or page.evaluate(SCROLLED) == 0, (path, width)


def _answer_wrongly(page: Page) -> None:
    question = page.locator(".cb-question:not(.cb-away)").first
    question.get_by_role("radio").nth(1).check()
    question.get_by_role("button", name="看对不对").first.click()
    expect(question.get_by_role("status").first).not_to_be_empty()
