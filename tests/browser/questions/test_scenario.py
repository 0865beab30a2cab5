"""Scenario: one situation, and questions that are answered one by one."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import everything, failing
from tests.browser.questions.asking import QUIZ, Asked, ask
from tests.browser.questions.elements import call, in_exam
from tests.browser.reader import LOOKS, Reader

pytestmark = pytest.mark.browser

SITUATION = "客户说贷款时被搭售了保险，要求退保费。"
FIRST, SECOND = "接到电话以后先做什么？", "几日之内要答复他？"
NAME = "types#scenario"
DONE = "这个情景 2 题都做完了，答对 1 题。"
EXPLANATION = "搭售的事先查清楚，再决定退不退。"


def first_part(page: Page) -> Asked:
    return Asked(page, FIRST)


def second_part(page: Page) -> Asked:
    return Asked(page, SECOND)


def enter(part: Asked, words: str) -> None:
    part.form.get_by_role("textbox").fill(words)


def done(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="这个情景")


def test_the_situation_stands_once_above_its_questions(reader: Reader) -> None:
    page = reader.open(QUIZ)
    expect(page.get_by_text(SITUATION)).to_have_count(1)
    places = [page.get_by_text(words).first.bounding_box() for words in (SITUATION, FIRST, SECOND)]
    heights = [place["y"] for place in places if place]
    assert len(heights) == 3
    assert heights == sorted(heights)


def test_each_part_is_marked_and_recorded_on_its_own(reader: Reader) -> None:
    page = reader.open(QUIZ)
    first_part(page).form.get_by_role("radio", name="登记诉求").check()
    first_part(page).check()
    expect(first_part(page).verdict).to_contain_text("答对了")
    expect(second_part(page).verdict).to_be_empty()
    assert [entry["question"] for entry in first_part(page).entries()] == ["types#scenario-first"]
    expect(done(page)).to_have_count(0)
    expect(page.get_by_text(EXPLANATION)).to_be_hidden()
    enter(second_part(page), "30")
    second_part(page).check()
    expect(done(page)).to_have_text(DONE)
    expect(page.get_by_text(EXPLANATION)).to_be_visible()
    found = {entry["question"]: entry["score"] for entry in first_part(page).entries()}
    assert found == {"types#scenario-first": 1, "types#scenario-second": 0}


def test_a_part_that_is_done_again_is_told_anew(reader: Reader) -> None:
    page = reader.open(QUIZ)
    first_part(page).give_up()
    second_part(page).give_up()
    expect(done(page)).to_contain_text("答对 0 题")
    first_part(page).retry()
    first_part(page).form.get_by_role("radio", name="登记诉求").check()
    first_part(page).check()
    expect(done(page)).to_have_text(DONE)


def test_in_an_exam_the_parts_answer_by_name(reader: Reader) -> None:
    page = in_exam(ask(reader, FIRST), NAME).page
    for part in (first_part(page), second_part(page)):
        expect(part.button("看对不对")).to_be_hidden()
    assert call(page, NAME, "read") is None
    first_part(page).form.get_by_role("radio", name="登记诉求").check()
    answers = call(page, NAME, "read")
    assert list(answers) == ["types#scenario-first"]
    enter(second_part(page), "15")
    both = call(page, NAME, "read")
    assert both["types#scenario-second"] == "15"
    call(page, NAME, "write", None)
    assert call(page, NAME, "read") is None
    call(page, NAME, "write", both)
    assert call(page, NAME, "read") == both
    assert call(page, NAME, "mark", both)["score"] == 1
    assert call(page, NAME, "mark", answers)["score"] == 0.5
    expect(done(page)).to_have_count(0)
    assert call(page, NAME, "reveal", answers)["score"] == 0.5
    expect(done(page)).to_have_text(DONE)
    assert first_part(page).entries() == []


def test_its_parts_are_the_elements_that_are_answered(reader: Reader) -> None:
    page = reader.open(QUIZ)
    names = page.evaluate(f"""Array.from(document.querySelector('[name="{NAME}"]').parts, (part) => part.name)""")
    assert names == ["types#scenario-first", "types#scenario-second"]
    alone = page.evaluate("""Array.from(document.querySelector('[name="types#single"]').parts, (part) => part.name)""")
    assert alone == ["types#single"]


def test_without_scripts_it_can_be_read(reader: Reader) -> None:
    page = reader.open(QUIZ, java_script_enabled=False)
    question = page.get_by_role("article").locator("> *").filter(has_text=SITUATION)
    answers = question.get_by_role("group").filter(has_text="看答案和说明")
    expect(answers).to_have_count(3)
    for answer in answers.all():
        answer.get_by_text("看答案和说明").click()
    expect(page.get_by_text("一般投诉 15 日内答复。")).to_be_visible()
    expect(page.get_by_text(EXPLANATION)).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open(QUIZ, **look)
    found = {"fresh": everything(page)}
    first_part(page).give_up()
    found["begun"] = everything(page)
    enter(second_part(page), "15")
    second_part(page).check()
    found["done"] = everything(page)
    assert failing(found) == {}
