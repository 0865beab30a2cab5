"""Exams: drawn at every attempt, kept while they last, handed in once, marked, and looked at again."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import practice as site_of
from tests.browser.axe import everything
from tests.browser.practice import (
    BLOCKED,
    EXAM,
    FULL,
    HOME,
    SITUATION,
    STRICT,
    TERMS,
    WORDS,
    asked,
    choose,
    entries,
    practice,
    question,
    quiz,
    reading,
    rebuild,
)
from tests.browser.reader import DESK, PHONE, Reader, Site
from tests.sites import write

pytestmark = pytest.mark.browser

RESULT = "考试结果"
RUNNING = "考试进行中"
NAMES = ("start", "length", "delay", "end", "hello", "greet", "note")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site to practise on; `reader` opens its pages here."""
    with practice(tmp_path_factory.mktemp("exam")) as site:
        yield site


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=name)


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def start(page: Page) -> None:
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
    return {name: options(page, name) for name in drawn(page)}


def answer_all(page: Page, option: str = "对的做法") -> None:
    for name in drawn(page):
        choose(page, name, option)


def dialog_of(page: Page) -> Locator:
    """What is asked before an attempt ends."""
    return page.get_by_role("dialog", name=re.compile("交卷吗|放弃这次"))


def hand_in(page: Page) -> None:
    button(page, "交卷").click()
    button(dialog_of(page), "交卷").click()
    expect(heading(page, RESULT)).to_be_focused()


def begun(reader: Reader, path: str = EXAM, **options: Any) -> Page:
    """A page with an attempt under way."""
    page = reader.open(path, **options)
    start(page)
    return page


def test_without_javascript_it_reads_what_is_drawn_and_what_it_takes(reader: Reader) -> None:
    page = reader.open(EXAM, java_script_enabled=False)
    article = page.get_by_role("article")
    expect(article).to_contain_text("抽题和判分要浏览器运行脚本")
    expect(article).to_contain_text("10 分钟，到时只提示")
    expect(article).to_contain_text("80 分")
    expect(article.get_by_role("listitem").filter(has_text="抽 3 题").get_by_role("link", name=TERMS)).to_be_visible()
    expect(article.get_by_role("listitem").filter(has_text="抽 2 题").get_by_role("link", name=WORDS)).to_be_visible()
    expect(article.get_by_role("button")).to_have_count(0)


def test_each_attempt_draws_anew_and_says_from_what(reader: Reader) -> None:
    page = reader.open(EXAM)
    for _ in range(6):
        start(page)
        names = drawn(page)
        assert len(set(names)) == len(names) == 6
        assert sorted(names[3:]) == ["greet", "hello", "note"]
        expect(page.get_by_text("已答 0／6 题")).to_be_visible()
        hand_in(page)
        button(page, "回到考试说明").click()
        expect(button(page, "开始考试")).to_be_focused()
    attempts = entries(page, "exam")
    assert len({entry["seed"] for entry in attempts}) == len({entry["attempt"] for entry in attempts}) == 6
    assert len({tuple(entry["drawn"]) for entry in attempts}) > 1
    drawn_again = page.evaluate(
        """async (seeds) => {
          const {pools} = await casebook.load("exam-little-exam");
          return seeds.map((seed) => casebook.draw(pools, seed));
        }""",
        [entry["seed"] for entry in attempts],
    )
    assert drawn_again == [entry["drawn"] for entry in attempts]


def test_options_are_in_another_order_unless_the_exam_says_no(reader: Reader) -> None:
    page = reader.open(EXAM)
    seen = set()
    for _ in range(8):
        start(page)
        seen.add(tuple(options(page, "hello")))
        hand_in(page)
        button(page, "回到考试说明").click()
    assert len(seen) > 1
    fixed = begun(reader, STRICT)
    assert {name: options(fixed, name)[0] for name in drawn(fixed)} == {
        name: f"{name}的对的做法" for name in drawn(fixed)
    }


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
    assert page.evaluate("casebook.record.entries().every(casebook.record.isEntry)")


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


