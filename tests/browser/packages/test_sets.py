"""A question set on a platform with SCORM: what it is told, and how a lesson goes on."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import everything
from tests.browser.packages.launching import ALONE, REPORTS, RIGHT, WRONG, Launched, launch
from tests.browser.reader import LOOKS, Reader, too_wide

pytestmark = pytest.mark.browser

OLD, NEW = "scorm12", "scorm2004"
both = pytest.mark.parametrize("dialect", [OLD, NEW])
NAMES = ("start", "length", "delay", "end")


def status(launched: Launched, dialect: str) -> tuple[str | None, ...]:
    """How the lesson stands: completion, success and score."""
    known = launched.values
    if dialect == OLD:
        return known.get("cmi.core.lesson_status"), known.get("cmi.core.score.raw")
    names = ("cmi.completion_status", "cmi.success_status", "cmi.score.scaled", "cmi.score.raw")
    return tuple(known.get(name) for name in names)


@both
def test_every_answer_is_told_and_what_the_set_comes_to_at_its_end(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    expect(launched.told).to_have_text(REPORTS)
    for name in NAMES[:3]:
        launched.answer(name)
    launched.has_told(3)
    assert status(launched, dialect) == {OLD: ("incomplete", None), NEW: ("incomplete", None, None, None)}[dialect]
    launched.answer("end", WRONG)
    told = launched.has_told(4)
    wrong, answered = {OLD: ("wrong", "student_response"), NEW: ("incorrect", "learner_response")}[dialect]
    assert [one["id"] for one in told] == [f"cb.terms-quiz.{name}" for name in NAMES]
    assert [one["result"] for one in told] == ["correct"] * 3 + [wrong]
    assert [one[answered] == one["correct_responses.0.pattern"] for one in told] == [True] * 3 + [False]
    assert status(launched, dialect) == {OLD: ("completed", "75"), NEW: ("completed", None, "0.75", "75")}[dialect]
    assert launched.state("wrong") == []


@both
@pytest.mark.parametrize(("mark", "passes"), [(75, True), (76, False)])
def test_the_mark_that_the_platform_sets_decides(reader: Reader, dialect: str, mark: int, passes: bool) -> None:
    launched = launch(reader, dialect, "terms-quiz", mastery=str(mark if dialect == OLD else mark / 100))
    for name, option in zip(NAMES, [RIGHT] * 3 + [WRONG], strict=True):
        launched.answer(name, option)
    launched.has_told(4)
    assert ("passed" if passes else "failed") in status(launched, dialect)
    launched.button("第 4 题").click()
    launched.button("再做一次").last.click()
    launched.pick("end")
    launched.check("end怎么办？")
    launched.has_told(5)
    assert "passed" in status(launched, dialect)


@both
def test_a_lesson_goes_on_after_a_crash_with_what_was_answered(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    launched.answer("start", WRONG)
    launched.answer("length")
    launched.has_told(2)
    launched.crash()
    elsewhere = launch(reader, dialect, "terms-quiz", launched.page)
    expect(elsewhere.lesson.get_by_role("article")).to_contain_text("做过 2／4 题")
    expect(elsewhere.form("delay怎么办？")).to_be_visible()
    elsewhere.button("上一题").click()
    elsewhere.button("上一题").click()
    expect(elsewhere.lesson.get_by_text("上次：答错了")).to_be_visible()
    elsewhere.lesson.get_by_role("button", name="下一题").click()
    elsewhere.lesson.get_by_role("button", name="下一题").click()
    for name in ("delay", "end"):
        elsewhere.answer(name)
    assert [one["id"].rpartition(".")[2] for one in elsewhere.has_told(4)] == list(NAMES)
    assert "75" in status(elsewhere, dialect)


@both
def test_what_was_answered_is_known_on_another_machine(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    launched.answer("start")
    launched.has_told(1)
    launched.crash()
    launched.page.evaluate("localStorage.clear()")
    elsewhere = launch(reader, dialect, "terms-quiz", launched.page)
    expect(elsewhere.lesson.get_by_role("article")).to_contain_text("做过 1／4 题")
    elsewhere.answer("length")
    elsewhere.has_told(2)


@both
def test_a_new_attempt_and_another_learner_begin_with_nothing(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    launched.answer("start")
    launched.has_told(1)
    other = launch(reader, dialect, "terms-quiz", launched.page, learner="learner-2")
    expect(other.lesson.get_by_role("article")).to_contain_text("做过 0／4 题")
    again = launch(reader, dialect, "terms-quiz", launched.page)
    again.page.evaluate("platform.crash()")
    again.page.evaluate("platform.forget()")
    fresh = launch(reader, dialect, "terms-quiz", again.page)
    expect(fresh.lesson.get_by_role("article")).to_contain_text("做过 0／4 题")
    assert fresh.interactions == []


@pytest.mark.parametrize(("dialect", "mode"), [(OLD, "browse"), (NEW, "review")])
def test_who_only_looks_is_told_so_and_nothing_else_is_told(reader: Reader, dialect: str, mode: str) -> None:
    launched = launch(reader, dialect, "terms-quiz", mode=mode)
    expect(launched.told).to_contain_text("以浏览方式打开")
    launched.answer("start")
    launched.page.goto("about:blank")
    assert launch(reader, dialect, "terms-quiz", launched.page).interactions == []


def test_without_a_platform_it_is_practice(reader: Reader) -> None:
    for page in (reader.open("scorm12/terms-quiz.html"), reader.open_from_folder("cmi5/terms-quiz.html")):
        expect(page.get_by_role("status").first).to_contain_text(ALONE)
        page.get_by_role("radio", name=f"start的{RIGHT}").check()
        page.get_by_role("button", name="看对不对").first.click()
        expect(page.get_by_role("article")).to_contain_text("做过 1／4 题")


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_everyone_can_use_it(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open("scorm2004/types.html?all", **look)
    expect(page.get_by_role("button", name="看对不对").first).to_be_visible()
    assert everything(page) == []
    assert too_wide(page) == 0


def test_links_open_beside_the_lesson(reader: Reader) -> None:
    page = reader.open("scorm12/types.html")
    assert page.locator("base").get_attribute("target") == "_blank"
    assert page.locator("a[href^='page:']").count() == 0
    assert re.search("《示例办法》", page.get_by_role("article").inner_text())
