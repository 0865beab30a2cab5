"""Classify: a group for every item."""

import pytest
from playwright.sync_api import expect

from tests.browser.questions.asking import QUIZ, ask
from tests.browser.questions.assigning import CLASSIFY, DAY, FAMILY, INTEREST
from tests.browser.questions.elements import reverse
from tests.browser.reader import PHONE, Reader

pytestmark = pytest.mark.browser


def test_keys_alone_are_enough(reader: Reader) -> None:
    asked = ask(reader, CLASSIFY.stem)
    keyboard = asked.page.keyboard
    CLASSIFY.control(asked, INTEREST).focus()
    for group in CLASSIFY.right.values():
        keyboard.press("Space")
        if group == "咨询":
            keyboard.press("ArrowRight")
        keyboard.press("Tab")
    assert CLASSIFY.chosen(asked) == CLASSIFY.right


def test_groups_wrap_on_a_phone_and_are_large_enough(reader: Reader) -> None:
    asked = ask(reader, CLASSIFY.stem, viewport=PHONE)
    labels = CLASSIFY.row(asked, INTEREST).get_by_role("radio").locator("xpath=..")
    boxes = [box for label in labels.all() if (box := label.bounding_box())]
    assert len(boxes) == 2
    assert all(box["height"] >= 24 and box["x"] + box["width"] <= PHONE["width"] for box in boxes)


def test_shuffling_turns_the_items(reader: Reader) -> None:
    asked = ask(reader, CLASSIFY.stem)
    CLASSIFY.put(asked, CLASSIFY.right)
    reverse(asked.page, CLASSIFY.name)
    groups = asked.form.get_by_role("group").filter(has=asked.page.get_by_role("radio", name="咨询"))
    assert [text.split("\n")[0] for text in groups.all_inner_texts()] == [FAMILY, DAY, INTEREST]
    assert CLASSIFY.chosen(asked) == CLASSIFY.right


def test_without_scripts_it_says_what_the_groups_are(reader: Reader) -> None:
    page = reader.open(QUIZ, java_script_enabled=False)
    question = page.get_by_role("article").locator("> *").filter(has_text=CLASSIFY.stem)
    expect(question.get_by_text("分成 投诉／咨询")).to_be_visible()
