"""On paper and without scripts a question reads like one in a book: questions first, answers after them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.questions.asking import QUIZ
from tests.browser.questions.everyone import RIGHT, answer_all, everyone, page_of
from tests.browser.reader import PHONE, Reader

pytestmark = pytest.mark.browser

PAGES = re.compile(rb"/Type\s*/Page\b")
PLACES = """() => {
  const top = (element) => element.getBoundingClientRect().top;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const questions = all(".cb-stem, .cb-form, .cb-options");
  return {
    last: Math.max(...questions.map((element) => element.getBoundingClientRect().bottom)),
    answers: all(".cb-answer").map(top),
    explanations: all(".cb-explanation").map(({innerText}) => innerText.trim()),
  };
}"""


@pytest.mark.parametrize("scripts", [True, False])
def test_answers_are_printed_after_all_questions_on_a_page_of_their_own(reader: Reader, scripts: bool) -> None:
    page = reader.open(QUIZ, java_script_enabled=scripts)
    assert _pages(page) == 2  # so high that only the break begins another one
    page.emulate_media(media="print")
    assert "none" not in (page.get_by_role("article").evaluate("e => getComputedStyle(e, '::after').content"))
    places = page.evaluate(PLACES)
    assert min(places["answers"]) > places["last"]
    assert places["answers"] == sorted(places["answers"])
    assert all(places["explanations"])
    expect(page.get_by_text("第 5 题", exact=True).last).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_what_was_answered_on_the_screen_is_not_printed_beside_the_question(reader: Reader) -> None:
    questions = everyone(reader)
    page = page_of(questions)
    answer_all(questions, RIGHT)
    page.emulate_media(media="print")
    for question in questions.values():
        expect(question.verdict).to_be_hidden()
        expect(question.form.get_by_text("把握")).to_be_hidden()
    expect(questions["multiple"].form.get_by_text("期限从这一天起算")).to_be_hidden()
    assert _pages(page) == 2


def test_without_scripts_options_and_answers_have_the_same_letters(reader: Reader) -> None:
    page = reader.open(QUIZ, java_script_enabled=False, viewport=PHONE)
    options = page.get_by_role("list").filter(has_text="经办人对客户的看法").first
    expect(options).to_have_css("list-style-type", "upper-alpha")
    expect(options.get_by_role("listitem")).to_have_text(
        ["收到日期", "客户的诉求", "经办人对客户的看法", "联系方式", "客户亲属的债务"]
    )
    answer = page.get_by_role("group").filter(has_text="登记写清收到日期")
    answer.get_by_text("看答案和说明").click()
    expect(answer.get_by_text("答案 ABD", exact=True)).to_be_visible()
    expect(answer.get_by_text("C 不对", exact=True)).to_be_visible()
    expect(page.get_by_role("form")).to_have_count(0)


def _pages(page: Page) -> int:
    return len(PAGES.findall(page.pdf(width="10in", height="190in")))
