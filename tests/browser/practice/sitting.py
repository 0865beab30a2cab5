"""Exams as whoever sits them meets them: begun, answered, handed in."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.practice.learner import asked, button, choose, heading
from tests.browser.practice.sets import EXAM
from tests.browser.reader import Reader

RESULT = "考试结果"
RUNNING = "考试进行中"


def start(page: Page) -> None:
    """Begin an attempt."""
    button(page, "开始考试").click()
    expect(heading(page, RUNNING)).to_be_focused()


def drawn(page: Page) -> list[str]:
    """The questions that the attempt under way asks, in the order in which they stand."""
    names: list[str] = page.get_by_role("form").evaluate_all(
        "forms => forms.map((form) => form.parentElement.getAttribute('name')?.split('#')[1]).filter(Boolean)"
    )
    return names


def options(page: Page, name: str) -> list[str]:
    """The options of a question as they stand."""
    inputs = asked(page, name).get_by_role("group", name="选项").get_by_role("radio")
    found: list[str] = inputs.evaluate_all(
        "inputs => inputs.map((input) => input.closest('label').innerText.trim().split('\\n').at(-1))"
    )
    return found


def all_options(page: Page) -> dict[str, list[str]]:
    """The options of all questions as they stand."""
    return {name: options(page, name) for name in drawn(page)}


def answer_all(page: Page, option: str = "对的做法") -> None:
    """Pick the same option everywhere."""
    for name in drawn(page):
        choose(page, name, option)


def dialog_of(page: Page) -> Locator:
    """What is asked before an attempt ends."""
    return page.get_by_role("dialog", name=re.compile("交卷吗|放弃这次"))


def hand_in(page: Page) -> None:
    """End the attempt; the result is shown."""
    button(page, "交卷").click()
    button(dialog_of(page), "交卷").click()
    expect(heading(page, RESULT)).to_be_focused()


def begun(reader: Reader, path: str = EXAM, **options: Any) -> Page:
    """A page with an attempt under way."""
    page = reader.open(path, **options)
    start(page)
    return page


def begun_at_nine(reader: Reader, path: str = EXAM) -> Page:
    """A page with an attempt under way, and a clock that stands still but when the test moves it."""
    page = reader.page()
    page.clock.install(time="2026-11-24T08:59:59")
    page.clock.pause_at("2026-11-24T09:00:00")
    page.goto(reader.site.served(path))
    start(page)
    return page
