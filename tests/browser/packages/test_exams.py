"""An exam on a platform: its draw and its answers survive, and the best attempt is what it comes to."""

import pytest
from playwright.sync_api import expect

from tests.browser.packages.launching import RIGHT, WRONG, Launched, launch
from tests.browser.packages.test_sets import both, status
from tests.browser.reader import Reader, until

pytestmark = pytest.mark.browser

DRAWN = "forms => forms.map((form) => form.parentElement.getAttribute('name').split('#')[1])"


def start(launched: Launched) -> list[str]:
    """Begin an attempt; the names of what is drawn."""
    launched.lesson.get_by_role("button", name="开始考试").or_(launched.button("再考一次")).click()
    return drawn(launched)


def drawn(launched: Launched) -> list[str]:
    """What the attempt under way asks."""
    expect(launched.lesson.get_by_role("heading", name="考试进行中")).to_be_visible()
    found: list[str] = launched.lesson.get_by_role("form").evaluate_all(DRAWN)
    return found


def hand_in(launched: Launched) -> None:
    """End the attempt."""
    launched.button("交卷").first.click()
    launched.lesson.get_by_role("dialog").get_by_role("button", name="交卷", exact=True).click()
    expect(launched.lesson.get_by_role("heading", name="考试结果")).to_be_visible()


@both
def test_an_exam_under_way_survives_a_crash_on_any_machine(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "little-exam")
    names = start(launched)
    launched.pick(names[0])
    launched.pick(names[1], WRONG)
    until(launched.page, "() => platform.values['cmi.suspend_data']?.split('~').length > 2")
    launched.crash()
    launched.page.evaluate("localStorage.clear()")
    elsewhere = launch(reader, dialect, "little-exam", launched.page)
    assert drawn(elsewhere) == names
    expect(elsewhere.lesson.get_by_text(f"已答 2／{5} 题")).to_be_visible()
    for name, option in zip(names[:2], (RIGHT, WRONG), strict=True):
        expect(elsewhere.form(f"{name}怎么办？").get_by_role("radio", name=f"{name}的{option}")).to_be_checked()
    for name in names[1:]:
        elsewhere.pick(name)
    hand_in(elsewhere)
    told = elsewhere.has_told(len(names))
    assert sorted(one["id"].rpartition(".")[2] for one in told) == sorted(names)
    passed = {"scorm12": ("passed", "100"), "scorm2004": ("completed", "passed", "1", "100")}
    assert status(elsewhere, dialect) == passed[dialect]


@both
def test_the_best_of_several_attempts_counts(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "little-exam")
    for option, standing, count in ((WRONG, "failed", 1), (RIGHT, "passed", 2), (WRONG, "passed", 3)):
        names = start(launched)
        for name in names:
            launched.pick(name, option)
        hand_in(launched)
        until(launched.page, "(count) => platform.interactions.length >= count", count * 5)
        assert standing in status(launched, dialect)
    again = launch(reader, dialect, "little-exam", launched.page)
    expect(again.lesson.get_by_role("list").get_by_text("100 分 · 通过")).to_be_visible()
    assert "passed" in status(again, dialect)
    assert launched.state("wrong") == []
