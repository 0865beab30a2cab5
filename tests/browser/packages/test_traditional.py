"""A package in Traditional characters on a platform: nothing simplified is seen, and it tells what any other does."""

import re

import pytest
from playwright.sync_api import expect

from generator.traditional.rendition import Rendition
from tests.browser.packages.launching import TRADITIONAL, launch
from tests.browser.reader import Reader
from tests.browser.test_traditional import SEEN, SIMPLIFIED

pytestmark = pytest.mark.browser


def test_a_question_is_asked_marked_and_told_in_traditional_words(reader: Reader) -> None:
    launched = launch(reader, "scorm2004", "types", folder=TRADITIONAL)
    expect(launched.told).to_have_text("作答和成績會報給學習平臺。")
    form = launched.form(Rendition("s2tw").text("一般投诉的答复期限是多长？"))
    form.get_by_role("radio", name=re.compile(r"15 日$")).check()
    form.get_by_role("button", name="看對不對").click()
    expect(form.get_by_role("status").last).to_have_text(re.compile("^答對了"))
    (told,) = launched.has_told(1)
    assert (told["id"], told["result"]) == ("cb.types.single", "correct")
    seen = launched.lesson.locator("html").evaluate(f"() => {SEEN}")
    assert not SIMPLIFIED.search(seen), seen
