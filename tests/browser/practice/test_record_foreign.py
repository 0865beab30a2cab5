"""The learner's record where it holds what this site does not know, what another clock dated, or more than fits."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.practice.learner import answer, button, entries, told
from tests.browser.practice.sets import EXAM, MISTAKES, RECORD, REVIEW, TERMS_QUIZ
from tests.browser.reader import Reader, settle, until
from tests.records import vectors

pytestmark = pytest.mark.browser


@pytest.fixture
def page(reader: Reader) -> Page:
    """The page with the learner's record."""
    page = reader.open(RECORD)
    settle(page)
    return page


def choose(page: Page, made: list[dict[str, Any]], label: str = "") -> None:
    """Choose a file with these entries to import."""
    content = vectors.as_json({**vectors.good(), "label": label, "entries": made})
    with page.expect_file_chooser() as chooser:
        button(page, "导入文件").click()
    chooser.value.set_files({"name": "record.json", "mimeType": "application/json", "buffer": content})


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString", "gone-exam"])
def test_what_this_site_does_not_know_is_shown_as_what_it_is(page: Page, name: str) -> None:
    foreign = [vectors.exam(exam=name), vectors.answer(question=f"{name}#start"), vectors.read(page=name)]
    choose(page, foreign)
    expect(told(page, "已导入 3 条")).to_be_visible()
    article = page.get_by_role("article")
    expect(page.get_by_role("row", name=f"{name}（已不在本站）")).to_contain_text("85 分")
    expect(page.get_by_role("row", name=f"{name} 答过 1 题")).to_be_visible()
    expect(page.get_by_role("row", name=f"{name} 2026-11-23 读完")).to_be_visible()
    for word in ("undefined", "NaN", "分通过）", "[object", "native code"):
        expect(article).not_to_contain_text(word)


def test_an_exam_of_which_nothing_is_known_can_be_looked_at(reader: Reader, page: Page) -> None:
    known = {"question": "terms-quiz#start", "version": "c0ffee00", "exam": "m1-2"}
    odd = vectors.exam(drawn=["gone#1", "constructor", "terms-quiz#start"], started="gone", seed="gone")
    attempt = {name: value for name, value in odd.items() if value != "gone"}
    choose(page, [attempt, vectors.answer(**known, answer={"a": ["b"]})])
    expect(told(page, "已导入 2 条")).to_be_visible()
    page.goto(reader.site.served(EXAM))
    page.get_by_role("button", name="看这一次").click()
    article = page.get_by_role("article")
    expect(article).to_contain_text("考试结果：85 分，通过")
    expect(article).to_contain_text("有 2 题已不在本站")
    expect(article).to_contain_text("题目后来改过")
    expect(article).not_to_contain_text("用时")


def at(page: Page, reader: Reader, time: str, path: str) -> None:
    """Another page, when the clock says something else."""
    page.clock.set_fixed_time(time)
    page.goto(reader.site.served(path))
    settle(page)


@pytest.mark.parametrize("wrong", ["2031-05-01T09:00:00", "1999-05-01T09:00:00"], ids=["ahead", "behind"])
def test_what_was_answered_last_counts_whatever_the_clock_said(reader: Reader, wrong: str) -> None:
    page = reader.page()
    at(page, reader, wrong, TERMS_QUIZ)
    answer(page, "start", "错法甲")
    at(page, reader, "2026-11-24T09:00:00", TERMS_QUIZ)
    answer(page, "start")
    at(page, reader, "2026-11-24T09:10:00", MISTAKES)
    expect(page.get_by_role("article")).to_contain_text("错题本是空的")
    at(page, reader, "2026-11-25T09:00:00", REVIEW)
    expect(told(page, "今天还有 1 题要复习。")).to_be_visible()
    assert [entry["score"] for entry in entries(page)] == [0, 1]


def test_right_answers_count_while_the_clock_stands_in_the_past(reader: Reader) -> None:
    page = reader.page()
    at(page, reader, "2026-11-24T09:00:00", TERMS_QUIZ)
    answer(page, "start", "错法甲")
    at(page, reader, "2026-01-01T09:00:00", TERMS_QUIZ)
    answer(page, "start")
    expect(page.get_by_role("article")).not_to_contain_text("上次：答错了")
    at(page, reader, "2026-11-25T09:00:00", MISTAKES)
    expect(page.get_by_role("article")).to_contain_text("错题本是空的")
    first, second = entries(page)
    assert second["at"] > first["at"]
    assert second["clock"].startswith("2026-01-01")