def test_handing_in_names_what_is_not_answered_and_leads_there(reader: Reader) -> None:
    page = begun(reader)
    missing = ("hello", "note")
    for name in drawn(page):
        if name not in missing:
            choose(page, name, "对的做法")
    button(page, "交卷").click()
    dialog = dialog_of(page)
    expect(dialog).to_contain_text("还有 2 题没有作答")
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
    expect(dialog).to_contain_text("6 题都作答了")
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
    expect(dialog_of(page)).to_contain_text("6 题都作答了")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page, RESULT)).to_be_focused()
    assert [answer["answer"] is None for answer in entries(page, "answer")] == [False] * 6


def test_leaving_and_reloading_lose_nothing(reader: Reader) -> None:
    page = reader.page()
    page.clock.install(time="2026-11-24T09:00:00")
    page.goto(reader.site.served(EXAM))
    start(page)
    before = all_options(page)
    first = drawn(page)[0]
    choose(page, first, "错法乙", sure=True)
    choose(page, "note", "对的做法")
    page.clock.fast_forward("03:10")
    expect(page.get_by_role("timer")).to_have_text("已用 3 分钟，还剩 7 分钟")
    page.reload()
    expect(heading(page, RUNNING)).to_be_visible()
    assert all_options(page) == before
    expect(asked(page, first).get_by_role("radio", name=f"{first}的错法乙")).to_be_checked()
    expect(asked(page, first).get_by_role("radio", name="确定", exact=True)).to_be_checked()
    expect(asked(page, "note").get_by_role("radio", name="note的对的做法")).to_be_checked()
    expect(page.get_by_text("已答 2／6 题")).to_be_visible()
    page.goto(reader.site.served(HOME))
    page.clock.fast_forward("02:00")
    page.goto(reader.site.served(EXAM))
    expect(page.get_by_role("timer")).to_have_text("已用 5 分钟，还剩 5 分钟")
    assert list(before) == drawn(page)
    hand_in(page)
    expect(page.get_by_role("article")).to_contain_text("用时 5 分钟")


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
    expect(page.get_by_role("status").filter(has_text="这次考试已经放弃")).to_be_visible()
    assert entries(page) == []
    page.reload()
    expect(button(page, "开始考试")).to_be_visible()


def test_the_time_is_told_and_not_enforced(reader: Reader) -> None:
    page = reader.page()
    page.clock.install(time="2026-11-24T09:00:00")
    page.goto(reader.site.served(EXAM))
    start(page)
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
    page = reader.page()
    page.clock.install(time="2026-11-24T09:00:00")
    page.goto(reader.site.served(STRICT))
    start(page)
    choose(page, "start", "对的做法")
    button(page, "交卷").click()  # the dialog is open when the time is up
    page.clock.run_for("02:01")
    expect(heading(page, RESULT)).to_have_text("考试结果：25 分，未通过")
    expect(heading(page, RESULT)).to_be_focused()
    expect(dialog_of(page)).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="时间到，已经自动交卷")).to_be_visible()


def test_where_time_is_enforced_it_also_ends_while_one_is_away(reader: Reader) -> None:
    page = reader.page()
    page.clock.install(time="2026-11-24T09:00:00")
    page.goto(reader.site.served(STRICT))
    start(page)
    choose(page, "end", "对的做法")
    page.goto(reader.site.served(HOME))
    page.clock.fast_forward("30:00")
    page.goto(reader.site.served(STRICT))
    expect(heading(page, RESULT)).to_have_text("考试结果：25 分，未通过")
    expect(page.get_by_role("article")).to_contain_text("用时 2 分钟")


def test_two_windows_share_one_attempt(reader: Reader) -> None:
    one = begun(reader)
    other = one.context.new_page()
    other.goto(reader.site.served(EXAM))
    expect(heading(other, RUNNING)).to_be_visible()
    assert all_options(one) == all_options(other)
    choose(one, "hello", "对的做法", sure=True)
    expect(asked(other, "hello").get_by_role("radio", name="hello的对的做法")).to_be_checked()
    choose(other, "note", "错法甲")
    expect(one.get_by_text("已答 2／6 题")).to_be_visible()
    expect(asked(one, "hello").get_by_role("radio", name="确定", exact=True)).to_be_checked()
    hand_in(other)
    expect(heading(one, RESULT)).to_be_visible()
    expect(one.get_by_role("status").filter(has_text="已经在另一个窗口结束")).to_be_visible()
    assert len(entries(one, "exam")) == 1
    assert len(entries(one, "answer")) == 6


