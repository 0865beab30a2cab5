"""What counts as the same answer."""

from decimal import Decimal
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.twins import folding
from tests.marking.alphabet import TEXTS
from tests.marking.vectors import Vector, marked, vectors

VECTORS = vectors()


def _name(vector: Vector) -> str:
    return "-".join(str(value) for value in vector.values())


@pytest.mark.parametrize("vector", VECTORS, ids=_name)
def test_vector(vector: Vector) -> None:
    assert marked(vector) == vector["expected"]


def test_there_are_vectors_for_every_grade() -> None:
    found = {(vector["call"], vector["expected"]) for vector in VECTORS}
    grades = {("quantity", grade) for grade in ("right", "unit-missing", "unit-wrong", "wrong", "unreadable")}
    assert found == grades | {(call, expected) for call in ("fold", "accepts") for expected in (True, False)}
    assert len(VECTORS) >= 120


@settings(max_examples=2000)
@given(TEXTS)
def test_what_is_folded_folds_to_itself(text: str) -> None:
    assert folding.fold(folding.fold(text)) == folding.fold(text)


@given(st.text())
def test_any_text_folds_to_something_that_folds_to_itself(text: str) -> None:
    assert folding.fold(folding.fold(text)) == folding.fold(text)


@given(TEXTS, st.sampled_from(["", " ", "\u3000", "。", "“", "》", "\n"]))
def test_spaces_quotes_and_a_full_stop_at_the_end_say_nothing(text: str, nothing: str) -> None:
    assert folding.fold(text + nothing) == folding.fold(text)


@given(TEXTS)
def test_a_text_says_the_same_as_itself(text: str) -> None:
    assert folding.accepts(text, text) is bool(folding.items(text))


@given(st.integers(0, 10**12), st.sampled_from(["日", "工作日", "元", "个月"]))
def test_a_number_is_the_same_in_digits_with_commas_and_in_numerals(number: int, unit: str) -> None:
    written = {f"{number}{unit}", f"{number:,} {unit}", f"{_numeral(number)}{unit}"}
    assert {folding.fold(text) for text in written} == {f"{number}{unit}"}
    assert folding.measure(f"{number:,} {unit}") == (Decimal(number), unit)


@given(
    st.lists(st.sampled_from(["登记", "核实", "答复", "和解", "15 日", "留痕"]), min_size=1, unique=True), st.randoms()
)
def test_a_list_comes_in_any_order_unless_the_order_counts(parts: list[str], random: Random) -> None:
    mixed = sorted(parts, key=lambda _: random.random())
    assert folding.accepts("，".join(mixed), "、".join(parts))
    assert folding.accepts("；".join(mixed), "、".join(parts), ordered=True) is (mixed == parts)
    assert not folding.accepts("、".join([*mixed, mixed[0]]), "、".join(parts))


def test_a_mark_names_what_a_text_says() -> None:
    assert folding.fingerprint("十五日") == folding.fingerprint(" 15 天。") != folding.fingerprint("15 个工作日")
    assert folding.fingerprint("甲", "乙") != folding.fingerprint("甲乙")


def test_a_run_of_numerals_that_nobody_means_is_left_alone() -> None:
    for text in ("亿" * 5000, "1亿" * 5000, "十" * 5000, "一百" * 5000):
        assert folding.fold(text) == text
    assert folding.fold("9" * 5000) == "9" * 5000


def test_a_fingerprint_is_for_ever() -> None:
    """Records of learners hold them."""
    assert folding.fingerprint("15 日", "拖延 APP") == "e125d7a4"
    assert folding.fingerprint("") == "e3b0c442"
    assert folding.fingerprint("登记，核实；答复") == "17c9bbf0"


def test_scripts_get_every_decision_and_every_traditional_character() -> None:
    table = folding.table()
    assert {name: table[name] for name in folding.TABLE} == folding.TABLE
    assert {table["patterns"][name] for name in ("NUMBER", "UNIT")} == {folding.NUMBER.pattern, folding.UNIT.pattern}
    codes = accumulate(ord(step) - folding.STEP for step in table["traditional"])
    assert dict(zip(map(chr, codes), table["simplified"], strict=True)) == folding.simplified()


def test_what_is_simplified_is_traditional_and_in_everyday_use() -> None:
    known = folding.simplified()
    assert len(known) > 2000
    assert {known[char] for char in "個訴證據擾"} == set("个诉证据扰")
    assert not set("个诉一" + "亘") & known.keys()
    assert all(plain.encode("gb2312") for plain in known.values())


def _numeral(number: int) -> str:
    """A number as it is read: 一万零五."""
    if number == 0:
        return "零"
    for power, sign in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= power:
            whole, rest = divmod(number, power)
            gap = "零" if rest and rest * 10 < power else ""
            return f"{_numeral(whole)}{sign}{gap}{_numeral(rest) if rest else ''}"
    return "零一二三四五六七八九"[number]


def test_many_words_before_a_number_are_one_way_to_say_it() -> None:
    assert folding.measure("共计" * 400 + "15 日") == (Decimal(15), "日")
    assert folding.measure("共计" * 400) is None
