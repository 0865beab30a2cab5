"""A platform that cannot be reached for a while: nothing is lost, nothing is told twice."""

import pytest
from playwright.sync_api import expect

from tests.browser.packages.launching import FAILS, REPORTS, launch
from tests.browser.packages.test_sets import both
from tests.browser.reader import NO_STORAGE, Reader

pytestmark = pytest.mark.browser

FORGET = """Object.keys(localStorage).filter((key) => key.includes("kept:told"))
  .forEach((key) => localStorage.removeItem(key))"""


@both
def test_what_was_not_taken_is_said_and_told_again(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    launched.answer("start")
    launched.has_told(1)
    launched.cut()
    launched.answer("length")
    expect(launched.told).to_contain_text(FAILS)
    expect(launched.lesson.get_by_text("原因：")).to_contain_text("error")
    launched.answer("delay")
    launched.cut(is_down=False)
    launched.button("再报一次").click()
    expect(launched.told).to_have_text(REPORTS)
    told = launched.has_told(3)
    assert [one["id"].rpartition(".")[2] for one in told] == ["start", "length", "delay"]


@both
def test_the_next_lesson_tells_what_the_last_one_could_not(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    launched.answer("start")
    launched.has_told(1)
    launched.cut()
    launched.answer("length")
    expect(launched.told).to_contain_text(FAILS)
    later = launch(reader, dialect, "terms-quiz", launched.page)
    told = later.has_told(2)
    assert [one["id"].rpartition(".")[2] for one in told] == ["start", "length"]
    expect(later.lesson.get_by_role("article")).to_contain_text("做过 2／4 题")


@both
def test_what_was_taken_without_a_word_is_not_told_twice(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    launched.answer("start")
    launched.has_told(1)
    launched.crash()
    launched.page.evaluate(FORGET)
    later = launch(reader, dialect, "terms-quiz", launched.page)
    later.answer("length")
    assert [one["id"].rpartition(".")[2] for one in later.has_told(2)] == ["start", "length"]


@both
def test_a_platform_that_is_there_too_late_is_told_all(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz", down="")
    expect(launched.told).to_contain_text(FAILS)
    launched.answer("start")
    launched.answer("length")
    launched.cut(is_down=False)
    launched.button("再报一次").click()
    expect(launched.told).to_have_text(REPORTS)
    launched.has_told(2)


@both
def test_an_answer_that_a_platform_refuses_for_good_is_named_and_the_rest_is_told(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "terms-quiz")
    launched.page.evaluate("platform.refuses = 'latency'")
    launched.answer("start")
    launched.answer("length")
    launched.has_told(2)
    expect(launched.told).to_have_text(REPORTS)
    expect(launched.lesson.get_by_text("学习平台不收的 2 项")).to_be_visible()


def test_a_platform_that_does_not_count_its_answers_loses_none(reader: Reader) -> None:
    launched = launch(reader, "scorm12", "terms-quiz", uncounted="")
    launched.answer("start")
    launched.has_told(1)
    again = launch(reader, "scorm12", "terms-quiz", launched.page, uncounted="")
    again.answer("length")
    assert [one["id"].rpartition(".")[2] for one in again.has_told(2)] == ["start", "length"]


def test_where_the_browser_stores_nothing_the_platform_does(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(f"if (window !== top) {{ {NO_STORAGE} }}")
    launched = launch(reader, "scorm2004", "terms-quiz", page)
    launched.answer("start")
    launched.has_told(1)
    expect(launched.lesson.get_by_text("浏览器没有保存")).to_have_count(0)
    launched.crash()
    again = launch(reader, "scorm2004", "terms-quiz", page)
    expect(again.lesson.get_by_role("article")).to_contain_text("做过 1／4 题")
    again.cut()
    again.answer("length")
    expect(again.lesson.get_by_text("浏览器没有保存")).to_be_visible()
