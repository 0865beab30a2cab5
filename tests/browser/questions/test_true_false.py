"""A statement to be judged."""

import pytest
from playwright.sync_api import expect

from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import call
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

STEM = "客户没有书面材料，就可以不登记。"
NAME = "types#true-false"


def answer(asked: Asked, words: str) -> None:
    asked.form.get_by_role("radio", name=words, exact=True).check()
    asked.check()


def test_a_right_judgement_is_right(reader: Reader) -> None:
    asked = ask(reader, STEM)
    answer(asked, "错")
    expect(asked.verdict).to_have_text("答对了")
    expect(asked.answer.get_by_text("投诉从哪个渠道来，都要登记。")).to_be_visible()
    [entry] = asked.entries()
    assert (entry["score"], entry["answer"]) == (1, False)


def test_a_wrong_judgement_is_told_why(reader: Reader) -> None:
    asked = ask(reader, STEM)
    answer(asked, "对")
    expect(asked.verdict).to_have_text("不对")
    expect(asked.form.get_by_text("不对 口头提出的投诉也要登记。")).to_be_visible()
    [entry] = asked.entries()
    assert (entry["score"], entry["answer"]) == (0, True)


def test_no_judgement_is_asked_for(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.check()
    expect(asked.verdict).to_have_text("先判断是对还是错。")
    assert asked.entries() == []


def test_an_answer_can_be_put_back(reader: Reader) -> None:
    asked = ask(reader, STEM)
    for value in (True, False, None):
        call(asked.page, NAME, "write", value)
        assert call(asked.page, NAME, "read") is value
