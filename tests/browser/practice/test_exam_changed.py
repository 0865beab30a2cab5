"""Exams of which the site has another edition than the one that was begun: other types, other names."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import sites
from tests.browser.practice.learner import button, choose, entries, heading, told
from tests.browser.practice.sets import FILES, RECORD, STRICT, TERMS, Yaml, practice, question, quiz
from tests.browser.practice.sitting import RESULT, RUNNING, answer_all, begun, dialog_of, drawn, hand_in, start
from tests.browser.reader import Reader, reading
from tests.browser.serving import build
from tests.sites import write

pytestmark = pytest.mark.browser

NAMES = ("start", "length", "delay", "end")


def retyped(name: str) -> Yaml:
    """The question with the same id and two right options."""
    made = question(name)
    options = [{"text": f"{name}的另一做法", "correct": True}, *made["options"]]
    return {**made, "type": "multiple", "options": options}


def written(name: str) -> Yaml:
    """The question with the same id and a line to write on."""
    made = {key: value for key, value in question(name).items() if key != "options"}
    return {**made, "type": "fill", "accept": ["15 日"]}


def change_types(root: Path) -> None:
    """Build the site anew with other types in the set of terms."""
    others = [retyped("start"), written("length"), *map(question, ("delay", "end"))]
    write(root, {"quizzes/terms-quiz.yaml": quiz(TERMS, *others)})
    build(root)


def half_done(reader: Reader) -> Page:
    """An attempt of before, and one under way with three answers."""
    page = begun(reader, STRICT)
    answer_all(page)
    hand_in(page)
    button(page, "回到考试说明").click()
    start(page)
    for name in NAMES[:3]:
        choose(page, name, "对的做法", sure=True)
    return page


def test_questions_of_other_types_can_be_answered_handed_in_and_looked_at(browser: Browser, tmp_path: Path) -> None:
    with practice(tmp_path) as site, reading(browser, site) as reader:
        page = half_done(reader)
        change_types(tmp_path)
        for _ in range(2):
            page.reload()
            expect(heading(page, RUNNING)).to_be_visible()
            expect(page.get_by_text("已答 1／4 题")).to_be_visible()
        hand_in(page)
        expect(heading(page, RESULT)).to_have_text("考试结果：25 分，未通过")
        page.reload()
        page.get_by_role("button", name="看这一次").last.click()
        expect(heading(page, RESULT)).to_have_text("考试结果：100 分，通过")
        expect(page.get_by_text("当时得 100 分。题目后来改过")).to_have_count(2)


def test_an_attempt_at_questions_of_other_types_can_be_given_up(browser: Browser, tmp_path: Path) -> None:
    with practice(tmp_path) as site, reading(browser, site) as reader:
        page = half_done(reader)
        change_types(tmp_path)
        page.reload()
        button(page, "放弃这次").click()
        button(dialog_of(page), "放弃这次").click()
        expect(told(page, "已经放弃")).to_be_visible()
        page.reload()
        expect(button(page, "开始考试")).to_be_visible()


def test_what_is_renamed_keeps_its_history_and_what_is_under_way(browser: Browser, tmp_path: Path) -> None:
    guide = sites.example_files()["content/guides/complaint-steps.yaml"]
    with practice(tmp_path) as site, reading(browser, site) as reader:
        page = half_done(reader)
        names = drawn(page)
        page.goto(site.served("guides/complaint-steps.html"))
        button(page, "标记为已读").click()
        (tmp_path / "content/exams/strict-exam.yaml").unlink()
        (tmp_path / "quizzes/terms-quiz.yaml").unlink()
        renamed = {**json.loads(FILES["content/exams/strict-exam.yaml"]), "formerly": ["strict-exam"]}
        pools = [{"from": ["limits-quiz"], "draw": 4}]
        little = FILES["content/exams/little-exam.yaml"].replace("terms-quiz", "limits-quiz")
        files = {
            "content/exams/new-exam.yaml": json.dumps({**renamed, "pools": pools}, ensure_ascii=False),
            "content/exams/little-exam.yaml": little,
            "quizzes/limits-quiz.yaml": quiz(TERMS, *map(question, NAMES), formerly=["terms-quiz"]),
            "content/guides/complaint-handling.yaml": f"formerly: [complaint-steps]\n{guide}",
        }
        (tmp_path / "content/guides/complaint-steps.yaml").unlink()
        write(tmp_path, files)
        build(tmp_path)
        page.goto(site.served("guides/complaint-handling.html"))
        expect(button(page, "已读")).to_be_visible()
        page.goto(site.served("exams/new-exam.html"))
        expect(page.get_by_text("已答 3／4 题")).to_be_visible()
        assert drawn(page) == names
        hand_in(page)
        button(page, "回到考试说明").click()
        expect(page.get_by_role("button", name="看这一次")).to_have_count(2)
        page.reload()
        expect(button(page, "开始考试")).to_be_visible()
        page.goto(site.served(RECORD))
        expect(page.get_by_role("row", name="限时考试")).to_have_count(2)
        expect(page.get_by_role("article")).not_to_contain_text("已不在本站")
        assert {entry["exam"] for entry in entries(page, "exam")} == {"strict-exam", "new-exam"}
