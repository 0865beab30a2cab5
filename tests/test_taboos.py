"""What must not be said: how many sentences of letters are told right, and what holds for any text and any phrase."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.taboo import Taboo
from generator.twins import taboos
from generator.twins.phrases import TABLE, locate, pattern_of
from tests.proofreading.vectors import PHRASES, TEXTS
from tests.taboos.sentences import read, score, shipped

LETTERS = ["系统没有任何问题。", "您应该自己看合同。", "我们保证不再发生。", "撤诉以后才能退。", "爱去哪告去哪告。"]


@pytest.fixture(scope="module")
def known() -> tuple[Taboo, ...]:
    """The taboos that ship."""
    return shipped()


def test_what_supervisors_mind_is_found_and_what_sounds_like_it_is_not(known: tuple[Taboo, ...]) -> None:
    told = score(read("fresh"), known)
    assert told.recall >= 0.95, told.missed
    assert told.alarmed <= 0.05, told.alarms


def test_a_mended_example_breaks_no_taboo(known: tuple[Taboo, ...]) -> None:
    sought = [taboo.sought for taboo in known]
    good = [example.good for taboo in known for example in taboo.examples]
    assert [text for text in good if any(taboos.said(text, sought))] == []


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("told", ["我们不会说“{}”", "客服对您说：“{}”", "改掉“{}”", "您反映，{}"])
def test_whoever_only_speaks_of_it_breaks_nothing(known: tuple[Taboo, ...], letter: str, told: str) -> None:
    sought = [taboo.sought for taboo in known]
    assert [*taboos.said(letter, sought)]
    assert [*taboos.said(told.format(letter.rstrip("。")), sought)] == []


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("told", ["您好。{}", "您反映的事已经查清，{}", "我们不再讨论，{}", "（核对无误）\n{}"])
def test_what_another_clause_says_saves_nothing(known: tuple[Taboo, ...], letter: str, told: str) -> None:
    assert [*taboos.said(told.format(letter), [taboo.sought for taboo in known])]


@given(TEXTS, PHRASES, PHRASES)
def test_what_is_found_stands_in_the_text(text: str, phrase: str, harmless: str) -> None:
    found = [*taboos.said(text, [taboos.Taboo((phrase,), (harmless,))])]
    assert all(number == 0 and 0 <= start < end <= len(text) for number, start, end in found)


@given(st.text(), st.text())
def test_any_text_can_be_looked_through_for_anything(text: str, phrase: str) -> None:
    [*taboos.said(text, [taboos.Taboo((phrase,), (phrase,))])]


@given(st.text("（）()|｜…甲乙3三，", max_size=12))
def test_no_phrase_finds_nothing(phrase: str) -> None:
    for by_clause in (False, True):
        pattern = pattern_of(phrase, by_clause=by_clause)
        assert pattern is None or not pattern.match("")


@given(st.lists(st.sampled_from(["甲", "乙丙", "15日", "三"]), min_size=2, max_size=4))
def test_of_words_to_choose_from_each_is_found(words: list[str]) -> None:
    pattern = pattern_of(f"款（{'|'.join(words)}）到")
    assert pattern
    assert all(pattern.search(locate(f"退款{word}到账").text) for word in words)


@given(TEXTS)
def test_pauses_are_all_that_a_text_by_clause_has_more(text: str) -> None:
    by_clause, plain = locate(text, by_clause=True).text, locate(text).text
    assert re.sub(TABLE["pause"], "", by_clause).replace(" ", "") == re.sub(TABLE["pause"], "", plain).replace(" ", "")