def test_what_was_answered_under_a_clock_that_ran_ahead_is_reviewed_now(reader: Reader) -> None:
    page = reader.page()
    at(page, reader, "2031-05-01T09:00:00", TERMS_QUIZ)
    answer(page, "start")
    at(page, reader, "2026-11-24T09:00:00", REVIEW)
    expect(told(page, "今天还有 1 题要复习。")).to_be_visible()


def test_entries_are_added_even_at_the_end_of_the_calendar(page: Page) -> None:
    choose(page, [vectors.read(at="9999-12-31T23:59:59.999Z")])
    expect(told(page, "已导入 1 条")).to_be_visible()
    page.evaluate("casebook.record.add({kind: 'read', page: 'x', done: true})")
    page.reload()
    assert len(entries(page)) == 2


def many(count: int) -> list[dict[str, Any]]:
    """Answers that take much room."""
    ids = (f"0mwtub0m{number:06}" for number in range(count))
    return [vectors.answer(id=name, question="terms-quiz#start", answer="长" * 900) for name in ids]


def test_what_is_said_to_be_stored_is_stored(page: Page) -> None:
    page.evaluate("casebook.record.add({kind: 'read', page: 'x', done: true})")
    page.evaluate("localStorage.setItem('of another site', '长'.repeat(4_700_000))")  # leaves little room
    choose(page, many(600))

    said = told(page, "文件里有 600 条新的记录").inner_text()
    stored = int(said.partition("浏览器只存下 ")[2].partition(" 条")[0])
    expect(page.get_by_role("note").filter(has_text="空间已满")).to_have_count(1)
    page.reload()
    assert len(entries(page)) == stored + 1
    assert 0 < stored < 600


COUNT_SHEETS = """() => {
  const {prototype} = customElements.get("cb-my-record"), {sheet} = prototype;
  window.sheets = [];
  prototype.sheet = function (entries) { sheets.push(entries.length); return sheet.call(this, entries); };
}"""


def test_many_entries_are_shown_once_when_they_come_in(page: Page) -> None:
    page.evaluate(COUNT_SHEETS)
    made = [vectors.answer(id=f"0mwtub0m{number:06}", question=f"terms-quiz#q{number}") for number in range(3000)]
    choose(page, made, label="工号 0427")
    expect(told(page, "已导入 3000 条")).to_be_visible()
    assert page.evaluate("sheets") == [3000]


def test_the_learners_label_is_kept_printed_and_exported(page: Page) -> None:
    page.evaluate("casebook.record.add({kind: 'read', page: 'complaint-steps', done: true})")
    page.get_by_label("名字或工号").fill("工号 0427")
    page.get_by_label("名字或工号").press("Tab")
    page.reload()
    expect(page.get_by_label("名字或工号")).to_have_value("工号 0427")
    expect(page.get_by_role("article")).to_contain_text("名字或工号工号 0427")
    with page.expect_download() as download:
        button(page, "导出文件").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["label"] == "工号 0427"
    page.get_by_label("名字或工号").fill("甲\u202e乙")
    page.get_by_label("名字或工号").press("Tab")
    expect(told(page, "看不见的字符")).to_be_visible()
    assert page.evaluate("casebook.record.label") == "工号 0427"


def test_the_record_of_somebody_else_comes_in_only_after_a_question(page: Page) -> None:
    choose(page, [vectors.answer()], "甲")
    expect(told(page, "已导入 1 条")).to_be_visible()  # an empty record takes the label over
    expect(page.get_by_label("名字或工号")).to_have_value("甲")
    choose(page, [vectors.read()], "乙")
    dialog = page.get_by_role("dialog", name="这份文件是同一个人的吗？")
    expect(dialog).to_contain_text("文件里写的是“乙”，这里的记录写的是“甲”")
    button(dialog, "不导入").click()
    expect(told(page, "没有导入")).to_be_visible()
    assert len(entries(page)) == 1
    choose(page, [vectors.read()], "乙")
    button(dialog, "仍然导入").click()
    expect(told(page, "已导入 1 条")).to_be_visible()
    expect(page.get_by_label("名字或工号")).to_have_value("甲")
    choose(page, [vectors.exam()], "甲")
    until(page, "() => casebook.record.entries().length === 3")  # the same was told of the file before


def test_print_and_file_have_one_digest(page: Page) -> None:
    choose(page, [vectors.answer()], "甲")
    expect(told(page, "已导入 1 条")).to_be_visible()
    button(page, "导出文件").click()
    digest = told(page, "已导出").inner_text().partition("校验码 ")[2].rstrip("。")
    expect(page.get_by_role("article")).to_contain_text(f"校验码{digest}")
    page.reload()
    expect(page.get_by_role("article")).to_contain_text(f"校验码{digest}")
