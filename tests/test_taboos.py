"""What must not be said: how many sentences of letters are told right, and what holds for any text and any phrase."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.twins import taboos
from generator.twins.phrases import TABLE, locate, needle_of, pattern_of
from generator.twins.telling import learn
from tests.proofreading.vectors import PHRASES, TEXTS
from tests.taboos.sentences import Checker, read, score

LETTERS = ["系统没有任何问题。", "您应该自己看合同。", "我们保证不再发生。", "撤诉以后才能退。", "爱去哪告去哪告。"]


@pytest.fixture(scope="module")
def checker() -> Checker:
    """The taboos that ship."""
    return Checker()


def test_what_supervisors_mind_is_found_and_what_sounds_like_it_is_not(checker: Checker) -> None:
    for found in (checker.said, checker.found):
        told = score(read("fresh"), found)
        assert told.recall >= 0.95, told.missed
        assert told.alarmed <= 0.05, told.alarms


def test_a_mended_example_breaks_no_taboo(checker: Checker) -> None:
    good = [example.good for taboo in checker.taboos for example in taboo.examples]
    assert [text for text in good if checker.found(text)] == []


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("told", ["我们不会说“{}”", "客服对您说：“{}”", "改掉“{}”", "您反映，{}"])
def test_whoever_only_speaks_of_it_breaks_nothing(checker: Checker, letter: str, told: str) -> None:
    assert checker.said(letter)
    assert checker.said(told.format(letter.rstrip("。"))) == []


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("told", ["您好。{}", "您反映的事已经查清，{}", "我们不再讨论，{}", "（核对无误）\n{}"])
def test_what_another_clause_says_saves_nothing(checker: Checker, letter: str, told: str) -> None:
    assert checker.said(told.format(letter))


def test_what_sounds_like_a_taboo_is_a_sentence_in_which_none_was_found() -> None:
    model = learn([("rude", "滚出去"), ("rude", "滚远点"), ("", "请进来坐"), ("", "请慢慢说")])
    text = "滚远一点吧。请慢慢讲完！滚远一点吧\n滚"
    assert [*taboos.sounding(text, model, ["rude"], [])] == [(0, 0, 5), (0, 12, 17)]
    assert [*taboos.sounding(text, model, ["rude"], [(1, 2)])] == [(0, 12, 17)]


def test_a_phrase_makes_sentences_of_its_words() -> None:
    assert [*taboos.made_of(["甲…乙"])] == ["甲乙"]
    assert {*taboos.made_of(["（甲|乙|丙）…（丁|）"])} >= {"甲丁", "乙", "丙丁"}


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


@given(TEXTS, PHRASES)
def test_what_is_found_holds_what_is_looked_for_first(text: str, phrase: str) -> None:
    for by_clause in (False, True):
        pattern, needle = pattern_of(phrase, by_clause=by_clause), needle_of(phrase, by_clause=by_clause)
        found = pattern.finditer(locate(text, by_clause=by_clause).text) if pattern else ()
        assert all(needle in hit[0] for hit in found)


@given(TEXTS)
def test_pauses_are_all_that_a_text_by_clause_has_more(text: str) -> None:
    by_clause, plain = locate(text, by_clause=True).text, locate(text).text
    assert re.sub(TABLE["pause"], "", by_clause).replace(" ", "") == re.sub(TABLE["pause"], "", plain).replace(" ", "")
