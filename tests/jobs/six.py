"""Six jobs that people open the site for, on the shipped content, by role and name. Each fails if it cannot be done."""

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader, settle

Job = Callable[[Reader], None]
FOUND = re.compile("页$")
TO_ROUTINE = ("都没有", "不会", "都没有", "只有这一位", "没有达到", "都没有")


def search(reader: Reader) -> None:
    """Search a word from any page and open the first result."""
    page = reader.open("guides/six-steps.html")
    page.get_by_role("button", name="搜索", exact=True).click()
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("searchbox").fill("催收")
    expect(dialog.get_by_role("status")).to_have_text(FOUND)
    first = dialog.locator("section").get_by_role("link").first
    expect(first).to_contain_text("催收")
    first.click()
    expect(dialog).to_be_hidden()
    expect(_title(page)).to_contain_text("催收")


def answer(reader: Reader) -> None:
    """Answer a question wrongly and read why."""
    page = reader.open("quizzes/deadlines-quiz.html?all")
    form = page.get_by_role("form", name="一件投诉情况特别复杂")
    form.get_by_role("radio", name="60 个工作日").check()
    form.get_by_role("button", name="看对不对").click()
    expect(form.get_by_role("status").last).to_have_text("不对")
    expect(form.get_by_text("单位错了")).to_be_visible()


def count(reader: Reader) -> None:
    """Count a time limit from the day on which a complaint came."""
    page = reader.open("deadline-tool.html")
    page.get_by_role("combobox", name="类别").select_option(label="消费投诉答复（客户直接提出）")
    page.get_by_label("收到日期").fill("2026-03-01")
    expect(page.get_by_role("status", name="最晚的日期")).to_contain_text("最晚 2026-03-16（周一）")
    expect(page.get_by_role("region", name="结果")).to_contain_text("2026-04-30（周四）")


def decide(reader: Reader) -> None:
    """Walk a decision tree from the first question to an outcome."""
    page = reader.open("trees/complaint-grading.html")
    now = page.get_by_role("region", name="当前")
    for words in TO_ROUTINE:
        asked = now.get_by_role("heading").inner_text()
        now.get_by_role("button", name=words, exact=True).click()
        expect(now.get_by_role("heading")).not_to_have_text(asked)
    expect(now.get_by_role("heading")).to_have_text("结果：一般，按六步流程办")


def write(reader: Reader) -> None:
    """Fill a letter, and see what its proofreading finds."""
    page = reader.open("wordings/decision-letter.html")
    form = page.get_by_role("form", name="填空")
    form.get_by_label("受理编号").fill("TS-7")
    form.get_by_label("核实到的情况").fill("手机 13800138000，我们保证不再发生。")
    expect(page.get_by_role("article").locator("pre").first).to_contain_text("编号TS-7")
    page.get_by_role("button", name="放进下面检查").click()
    found = page.get_by_role("status").filter(has_text="查到：")
    expect(found).to_contain_text("1 处个人信息")
    expect(page.get_by_role("article")).to_contain_text("像是手机号")


def sit(reader: Reader) -> None:
    """Take an exam, and find it in one's own record."""
    page = reader.open("exams/newcomer-exam.html")
    page.get_by_role("button", name="开始考试", exact=True).click()
    expect(page.get_by_role("heading", name="考试进行中")).to_be_focused()
    for options in page.get_by_role("article").get_by_role("group", name="选项").all():
        if options.is_visible():
            options.get_by_role("radio").or_(options.get_by_role("checkbox")).first.check()
    page.get_by_role("button", name="交卷", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="交卷", exact=True).click()
    expect(page.get_by_role("heading", name="考试结果")).to_be_focused()
    page.goto(reader.site.served("my-record.html"))
    settle(page)
    record = page.get_by_role("region", name="考试")
    expect(record.get_by_role("row").filter(has_text="新员工入门考试")).to_contain_text(re.compile(r"\d+ 分"))


JOBS: Mapping[str, Job] = {
    "search a word and open the result": search,
    "answer a question and see feedback": answer,
    "count a deadline": count,
    "walk a decision tree": decide,
    "fill a letter and see it proofread": write,
    "take an exam and see it in my record": sit,
}


def _title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)
