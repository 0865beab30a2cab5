"""Exams: what is drawn at every attempt, in which order it stands, and what the page says of it beforehand."""

import pytest
from playwright.sync_api import expect

from tests.browser.practice.learner import button, entries
from tests.browser.practice.sets import EXAM, SITUATION, STRICT, TERMS, WORDS
from tests.browser.practice.sitting import begun, drawn, hand_in, options, start
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


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
        expect(page.get_by_text("已答 0／5 题")).to_be_visible()
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


def test_the_situation_is_read_once_and_its_parts_are_numbered(reader: Reader) -> None:
    page = begun(reader)
    expect(page.get_by_text(SITUATION)).to_have_count(1)
    number = 4 if drawn(page)[3] != "hello" else 5
    for part in (1, 2):
        expect(page.get_by_role("paragraph").filter(has_text=f"第 {number}.{part} 题")).to_be_visible()
