"""Exams: an attempt under way, by key and by the clock, and how it ends."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.practice.learner import asked, button, choose, entries, heading, told
from tests.browser.practice.sets import EXAM, HOME, STRICT
from tests.browser.practice.sitting import (
    RESULT,
    RUNNING,
    answer_all,
    begun,
    begun_at_nine,
    dialog_of,
    drawn,
    hand_in,
)
from tests.browser.reader import PHONE, Reader

pytestmark = pytest.mark.browser


def test_nothing_tells_right_from_wrong_before_it_is_handed_in(reader: Reader) -> None:
    page = begun(reader)
    form = asked(page, "hello")
    expect(form.get_by_role("button")).to_have_count(0)
    form.get_by_role("radio", name="hello的错法甲").check()
    form.get_by_role("radio", name="hello的错法甲").press("Enter")
    expect(page.get_by_text("错在甲。").filter(visible=True)).to_have_count(0)
    expect(page.get_by_text("看答案和说明").filter(visible=True)).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_text("hello的说明。")).to_be_hidden()
    assert entries(page) == []


def test_handing_in_names_what_is_not_answered_and_leads_there(reader: Reader) -> None:
    page = begun(reader)
    missing = ("hello", "note")
    for name in drawn(page):
        if name not in missing:
            choose(page, name, "对的做法")
    button(page, "交卷").click()
    dialog = dialog_of(page)
    expect(dialog).to_contain_text("还有 2 处没有作答")
    expect(dialog.get_by_role("button", name="继续作答")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button(page, "交卷")).to_be_focused()
    button(page, "交卷").click()
    part = dialog.get_by_role("button", name=".2 题")
    expect(part).to_have_count(1)
    part.click()
    expect(asked(page, "note").get_by_role("radio").first).to_be_focused()
    expect(asked(page, "note").get_by_role("radio").first).to_be_in_viewport()
    assert entries(page) == []
    for name in missing:
        choose(page, name, "对的做法")
    button(page, "交卷").click()
    expect(dialog).to_contain_text("5 题都作答了")
    dialog.get_by_role("button", name="继续作答").click()
    expect(heading(page, RUNNING)).to_be_visible()


def test_an_exam_needs_only_the_keyboard(reader: Reader) -> None:
    page = reader.open(EXAM)
    button(page, "开始考试").focus()
    page.keyboard.press("Enter")
    expect(heading(page, RUNNING)).to_be_focused()
    for _ in drawn(page):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")  # the first option
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")  # how sure one is
    page.keyboard.press("Tab")
    expect(button(page, "交卷")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog_of(page)).to_contain_text("5 题都作答了")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page, RESULT)).to_be_focused()
    assert [answer["answer"] is None for answer in entries(page, "answer")] == [False] * 6


def test_an_attempt_is_given_up_only_after_a_question(reader: Reader) -> None:
    page = begun(reader)
    choose(page, "hello", "对的做法")
    button(page, "放弃这次").click()
    dialog = dialog_of(page)
    dialog.get_by_role("button", name="继续作答").click()
    expect(asked(page, "hello").get_by_role("radio", name="hello的对的做法")).to_be_checked()
    button(page, "放弃这次").click()
    dialog.get_by_role("button", name="放弃这次").click()
    expect(button(page, "开始考试")).to_be_focused()
    expect(told(page, "这次考试已经放弃")).to_be_visible()
    assert entries(page) == []
    page.reload()
    expect(button(page, "开始考试")).to_be_visible()


def test_the_time_is_told_and_not_enforced(reader: Reader) -> None:
    page = begun_at_nine(reader)
    expect(page.get_by_role("timer")).to_have_text("已用 1 分钟以内，还剩 10 分钟")
    told = page.get_by_role("status").filter(has_text=re.compile("."))
    page.clock.run_for("05:00")
    expect(told).to_have_text("还剩 5 分钟。")
    page.clock.run_for("04:00")
    expect(told).to_have_text("还剩 1 分钟。")
    page.clock.run_for("03:00")
    expect(told).to_contain_text("可以接着答完再交卷")
    expect(page.get_by_role("timer")).to_have_text("已用 12 分钟，超过规定 2 分钟")
    answer_all(page)
    hand_in(page)
    expect(heading(page, RESULT)).to_contain_text("通过")


def test_where_time_is_enforced_it_hands_itself_in(reader: Reader) -> None:
    page = begun_at_nine(reader, STRICT)
    choose(page, "start", "对的做法")
    button(page, "交卷").click()  # the dialog is open when the time is up
    page.clock.run_for("02:01")
    expect(heading(page, RESULT)).to_have_text("考试结果：25 分，未通过")
    expect(heading(page, RESULT)).to_be_focused()
    expect(dialog_of(page)).to_have_count(0)
    expect(told(page, "时间到，已经自动交卷")).to_be_visible()


def test_where_time_is_enforced_it_also_ends_while_one_is_away(reader: Reader) -> None:
    page = begun_at_nine(reader, STRICT)
    choose(page, "end", "对的做法")
    page.goto(reader.site.served(HOME))
    page.clock.fast_forward("30:00")
    page.goto(reader.site.served(STRICT))
    expect(heading(page, RESULT)).to_have_text("考试结果：25 分，未通过")
    expect(page.get_by_role("article")).to_contain_text("用时 2 分钟")


def test_what_has_the_focus_is_not_under_the_clock(reader: Reader) -> None:
    page = begun(reader, viewport=PHONE, reduced_motion="reduce")
    clock = page.get_by_role("timer").locator("..")
    hidden = []
    button(page, "交卷").focus()
    for _ in range(12):  # backwards, so that the page scrolls up
        page.keyboard.press("Shift+Tab")
        focus = page.locator(":focus").bounding_box()
        bar = clock.bounding_box()
        assert focus
        assert bar
        hidden += [focus] if focus["y"] < bar["y"] + bar["height"] and bar["y"] < focus["y"] + focus["height"] else []
    assert hidden == []
