"""Checking what somebody is going to say or send: the vectors, and what holds for any text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.twins import folding, personal, personal_table, proofreading, taboos
from generator.twins.phrases import locate, pattern_of
from generator.twins.proofreading import Banned, Demands, Span, check, marked, quoted, shown
from tests.proofreading.vectors import CHANCE, GROUPS, PHRASES, TEXTS, Vector, checks, demands_of, shown_findings

NUMBERS = ("13800138000", "11010519491231002X", "4111 1111 1111 1111", "zhang.san@example.com")


@pytest.mark.parametrize("vector", checks(), ids=lambda vector: vector["name"])
def test_vector(vector: Vector) -> None:
    found = shown_findings(vector["text"], check(vector["text"], demands_of(vector)))
    assert found == [vector["missing"], vector["found"]]


@pytest.mark.parametrize(("text", "expected"), [(text, found) for text, *found in GROUPS["personal"]])
def test_personal_data(text: str, expected: list[list[str]]) -> None:
    found = [(hit.kind, text[hit.start : hit.end]) for hit in personal.find(text)]
    assert [[kind, written, personal.masked(kind, written)] for kind, written in found] == expected


@pytest.mark.parametrize(("slot", "written", "unit", "expected"), GROUPS["shown"])
def test_shown(slot: proofreading.SlotType, written: str, unit: str, expected: str | None) -> None:
    assert shown(slot, written, unit) == expected


@given(CHANCE)
def test_whatever_is_found_stands_in_the_text_in_order(vector: Vector) -> None:
    text = vector["text"]
    findings = check(text, demands_of(vector))
    assert all(0 <= span.start < span.end <= len(text) for span in findings.spans)
    assert all(one.start <= other.start for one, other in pairwise(findings.spans))
    assert "".join(piece for piece, _is_found in marked(text, findings.spans)) == text


@given(st.text(), st.text(), st.text())
def test_any_text_can_be_checked_for_anything(text: str, sign: str, phrase: str) -> None:
    check(text, Demands(((sign,),), (Banned((phrase,), (sign,)),), blanks=(phrase,)))


@given(st.text())
def test_every_character_of_a_located_text_has_its_place(text: str) -> None:
    located = locate(text)
    assert len(located.text) == len(located.places)
    assert all(start < end for start, end in located.places)
    assert all(one[0] <= other[0] for one, other in pairwise(located.places))


@given(TEXTS, PHRASES, TEXTS)
def test_a_phrase_between_sentences_is_found(before: str, phrase: str, after: str) -> None:
    found = check(f"{before}。{phrase}。{after}", Demands(((phrase,),))).missing == ()
    assert found is (pattern_of(phrase) is not None)


@given(
    st.sampled_from("保证撤诉退赔偿系统"), st.sampled_from("保证撤诉退赔偿系统"), st.text(" 　、-·*_~\n“", max_size=4)
)
def test_signs_between_two_words_hide_nothing(one: str, other: str, noise: str) -> None:
    text = f"我们{one}{noise}{other}吧"
    [span] = check(text, Demands(forbidden=(Banned((one + other,)),))).spans
    assert text[span.start : span.end] == f"{one}{noise}{other}"


@given(TEXTS, st.sampled_from(NUMBERS), TEXTS)
def test_what_is_shown_of_personal_data_is_its_end_at_most(before: str, number: str, after: str) -> None:
    text = f"{before}。{number}。{after}"
    for span in check(text, Demands()).spans:
        written = text[span.start : span.end]
        told = quoted(span, written)
        assert re.fullmatch("…[0-9A-Z]{0,4}", told)
        assert written not in told
        assert number not in told


@given(TEXTS)
def test_a_text_is_located_as_it_is_folded(text: str) -> None:
    """But for signs, which are not looked at here."""
    plain = "".join(char for char in text if char.isalnum())
    assert "".join(filter(str.isalnum, locate(plain).text)) == "".join(filter(str.isalnum, folding.fold(plain)))


def test_a_text_is_bad_if_something_is_missing_or_too_much() -> None:
    demands = Demands((("期限",),), (Banned(("保证",)),))
    bad = {text: check(text, demands).are_bad for text in ("期限", "", "期限，保证", "保证")}
    assert bad == {"期限": False, "": True, "期限，保证": True, "保证": True}


def test_what_is_proposed_is_not_bad() -> None:
    findings = check("王丽女士，电话 13800138000", Demands())
    assert [span.kind for span in findings.spans] == ["proposed", "personal"]
    assert [span.kind for span in findings.wrong] == ["personal"]
    assert not check("王丽女士", Demands()).are_bad


def test_a_text_is_shown_with_what_was_found() -> None:
    spans = [Span("forbidden", 0, 1, 4), Span("forbidden", 1, 2, 4), Span("forbidden", 2, 3, 5)]
    pieces = [("甲", False), ("乙丙丁", True), ("", False), ("戊", True), ("己", False)]
    assert list(marked("甲乙丙丁戊己", spans)) == pieces


def test_what_is_shown_of_a_phrase_is_the_phrase() -> None:
    assert quoted(Span("forbidden", 0, 0, 4), "保证退款") == "保证退款"
    assert quoted(Span("proposed", "name", 0, 2), "王丽") == "…"


def test_the_scripts_check_by_the_same_tables() -> None:
    assert proofreading.table() == {
        "patterns": proofreading.TABLE,
        "personal": personal_table.TABLE,
        "context": taboos.TABLE,
        "sounding": {"bound": taboos.BOUND, "shortest": taboos.SHORTEST},
    }


def test_a_body_is_taken_apart_at_its_slots_and_filled() -> None:
    body = "{称呼}您好：｛日期｝前答复{称呼}。"
    assert list(proofreading.pieces(body)) == [("", "称呼"), ("您好：", "日期"), ("前答复", "称呼"), ("。", "")]
    assert list(proofreading.pieces("没有空")) == [("没有空", "")]
    assert proofreading.filled(body, {"称呼": "王女士"}) == "王女士您好：｛日期｝前答复王女士。"


def test_what_cannot_be_found_is_looked_for_in_no_more_than_three_parts() -> None:
    demands = Demands((("多…多…多…多…多…多…多…少",),), (Banned(("多",), ("多多",)),))
    findings = check("多" * 5_001, demands)
    assert findings.missing == ()
    assert [span.start for span in findings.spans] == [5_000]
