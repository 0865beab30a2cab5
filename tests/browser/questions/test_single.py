"""Single choice."""

import pytest
from playwright.sync_api import expect

from tests.browser.questions.asking import ask
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

STEM = "一般投诉的答复期限是多长？"


def test_the_right_option_is_right(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.form.get_by_role("radio", name="15 日").check()
    asked.check()
    expect(asked.verdict).to_have_text("答对了")
    [entry] = asked.entries()
    assert (entry["question"], entry["score"]) == ("types#single", 1)
