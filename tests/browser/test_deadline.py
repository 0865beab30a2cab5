"""The page that counts time limits: the same answers as Python, by key, on a phone, refused where a year is unknown."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import grave
from tests.browser.reader import NO_CLIPBOARD, PHONE, Reader, kept, too_wide
from tests.shipped import shipped_library

pytestmark = pytest.mark.browser

TOOL = "deadline-tool.html"
COMPLAINT = "消费投诉答复（客户直接提出）"
FORWARD = "监管机构转交投诉"
LEAK = "信息泄露报告（金融监管部门）"
LIBRARY = shipped_library()


@pytest.fixture
def tool(reader: Reader) -> Page:
    """The page on a morning in November 2026."""
    page = reader.page()
    page.clock.set_fixed_time("2026-11-23T09:00:00+08:00")
    page.goto(reader.site.served(TOOL))
    expect(page.get_by_role("form", name="算日期")).to_be_visible()
    return page


def test_a_chain_by_key_alone(tool: Page) -> None:
    kind = tool.get_by_role("combobox", name="类别")
    kind.focus()
    tool.keyboard.press("ArrowDown")
    expect(kind).to_have_value("deadline-complaint")
    tool.keyboard.press("Tab")
    expect(tool.get_by_label("收到日期")).to_be_focused()
    tool.keyboard.type("03012026")
    expect(_answer(tool)).to_contain_text("最晚 2026-03-16（周一），已经过了 252 日")
    ends = _result(tool).get_by_role("listitem").filter(has_text="批准和告知都不晚于")
    expect(ends.get_by_role("time")).to_have_text(
        ["2026-03-31（周二）", "2026-03-16（周一）", "2026-04-30（周四）", "2026-03-31（周二）"]
    )
    last = ends.last
    expect(last).to_contain_text("上级机构，或者总行、总公司的高级管理人员")
    expect(_answer(tool).get_by_text("已核原文")).to_be_visible()
    expect(last).not_to_contain_text("已核原文")  # as sure as the whole, which says so once
    expect(last).to_contain_text("批准和告知都不晚于2026-03-31（周二）")
    article = last.get_by_role("link", name="《投诉办法》第18条", exact=True)
    expect(article).to_have_attribute("href", re.compile(r"toushu-banfa\.html#18$"))


def test_today_is_one_button_away(tool: Page) -> None:
    _choose(tool, "征信异议书面答复")
    tool.get_by_role("button", name="今天").press("Enter")
    expect(tool.get_by_label("收到日期")).to_have_value("2026-11-23")
    expect(_answer(tool)).to_contain_text("最晚 2026-12-13（周日），还剩 20 日")
    expect(_result(tool)).to_contain_text("这天是休息日（周末），按不顺延的口径仍是这天到期。")
    expect(_result(tool)).to_contain_text("要人签字、寄送的，不晚于 2026-12-11（周五）办完。")


def test_an_end_in_a_year_without_a_calendar_says_what_is_not_known(tool: Page) -> None:
    _count(tool, COMPLAINT, "2026-11-23")
    expect(_answer(tool)).to_contain_text("2026-12-08（周二），还剩 15 日")
    last = _result(tool).get_by_role("listitem").filter(has_text="2027-01-22")
    expect(last).to_contain_text("没有录入 2027 年的工作日历，不知道这天是不是休息日")


@pytest.mark.parametrize(("day", "year"), [("2026-12-28", "2027"), ("2027-03-01", "2027"), ("2024-12-31", "2024")])
def test_working_days_in_an_unknown_year_are_refused_with_words(tool: Page, day: str, year: str) -> None:
    _count(tool, FORWARD, day)
    expect(_answer(tool)).to_contain_text(f"算不出来：没有录入 {year} 年的工作日历")
    expect(tool.get_by_role("time")).to_have_count(0)
    expect(tool.get_by_label("记进业务系统的一行")).to_have_value(re.compile("算不出来"))


def test_what_is_not_settled_is_said_beside_the_date(tool: Page) -> None:
    for limit, words in (("对反洗钱措施的异议", "已核原文"), ("征信异议书面答复", "据公开转载")):
        _count(tool, limit, "2026-05-20")
        expect(_answer(tool)).to_contain_text(f"2026-05-20 起算 {words}")


def test_working_days_over_spring_festival(tool: Page) -> None:
    _count(tool, FORWARD, "2026-02-12")
    expect(_answer(tool)).to_contain_text("最晚 2026-02-28（周六）")


def test_the_last_days_of_the_last_known_year_may_still_change(tool: Page) -> None:
    _count(tool, FORWARD, "2026-12-18")
    expect(_answer(tool)).to_contain_text("最晚 2026-12-29（周二）")
    expect(_result(tool)).to_contain_text("年末几天可能被 2027 年的放假通知调整")


def test_hours_count_from_a_time(tool: Page) -> None:
    time = tool.get_by_label("时刻")
    _count(tool, LEAK, "2026-11-22")
    expect(_answer(tool)).to_be_hidden()
    time.fill("23:00")
    expect(_answer(tool)).to_contain_text("最晚 2026-11-23（周一） 01:00，已经过了 8 小时")
    beside = tool.get_by_role("table", name="同一件事的全部时限")
    expect(beside.get_by_role("row").filter(has_text="受影响的客户本人")).to_contain_text(
        "立即2026-11-22（周日） 23:00"
    )
    expect(beside.get_by_role("row").filter(has_text="提交正式书面报告")).to_contain_text(
        "24 小时2026-11-23（周一） 23:00"
    )
    expect(beside.get_by_role("row").filter(has_text="事后调查总结报告")).not_to_contain_text("2026-")
    _choose(tool, COMPLAINT)
    expect(time).to_be_hidden()
    expect(_answer(tool)).to_contain_text("最晚 2026-12-07（周一）")


def test_a_year_that_is_being_typed_is_not_counted_with(tool: Page) -> None:
    _choose(tool, COMPLAINT)
    tool.get_by_label("收到日期").focus()
    tool.keyboard.type("0301202")
    expect(_answer(tool)).to_be_hidden()
    tool.keyboard.type("6")
    expect(_answer(tool)).to_be_visible()


def test_the_calendar_file_holds_every_date(tool: Page) -> None:
    tool.get_by_label("受理编号").fill("T-7, 甲;乙\\丙")
    _count(tool, COMPLAINT, "2026-03-01")
    events = _download(tool)
    assert [event["DTSTART;VALUE=DATE"] for event in events] == [
        *("20260303", "20260309", "20260313", "20260314", "20260316", "20260326", "20260331", "20260430"),
    ]
    assert len({event["UID"] for event in events}) == len(events)
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]) for event in events)
    assert events[4]["SUMMARY"] == rf"T-7\, 甲\;乙\\丙 到期：作出处理决定并告知投诉人：{COMPLAINT}"
    assert events[4]["DESCRIPTION"].endswith(r"依据：《投诉办法》第18条（已核原文）。\n推算，以官方文本为准。")
    expect(_result(tool).get_by_role("status")).to_contain_text("有 8 个日期")
    assert [event["UID"] for event in _download(tool)] == [event["UID"] for event in events]


def test_times_stand_in_the_calendar_file_as_in_beijing(tool: Page) -> None:
    tool.get_by_role("combobox", name="类别").select_option(label=LEAK)
    tool.get_by_label("收到日期").fill("2026-11-22")
    tool.get_by_label("时刻").fill("06:30")
    begins = [event["DTSTART"] for event in _download(tool)]
    assert begins == ["20261121T233000Z", "20261122T003000Z"]


@pytest.mark.parametrize("clipboard", [True, False])
def test_the_line_is_copied_and_said_to_be(reader: Reader, clipboard: bool) -> None:
    page = reader.open(TOOL, permissions=["clipboard-read", "clipboard-write"])
    if not clipboard:  # as on a page over plain HTTP
        page.evaluate(NO_CLIPBOARD)
    _count(page, COMPLAINT, "2026-03-01")
    line = page.get_by_label("记进业务系统的一行").input_value()
    assert "\n" not in line
    assert "2026-03-16（周一）到期：作出处理决定并告知投诉人；2026-03-31（周二）" in line
    page.get_by_role("button", name="复制这一行").press("Enter")
    expect(_result(page).get_by_role("status")).to_have_text("已复制。")
    page.get_by_label("受理编号").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("受理编号")).to_have_value(line[:40])


def test_nothing_typed_is_sent_or_kept(tool: Page) -> None:
    sent: list[str] = []
    _choose(tool, COMPLAINT)
    before = kept(tool)
    tool.on("request", lambda request: sent.append(request.url))
    tool.get_by_label("受理编号").fill("T-7")
    tool.get_by_label("收到日期").fill("2026-03-01")
    expect(_answer(tool)).to_be_visible()
    assert sent == []
    assert tool.url.endswith(TOOL)
    assert kept(tool) == before
    tool.reload()
    expect(tool.get_by_label("收到日期")).to_have_value("")
    expect(tool.get_by_label("受理编号")).to_have_value("")


@pytest.mark.parametrize("from_folder", [True, False])
def test_a_limits_own_page_leads_here_with_it_chosen(reader: Reader, from_folder: bool) -> None:
    path = "deadlines/deadline-pbc-transfer.html"
    page = reader.open_from_folder(path) if from_folder else reader.open(path)
    page.get_by_role("link", name="算出日期").click()
    expect(page.get_by_role("combobox", name="类别")).to_have_value("deadline-pbc-transfer")
    expect(page.get_by_label("收到日期")).to_be_focused()
    expect(page.get_by_role("combobox", name="类别")).to_be_in_viewport()
    page.get_by_label("收到日期").fill("2026-03-01")
    expect(_answer(page)).to_contain_text("2026-03-16（周一）")


def test_a_step_of_a_guide_leads_here_with_its_limit_chosen(reader: Reader) -> None:
    page = reader.open("guides/credit-objection.html#reply")
    page.get_by_role("link", name="算日期：征信异议书面答复").click()
    expect(page.get_by_role("combobox", name="类别")).to_have_value("deadline-credit-objection")


def test_what_may_follow_is_chosen_without_the_old_date(tool: Page) -> None:
    _count(tool, COMPLAINT, "2026-03-01")
    _result(tool).get_by_role("link", name="投诉人申请上级核查").click()
    expect(tool.get_by_role("combobox", name="类别")).to_have_value("deadline-review-request")
    expect(tool.get_by_label("收到日期")).to_have_value("")
    expect(tool.get_by_text("从投诉人收到处理决定之日起算。")).to_be_visible()
    expect(_answer(tool)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_answer_without_scrolling_sideways(reader: Reader, scheme: str) -> None:
    page = reader.open(TOOL, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    for limit, day in ((COMPLAINT, "2026-09-20"), (FORWARD, "2026-12-28")):
        _count(page, limit, day)
        assert too_wide(page) == 0
        assert grave(page) == []


def test_without_scripts_there_is_a_table_of_all_limits(reader: Reader) -> None:
    page = reader.open(TOOL, java_script_enabled=False)
    expect(page.get_by_role("form")).to_have_count(0)
    table = page.get_by_role("region", name="全部时限").get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(1 + len(LIBRARY.of_kind("deadline")))
    row = table.get_by_role("row").filter(has_text="人民银行分支机构转来")
    for words in ("本机构收到人民银行分支机构转交之日", "15 日", "到 60 日", "本机构投诉处理工作负责人", "据二手资料"):
        expect(row).to_contain_text(words)


def test_paper_shows_the_dates_and_not_the_form(tool: Page) -> None:
    _count(tool, COMPLAINT, "2026-03-01")
    tool.emulate_media(media="print")
    expect(tool.get_by_role("form", name="算日期")).to_be_hidden()
    expect(_answer(tool)).to_be_visible()
    expect(_result(tool).get_by_role("listitem").filter(has_text="2026-04-30")).to_be_visible()


def _choose(page: Page, limit: str) -> None:
    page.get_by_role("combobox", name="类别").select_option(label=limit)


def _count(page: Page, limit: str, day: str) -> None:
    _choose(page, limit)
    page.get_by_label("收到日期").fill(day)


def _answer(page: Page) -> Locator:
    """What is read out."""
    return page.get_by_role("status", name="最晚的日期")


def _result(page: Page) -> Locator:
    return page.get_by_role("region", name="结果")


def _download(page: Page) -> list[dict[str, str]]:
    """The events of the calendar file: its lines unfolded, those of alarms left out."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载日历文件（.ics）").click()
    assert re.fullmatch(r"deadline-\d{4}-\d\d-\d\d\.ics", waiting.value.suggested_filename)
    raw = waiting.value.path().read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    text = raw.decode().replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    events = re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL)
    return [dict(re.findall(r"(.+?):(.*)\r\n", event.partition("BEGIN:VALARM")[0])) for event in events]