def test_an_attempt_that_is_begun_elsewhere_is_not_begun_anew(reader: Reader) -> None:
    one = begun(reader)
    hand_in(one)
    other = one.context.new_page()
    other.goto(reader.site.served(EXAM))
    start(other)
    choose(other, "hello", "错法甲")
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


def test_a_site_that_changes_loses_no_attempt(browser: Browser, tmp_path: Path) -> None:
    with practice(tmp_path) as site, reading(browser, site) as reader:
        page = begun(reader, STRICT)
        answer_all(page)
        hand_in(page)
        button(page, "回到考试说明").click()
        start(page)
        choose(page, "start", "对的做法")
        changed = quiz(
            TERMS,
            question("start", right="新的做法"),
            question("length"),
            question("end"),
            question("more"),
            formerly=["terms-quiz"],
        )
        (tmp_path / "quizzes/terms-quiz.yaml").unlink()
        exams = {
            name: text.replace("terms-quiz", "limits-quiz") for name, text in site_of.FILES.items() if "exams" in name
        }
        write(tmp_path, {"quizzes/limits-quiz.yaml": changed, **exams})
        rebuild(tmp_path)
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
    expect(page.get_by_role("status").filter(has_text="题目已经不在本站")).to_be_visible()
    start(page)
    page.evaluate("casebook.record.keep('exam:little-exam', {drawn: 1})")
    page.reload()
    expect(button(page, "开始考试")).to_be_visible()


@pytest.mark.parametrize("trouble", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_stored_it_works_and_says_so(browser: Browser, site: Site, trouble: str) -> None:
    reader = Reader(browser, site)
    page = reader.page()
    page.add_init_script(trouble)
    page.goto(site.served(EXAM))
    expect(page.get_by_role("note").filter(has_text="浏览器没有保存这里的记录")).to_be_visible()
    start(page)
    answer_all(page)
    hand_in(page)
    expect(heading(page, RESULT)).to_have_text("考试结果：100 分，通过")
    assert len(entries(page)) == 7
    with page.expect_download() as download:
        page.get_by_role("button", name="把记录导出成文件").click()
    assert "little-exam" in download.value.path().read_text(encoding="utf-8")
    reader.leave()
    assert reader.problems == []


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
    expect(page.get_by_role("status").filter(has_text="题目没有读到")).to_be_visible()
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
    with practice(tmp_path) as site:
        settings = site_of.MKDOCS.replace("  palette:", "  features: [navigation.instant]\n  palette:")
        write(tmp_path, {"mkdocs.yml": f"site_url: {site.address}/\n{settings}"})
        rebuild(tmp_path)
        with reading(browser, site) as reader:
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


@pytest.mark.parametrize(("scheme", "screen"), [("light", DESK), ("dark", PHONE)], ids=["light-desk", "dark-phone"])
def test_axe_finds_nothing_in_any_state(reader: Reader, scheme: str, screen: dict[str, int]) -> None:
    page = reader.open(EXAM, color_scheme=scheme, viewport=screen, reduced_motion="reduce")
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        found[state] = everything(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state

    button(page, "开始考试").wait_for()
    look("before")
    start(page)
    choose(page, drawn(page)[0], "错法甲", sure=True)
    choose(page, "hello", "对的做法")
    look("under way")
    button(page, "交卷").click()
    look("asked")
    button(dialog_of(page), "交卷").click()
    expect(heading(page, RESULT)).to_be_focused()
    look("result")
    button(page, "回到考试说明").click()
    look("after")
    assert {state: findings for state, findings in found.items() if findings} == {}


def test_what_has_the_focus_is_not_under_the_clock(reader: Reader) -> None:
    page = begun(reader, viewport=PHONE)
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


def test_the_situation_is_read_once_and_its_parts_are_numbered(reader: Reader) -> None:
    page = begun(reader)
    expect(page.get_by_text(SITUATION)).to_have_count(1)
    number = 4 if drawn(page)[3] != "hello" else 5
    for part in (1, 2):
        expect(page.get_by_role("paragraph").filter(has_text=f"第 {number}.{part} 题")).to_be_visible()
