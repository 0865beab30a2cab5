"""Match: a list of choices for every item."""

import pytest
from playwright.sync_api import expect

from tests.browser.questions.asking import QUIZ, ask
from tests.browser.questions.assigning import MATCH
from tests.browser.questions.elements import reverse
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

FIRST = MATCH.items[0]


def test_all_choices_are_offered_for_every_item_and_stay_in_sight(reader: Reader) -> None:
    asked = ask(reader, MATCH.stem)
    counterparts = sorted(MATCH.right.values())
    for item in MATCH.items:
        offered = MATCH.control(asked, item).get_by_role("option").all_inner_texts()
        assert sorted(word.partition("、")[2] for word in offered[1:]) == counterparts
    assert sorted(asked.form.get_by_role("listitem").all_inner_texts()) == counterparts


def test_keys_alone_are_enough(reader: Reader) -> None:
    asked = ask(reader, MATCH.stem)
    offered = MATCH.control(asked, FIRST).get_by_role("option").all_inner_texts()
    MATCH.control(asked, FIRST).focus()
    for counterpart in MATCH.right.values():
        for _ in range(next(place for place, words in enumerate(offered) if counterpart in words)):
            asked.page.keyboard.press("ArrowDown")
        asked.page.keyboard.press("Tab")
    assert MATCH.chosen(asked) == MATCH.right


def test_shuffling_changes_the_signs_and_not_the_answer(reader: Reader) -> None:
    asked = ask(reader, MATCH.stem)
    MATCH.put(asked, MATCH.right)
    chosen = MATCH.control(asked, FIRST).locator("option:checked")
    before = chosen.inner_text()
    reverse(asked.page, MATCH.name)
    assert MATCH.chosen(asked) == MATCH.right
    assert chosen.inner_text() != before


def test_without_scripts_the_counterparts_can_be_read(reader: Reader) -> None:
    page = reader.open(QUIZ, java_script_enabled=False)
    question = page.get_by_role("article").locator("> *").filter(has_text=MATCH.stem)
    for words in MATCH.right.values():
        expect(question.get_by_role("listitem").filter(has_text=words).first).to_be_visible()
