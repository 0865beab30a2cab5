"""Every type of question on platforms that look at the form of each value."""

import pytest
from playwright.sync_api import expect

from tests.browser.packages.launching import Launched, launch
from tests.browser.packages.test_sets import both
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

TYPES = {
    "single": "choice", "multiple": "choice", "true-false": "true-false", "fill": "fill-in", "numeric": "numeric",
    "short": "choice", "order": "sequencing", "match": "matching", "classify": "matching",
    "scenario-first": "choice", "scenario-second": "fill-in", "branching": "performance",
}  # fmt: skip


def question(launched: Launched, name: str) -> None:
    """Have the answer to a question marked, wherever it stands."""
    form = launched.lesson.locator(f"[name='types#{name}'] > form")
    form.get_by_role("button", name="看对不对").click()
    expect(form.get_by_role("status").last).not_to_be_empty()


def answer_all(launched: Launched) -> None:
    """Answer every question of the set, as a learner would."""
    launched.button("全部显示").click()
    of = {name: launched.lesson.locator(f"[name='types#{name}'] > form") for name in TYPES}
    of["single"].get_by_role("radio", name="15 日", exact=False).last.check()
    for name in ("收到日期", "联系方式"):
        of["multiple"].get_by_role("checkbox", name=name).check()
    of["true-false"].get_by_role("radio", name="错").check()
    of["fill"].get_by_role("textbox").fill("{证据[,]诉求")
    of["numeric"].get_by_role("textbox").fill("十五天")
    of["scenario-second"].get_by_role("textbox").fill("15 个工作日")
    of["scenario-first"].get_by_role("radio", name="登记诉求").check()
    of["order"].get_by_role("button", name="上移").last.click()
    for place in range(3):
        of["match"].get_by_role("combobox").nth(place).select_option(index=place + 1)
        of["classify"].get_by_role("radio", name="投诉").nth(place).check()
    for name in TYPES.keys() - {"short", "branching"}:
        question(launched, name)
    of["short"].get_by_role("textbox").fill("先听他说。")
    of["short"].get_by_role("button", name="看参考答案").click()
    of["short"].get_by_role("checkbox", name="先听完").check()
    of["short"].get_by_role("button", name="记下自评").click()
    for option in ("登记异议", "调还款流水核对"):
        of["branching"].get_by_role("radio", name=option).check()
        of["branching"].get_by_role("button", name="选定").click()
        of["branching"].get_by_role("button", name="继续").click()


@both
def test_every_type_is_told_as_the_standard_says_and_is_there_again(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "types")
    answer_all(launched)
    told = {one["id"].removeprefix("cb.types."): one for one in launched.has_told(len(TYPES))}
    assert launched.state("wrong") == []
    assert {name: one["type"] for name, one in told.items()} == TYPES
    response = "student_response" if dialect == "scorm12" else "learner_response"
    assert told["numeric"][response] == "15"
    assert told["scenario-second"][response] == "15 个工作日"
    assert told["scenario-second"]["correct_responses.0.pattern"] == "15日"
    for name in ("single", "branching", "scenario-first"):
        assert told[name][response] == told[name]["correct_responses.0.pattern"]
    assert told["multiple"]["result"] == "0.6667"
    assert told["short"]["result"] == "0.3333"
    assert told["scenario-first"]["weighting"] == "0.5"
    before = answers(launched)
    launched.crash()
    launched.page.evaluate("localStorage.clear()")
    assert answers(launch(reader, dialect, "types", launched.page)) == before


def answers(launched: Launched) -> object:
    """What the record of the lesson says of each question."""
    frame = launched.page.frames[-1]
    return frame.evaluate(
        """() => Object.fromEntries(casebook.record.entries().map(({question, version, score, answer, self}) =>
             [question, [version, score, answer, self ?? null]]))"""
    )


@both
def test_a_lesson_is_styled_as_the_site_is(reader: Reader, dialect: str) -> None:
    launched = launch(reader, dialect, "types")
    launched.button("全部显示").click()
    rows = launched.lesson.locator("[name='types#order'] ol.cb-order")
    expect(rows).to_have_css("list-style-type", "none")
    expect(rows).to_have_css("padding-left", "0px")
    expect(rows.locator("> li").first).to_have_css("display", "flex")
    move = rows.locator(".cb-move").last
    expect(move).to_have_css("border-top-width", "0px")
    expect(move).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(launched.button("看对不对").first).to_have_css("border-top-style", "solid")
