"""What readers come to the site for, each done from beginning to end; a job that cannot be done raises."""

import re
from collections.abc import Callable

from selenium.webdriver.common.keys import Keys

from generator.kinds.quiz import Quiz
from generator.kinds.wording import Wording
from generator.learners import exported
from tests.browser.reader import NO_CLIPBOARD
from tests.engines.answering import answer
from tests.engines.drawing import SIGNS, are_apart
from tests.engines.page import Place
from tests.engines.reader import Reader
from tests.engines.waiting import until
from tests.shipped import shipped_library

COMPLAINT = "信用卡晚还了两天，你们的人一天打我二十几个电话，今天又打到我爸妈那里！手机 13800000417。"
LINE = "产品：信用卡；原因：催收方式和手段；级别：紧急投诉；先走：催收类投诉"
TYPES = ("single", "multiple", "true_false", "match", "fill", "classify", "order", "numeric")
QUIZ = "mediation-callback-quiz"
LETTER = "decision-letter"
EXAM = "newcomer-exam"
DAY = ("1", Keys.TAB, "2", Keys.TAB, "2026")
"""The second of January as it is typed into a date field. More digits may follow either of these two, so that no engine
moves on to the next part before the key does."""
Job = Callable[[Reader], None]

FAULTS = {
    "is said": "console.error('is said')",
    "is thrown|Script error": "{ throw new Error('is thrown') }",  # WebKit keeps the words from pages in a folder
    "is promised": "Promise.reject(new Error('is promised'))",
    "is-not-there.css": "document.head.append(make('link', {rel: 'stylesheet', href: 'is-not-there.css'}))",
    "refused by script-src": "document.head.append(make('script', {text: 'null'}))",
}
"""What goes wrong, and what is told of it."""
LIBRARY = shipped_library()


def errors(reader: Reader) -> None:
    """Be told of whatever goes wrong on a page: all other jobs rely on it."""
    reader.open("index.html")
    reader.run("const { make } = casebook;" + "".join(f"setTimeout(() => {fault});" for fault in FAULTS.values()))
    told: list[str] = []

    def all_told() -> bool:
        told.extend(reader.problems())
        return all(any(re.search(sign, words) for words in told) for sign in FAULTS)

    until(all_told, f"not all of {[*FAULTS]} is told")


def numbers(reader: Reader) -> None:
    """Read numbers and dashes among Han characters: no sign stands over another."""
    reader.open("index.html")
    assert are_apart(reader), f"not each sign of {''.join(SIGNS)} is to be seen"


def search(reader: Reader) -> None:
    """Find a page by its words and by how they sound, and open it."""
    for query in ("催收", "cuishou"):
        reader.open("index.html")
        reader.type("/")
        dialog = reader.place("dialog", "搜索")
        dialog.place("searchbox").fill(query)
        dialog.place("status").matches("页$")
        first = dialog.place("link", "催收")
        address = first.property("href")
        first.click()
        reader.arrives(address)
        reader.place("heading", "催收").element()


def complaint(reader: Reader) -> None:
    """Paste what somebody said, be told what it is like, and confirm that."""
    reader.open("intake.html")
    reader.place("textbox", "投诉原话").fill(COMPLAINT)
    reader.place("button", "看像哪一类").click()
    reader.place("status").reads("催收方式和手段（有把握）", "紧急投诉")
    result = reader.place("region", "建议")
    result.reads("…0417", "先停后查")
    result.place("link", "催收类投诉").element()
    result.place("radio", "信用卡", exact=True).click()
    result.place("checkbox", "催收方式和手段").click()
    result.place("radio", "紧急投诉").click()
    result.place("textbox", "记进业务系统的一行").holds(LINE)


def deadline(reader: Reader) -> None:
    """Count a time limit from a day that is typed."""
    reader.open("deadline-tool.html")
    reader.place("combobox", "类别").choose("消费投诉答复（客户直接提出）")
    reader.place("date", "收到日期").press(*DAY)
    reader.place("status", "最晚的日期").reads("最晚 2026-01-17（周六）")
    reader.place("region", "结果").reads("2026-02-01（周日）")


