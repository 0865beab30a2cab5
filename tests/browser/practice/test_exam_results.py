"""Exams: the score, what it is made of, what to read again, and attempts of before."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import everything, failing
from tests.browser.practice.learner import asked, button, choose, entries, heading
from tests.browser.practice.sets import EXAM, TERMS, WORDS
from tests.browser.practice.sitting import RESULT, all_options, answer_all, begun, dialog_of, drawn, hand_in, start
from tests.browser.reader import LOOKS, Reader, too_wide

pytestmark = pytest.mark.browser


def test_all_right_is_a_hundred_points_and_is_recorded(reader: Reader) -> None:
    page = begun(reader)
    names = drawn(page)
    answer_all(page)
    choose(page, "hello", "对的做法", sure=True)
    choose(page, "note", "对的做法", sure=False)
    hand_in(page)
    expect(heading(page, RESULT)).to_have_text("考试结果：100 分，通过")
    expect(page.get_by_role("article")).to_contain_text("合格线 80 分")
    expect(page.get_by_text("重读：")).to_have_count(0)
    expect(heading(page, "答对了：5 题")).to_be_visible()
    [attempt] = entries(page, "exam")
    answers = entries(page, "answer")
    assert (attempt["exam"], attempt["score"], attempt["passed"]) == ("little-exam", 1, True)
    assert {answer["exam"] for answer in answers} == {attempt["attempt"]}
    assert sorted(answer["question"].split("#")[1] for answer in answers) == sorted(names)
    assert {answer["question"].split("#")[1]: answer.get("sure") for answer in answers} == {
        **dict.fromkeys(names),
        "hello": True,
        "note": False,
    }
    assert page.evaluate("casebook.record.kept('exam:little-exam')") is None
    assert page.evaluate("casebook.record.entries().every(casebook.shape.isEntry)")


def test_what_was_not_right_is_told_by_topic_and_shown_sure_ones_first(reader: Reader) -> None:
    page = begun(reader)
    first, second, third = drawn(page)[:3]
    choose(page, first, "对的做法")
    choose(page, second, "错法甲", sure=True)
    choose(page, third, "错法乙")
    choose(page, "greet", "对的做法")
    hand_in(page)
    # 1 + 0 + 0 of the terms, 0 for hello and one half for the scenario: 1.5 of 5
    expect(heading(page, RESULT)).to_have_text("考试结果：30 分，未通过")
    terms = page.get_by_role("listitem").filter(has_text=f"{TERMS} 答对 1／3 题")
    expect(terms.get_by_role("link")).to_have_text(["《示例办法》第18条"])
    words = page.get_by_role("listitem").filter(has_text=f"{WORDS} 答对 1／3 题")
    expect(words.get_by_role("link")).to_have_text(["投诉处理两步流程（示例） › 接收登记"])
    titles = ["确定但没答对：1 题", "没答对：1 题", "没有作答：2 题", "答对了：1 题"]
    tops = [heading(page, title).last.bounding_box() for title in titles]
    assert all(one and other and one["y"] < other["y"] for one, other in pairwise(tops))
    assert drawn(page)[0] == second
    expect(asked(page, second).get_by_text("错在甲。")).to_be_visible()
    expect(asked(page, "note").get_by_text("没有作答")).to_be_visible()
    expect(page.get_by_text(f"{third}的说明。")).to_be_visible()
    expect(page.get_by_text(f"{first}的说明。")).to_be_hidden()
    for name in drawn(page):
        expect(asked(page, name).get_by_role("radio", name=f"{name}的错法甲")).to_be_disabled()
    unanswered = {answer["question"].split("#")[1] for answer in entries(page, "answer") if answer["answer"] is None}
    assert unanswered == {"hello", "note"}


def test_an_attempt_of_before_is_shown_as_it_was(reader: Reader) -> None:
    page = reader.page()
    page.clock.set_fixed_time("2026-11-24T09:05:00")
    page.goto(reader.site.served(EXAM))
    start(page)
    answer_all(page, "错法甲")
    choose(page, "hello", "对的做法", sure=True)
    hand_in(page)
    shown, result = page.get_by_role("article").inner_text(), all_options(page)
    page.clock.set_fixed_time("2026-11-25T10:00:00")
    page.reload()
    start(page)
    answer_all(page)
    hand_in(page)
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="分 ·")).to_have_text(
        [
            "2026-11-25 10:00 · 100 分 · 通过 看这一次",
            "2026-11-24 09:05 · 20 分 · 未通过 看这一次",
        ]
    )
    page.get_by_role("button", name="看这一次：2026-11-24 09:05").click()
    expect(heading(page, RESULT)).to_be_focused()
    expect(asked(page, "note").get_by_text("错在甲。")).to_be_visible()
    assert all_options(page) == result
    assert page.get_by_role("article").inner_text() == shown
    assert len(entries(page, "exam")) == 2


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open(EXAM, **look)
    found: dict[str, list[str]] = {}

    def note(state: str) -> None:
        found[state] = everything(page)
        assert too_wide(page) == 0, state

    button(page, "开始考试").wait_for()
    note("before")
    start(page)
    choose(page, drawn(page)[0], "错法甲", sure=True)
    choose(page, "hello", "对的做法")
    note("under way")
    button(page, "交卷").click()
    expect(dialog_of(page)).to_be_visible()
    note("asked")
    button(dialog_of(page), "交卷").click()
    expect(heading(page, RESULT)).to_be_focused()
    note("result")
    button(page, "回到考试说明").click()
    expect(button(page, "开始考试")).to_be_focused()
    note("after")
    assert failing(found) == {}
