"""Exams: what is kept of an attempt, over reloads and windows, changes of the site and a storage that refuses."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.practice.learner import asked, button, choose, entries, heading, told
from tests.browser.practice.sets import EXAM, HOME, STRICT, WORDS, practice, question, rename_terms
from tests.browser.practice.sitting import (
    RESULT,
    RUNNING,
    all_options,
    answer_all,
    begun,
    begun_at_nine,
    dialog_of,
    drawn,
    hand_in,
    start,
)
from tests.browser.reader import NO_STORAGE, Reader, Site, reading, until

pytestmark = pytest.mark.browser

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def test_leaving_and_reloading_lose_nothing(reader: Reader) -> None:
    page = begun_at_nine(reader)
    before = all_options(page)
    first = drawn(page)[0]
    choose(page, first, "错法乙", sure=True)
    choose(page, "note", "对的做法")
    choose(page, "greet", "对的做法")
    page.clock.fast_forward("03:10")
    expect(page.get_by_role("timer")).to_have_text("已用 3 分钟，还剩 7 分钟")
    page.reload()
    expect(heading(page, RUNNING)).to_be_visible()
    assert all_options(page) == before
    expect(asked(page, first).get_by_role("radio", name=f"{first}的错法乙")).to_be_checked()
    expect(asked(page, first).get_by_role("radio", name="确定", exact=True)).to_be_checked()
    expect(asked(page, "note").get_by_role("radio", name="note的对的做法")).to_be_checked()
    expect(page.get_by_text("已答 2／5 题")).to_be_visible()
    page.goto(reader.site.served(HOME))
    page.clock.fast_forward("02:00")
    page.goto(reader.site.served(EXAM))
    expect(page.get_by_role("timer")).to_have_text("已用 5 分钟，还剩 5 分钟")
    assert list(before) == drawn(page)
    hand_in(page)
    expect(page.get_by_role("article")).to_contain_text("用时 5 分钟")


def test_two_windows_share_one_attempt(reader: Reader) -> None:
    one = begun(reader)
    other = one.context.new_page()
    other.goto(reader.site.served(EXAM))
    expect(heading(other, RUNNING)).to_be_visible()
    assert all_options(one) == all_options(other)
    choose(one, "hello", "对的做法", sure=True)
    expect(asked(other, "hello").get_by_role("radio", name="hello的对的做法")).to_be_checked()
    choose(other, "note", "错法甲")
    choose(other, "greet", "对的做法")
    expect(one.get_by_text("已答 2／5 题")).to_be_visible()
    expect(asked(one, "hello").get_by_role("radio", name="确定", exact=True)).to_be_checked()
    hand_in(other)
    expect(heading(one, RESULT)).to_be_visible()
    expect(told(one, "已经在另一个窗口结束")).to_be_visible()
    assert len(entries(one, "exam")) == 1
    assert len(entries(one, "answer")) == 6


def test_what_two_windows_answer_at_the_same_moment_is_kept(reader: Reader) -> None:
    one = begun(reader)
    other = one.context.new_page()
    other.goto(reader.site.served(EXAM))
    expect(heading(other, RUNNING)).to_be_visible()
    deaf = "addEventListener('storage', (event) => event.stopImmediatePropagation(), {capture: true})"
    other.add_init_script(deaf)  # as if nothing had come from the other window yet
    other.reload()
    expect(heading(other, RUNNING)).to_be_visible()
    choose(one, "hello", "对的做法", sure=True)
    choose(other, "note", "错法甲")
    choose(other, "greet", "对的做法")
    expect(one.get_by_text("已答 2／5 题")).to_be_visible()
    one.reload()
    expect(asked(one, "hello").get_by_role("radio", name="hello的对的做法")).to_be_checked()
    expect(asked(one, "hello").get_by_role("radio", name="确定", exact=True)).to_be_checked()
    expect(asked(one, "note").get_by_role("radio", name="note的错法甲")).to_be_checked()


def test_an_attempt_of_an_older_site_goes_on(reader: Reader) -> None:
    page = begun(reader)
    choose(page, "hello", "对的做法")
    page.evaluate(
        """() => {
          const { kept, keep, keptBelow } = casebook.record;
          const [[name, given]] = keptBelow("answer:");
          keep(`answer:${name}`, null);
          keep("exam:little-exam", {...kept("exam:little-exam"), answers: {"words-quiz#hello": given}});
        }"""
    )
    page.reload()
    expect(asked(page, "hello").get_by_role("radio", name="hello的对的做法")).to_be_checked()
    hand_in(page)
    assert page.evaluate("casebook.record.keptBelow('')") == []


def test_an_attempt_that_is_begun_elsewhere_is_not_begun_anew(reader: Reader) -> None:
    one = begun(reader)
    hand_in(one)
    other = one.context.new_page()
    other.goto(reader.site.served(EXAM))
    start(other)
    choose(other, "hello", "错法甲")
    until(one, "() => casebook.record.keptBelow('answer:').some(([name]) => name.endsWith(':words-quiz#hello'))")
    button(one, "再考一次").click()
    expect(asked(one, "hello").get_by_role("radio", name="hello的错法甲")).to_be_checked()
    assert drawn(one) == drawn(other)


def test_giving_up_in_one_window_ends_it_in_the_other(reader: Reader) -> None:
    one = begun(reader)
    other = one.context.new_page()
    other.goto(reader.site.served(EXAM))
    expect(heading(other, RUNNING)).to_be_visible()
    button(one, "放弃这次").click()
    button(dialog_of(one), "放弃这次").click()
    expect(button(other, "开始考试")).to_be_visible()
    assert entries(other) == []


def test_a_site_that_changes_loses_no_attempt(browser: Browser, tmp_path: Path) -> None:
    with practice(tmp_path) as site, reading(browser, site) as reader:
        page = begun(reader, STRICT)
        answer_all(page)
        hand_in(page)
        button(page, "回到考试说明").click()
        start(page)
        choose(page, "start", "对的做法")
        rename_terms(tmp_path, question("start", right="新的做法"), *map(question, ("length", "end", "more")))
        page.reload()
        expect(page.get_by_text("已答 0／3 题")).to_be_visible()  # one question is gone, another has a new key
        assert sorted(drawn(page)) == ["end", "length", "start"]
        hand_in(page)
        page.reload()
        page.get_by_role("button", name="看这一次").last.click()
        expect(heading(page, RESULT)).to_have_text("考试结果：100 分，通过")
        expect(asked(page, "start")).to_contain_text("当时得 100 分。题目后来改过")
        expect(asked(page, "end")).to_contain_text("答对了")
        expect(asked(page, "delay")).to_have_count(0)
        assert len([each for each in entries(page) if each.get("question") == "terms-quiz#delay"]) == 1


def test_an_attempt_of_which_nothing_is_left_can_be_begun_anew(reader: Reader) -> None:
    page = reader.open(HOME)
    page.evaluate(
        """casebook.record.keep("exam:little-exam",
          {attempt: "a", seed: 1, drawn: ["gone#1"], started: new Date().toISOString(), answers: {}})"""
    )
    page.goto(reader.site.served(EXAM))
    expect(told(page, "题目已经不在本站")).to_be_visible()
    start(page)
    page.evaluate("casebook.record.keep('exam:little-exam', {drawn: 1})")
    page.reload()
    expect(button(page, "开始考试")).to_be_visible()


@pytest.mark.parametrize("trouble", [NO_STORAGE, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_stored_it_works_and_says_so(reader: Reader, trouble: str) -> None:
    page = reader.page()
    page.add_init_script(trouble)
    page.goto(reader.site.served(EXAM))
    expect(page.get_by_role("note").filter(has_text="浏览器没有保存这里的记录")).to_be_visible()
    start(page)
    answer_all(page)
    hand_in(page)
    expect(heading(page, RESULT)).to_have_text("考试结果：100 分，通过")
    assert len(entries(page)) == 7
    with page.expect_download() as download:
        page.get_by_role("button", name="把记录导出成文件").click()
    assert "little-exam" in download.value.path().read_text(encoding="utf-8")


def test_a_storage_that_fills_up_is_announced_once(reader: Reader) -> None:
    page = begun(reader)
    choose(page, "hello", "对的做法")
    expect(page.get_by_role("note")).to_have_count(0)
    page.evaluate(f"() => {{ {FULL} }}")
    choose(page, "note", "对的做法")
    choose(page, "greet", "对的做法")
    expect(page.get_by_role("note").filter(has_text="空间已满")).to_have_count(1)
    hand_in(page)
    expect(asked(page, "note").get_by_text("答对了")).to_be_visible()
    assert len(entries(page, "answer")) == 6


def test_a_set_that_cannot_be_read_is_announced_and_costs_nothing(browser: Browser, site: Site) -> None:
    reader = Reader(browser, site)
    page = reader.open(EXAM)
    page.route("**/questions-words-quiz.js*", lambda route: route.abort())
    button(page, "开始考试").click()
    expect(told(page, "题目没有读到")).to_be_visible()
    page.unroute("**/questions-words-quiz.js*")
    page.reload()
    expect(heading(page, RUNNING)).to_be_visible()
    reader.leave()
    assert all("words-quiz" in problem or "net::ERR_FAILED" in problem for problem in reader.problems), reader.problems


def test_an_exam_works_from_a_folder(reader: Reader) -> None:
    page = reader.open_from_folder(EXAM)
    start(page)
    answer_all(page)
    hand_in(page)
    expect(heading(page, RESULT)).to_have_text("考试结果：100 分，通过")


def test_pages_that_are_swapped_keep_one_exam(browser: Browser, tmp_path: Path) -> None:
    with practice(tmp_path, swaps_pages=True) as site, reading(browser, site) as reader:
        page = begun(reader)
        page.evaluate("window.sameDocument = true")
        names = drawn(page)
        choose(page, "hello", "错法甲")
        page.get_by_role("article").get_by_role("link", name=WORDS).last.click()
        expect(heading(page, WORDS)).to_be_visible()
        page.go_back()
        expect(heading(page, RUNNING)).to_have_count(1)
        assert drawn(page) == names
        expect(asked(page, "hello").get_by_role("radio", name="hello的错法甲")).to_be_checked()
        hand_in(page)
        assert page.evaluate("window.sameDocument")
        assert len(entries(page, "exam")) == 1