def tree(reader: Reader) -> None:
    """Answer until there is a result; the browser's buttons take the last answer back and give it again."""
    reader.open("trees/acceptance.html")
    now = reader.place("region", "当前")
    heading = now.place("heading")
    seen = [heading.reads("1. ")]
    while not seen[-1].startswith("结果"):
        now.place("button").click()
        seen.append(heading.changes(seen[-1]))
    reader.back()
    heading.reads(seen[-2])
    reader.forward()
    heading.reads(seen[-1])


def letter(reader: Reader) -> None:
    """Fill in a letter, have it and a bad one proofread, and copy it, also where pages get at no clipboard."""
    wording = LIBRARY.one(Wording, LETTER)
    assert wording
    reader.open(f"wordings/{LETTER}.html")
    main, form, area = reader.place("main"), reader.place("form", "填空"), reader.place("textbox", "要说或者要发的文字")
    for slot in wording.slots:
        _enter(form, slot.title, slot.type, str(slot.example))
    reader.place("button", "放进下面检查").click()
    main.reads("没有查到问题")
    text = area.value()
    assert "【" not in text, text
    area.fill("保证15个工作日内处理。")
    main.reads("查到：")
    _copy(reader, area, text)
    main.reads("没有查到问题")
    reader.run(NO_CLIPBOARD)
    form.place("textbox", wording.slots[0].title).fill("客户乙先生")
    _copy(reader, area, text.replace(str(wording.slots[0].example), "客户乙先生"))


def questions(reader: Reader) -> None:
    """Answer a question of each type, rightly and wrongly by turns; the verdicts are there after a reload."""
    quiz = LIBRARY.one(Quiz, QUIZ)
    assert quiz
    reader.open(f"quizzes/{QUIZ}.html?all")
    first = {question.type: number for number, question in reversed([*enumerate(quiz.questions)])}
    main = reader.place("main")
    for turn, number in enumerate(first[name] for name in TYPES):
        form, right = main.place("form", number=number), turn % 2 == 0
        answer(quiz.questions[number], form, right=right)
        form.place("button", "看对不对").click()
        form.reads("答对了" if right else "不对", "再做一次")
    reader.reload()
    main.reads(*(f"上次：{words}" for words in ("答对了", "答错了")))
    assert main.element().text.count("上次：") == len(TYPES)


def exam(reader: Reader) -> None:
    """Sit an exam, find it in the record, and export that as a file that holds it."""
    reader.open(f"exams/{EXAM}.html")
    reader.place("button", "开始考试").click()
    main = reader.place("main")
    main.reads("考试进行中", "已答 0／")
    given = len(reader.place("group", "选项", exact=True).all())
    for number in range(given):
        reader.place("group", "选项", number=number, exact=True).place("radio").click()
    main.reads(f"已答 {given}／")
    reader.reload()
    main.reads("考试进行中", f"已答 {given}／")
    reader.place("button", "交卷").click()
    reader.place("dialog", "现在交卷吗？").place("button", "交卷").click()
    main.reads("考试结果：", "按主题看")
    reader.open("my-record.html")
    main.reads("自测记录，不作为持证依据。")
    title = LIBRARY.records[EXAM].title
    reader.place("region", "考试", exact=True).reads(title)
    reader.place("button", "导出文件").click()
    main.reads("已导出")
    record = exported.read(reader.downloaded("*.json"))
    assert [entry.exam for entry in record.entries if isinstance(entry, exported.Attempt)] == [EXAM]


JOBS: tuple[Job, ...] = (errors, numbers, search, complaint, questions, deadline, tree, letter, exam)


def _enter(form: Place, title: str, kind: str, example: str) -> None:
    if kind == "choice":
        form.place("combobox", title).choose(example)
    elif kind == "date":
        form.place("date", title).press(*DAY)
    else:
        form.place("textbox", title).fill(example)


def _copy(reader: Reader, area: Place, text: str) -> None:
    """Copy the letter, and paste it."""
    reader.place("button", "复制文字").click()
    reader.place("main").reads("已复制。")
    area.fill("")
    area.press()
    reader.paste()
    area.holds(text)
