"""Personal data: numbers of real plans and with real check characters are found, however they are written."""

import re
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.checks.personal_data import SUSPICIOUS
from generator.kinds.wording import PersonalData
from generator.twins.personal import LABELS, MARKER, PATTERNS, find, half_width, is_luhn, is_real, seen
from generator.twins.personal_table import TABLE
from generator.twins.unseen import DEFAULT_IGNORABLE
from tests.personal.labelled import NUMBERS, Hit, Labelled, labelled, recall_and_precision

FULL_WIDTH = str.maketrans("0123456789X-@.", "０１２３４５６７８９Ｘ－＠．")
WEIGHTS = TABLE["checks"]["citizen"]["weights"]
SIGNS = TABLE["checks"]["code"]["signs"]
REGIONS = ("11", "23", "37", "46", "54", "65", "71", "83")
GAPS = st.sampled_from(["", " ", "  ", "-", ".", "·", "—", "　"])
HIDDEN = st.sampled_from([chr(0x200B), chr(0x200D), chr(0xAD), chr(0xFE0F), chr(0x115F), chr(0xE0001), chr(0x20E3)])


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def check_digit(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def luhn(body: str) -> str:
    return next(digit for digit in "0123456789" if is_luhn(f"{body}{digit}"))


ID_BODIES = st.builds(
    lambda region, county, year, month, day, serial: f"{region}{county}{year}{month:02}{day:02}{serial}",
    st.sampled_from(REGIONS),
    digits(4),
    st.integers(1900, 2026),
    st.integers(1, 12),
    st.integers(1, 31),
    digits(3),
)
CARDS = digits(13).map(lambda body: "62" + body).map(lambda body: body + luhn(body))
CODES = st.builds(
    lambda region, rest: f"91{region}0099{rest}", st.sampled_from(REGIONS), st.text(SIGNS, min_size=9, max_size=9)
)


def found_in(text: str) -> set[Hit]:
    return {(hit.kind, text[hit.start : hit.end]) for hit in find(text)}


def test_numbers_of_the_labelled_texts_are_found_and_their_lookalikes_are_not() -> None:
    asked = labelled("labelled")
    found = {one.text: found_in(one.text) for one in asked}
    recall, precision = recall_and_precision(found, asked, NUMBERS)
    assert recall >= 0.98
    assert precision >= 0.95


@pytest.mark.parametrize("kind", sorted(LABELS))
def test_every_kind_of_the_labelled_texts_is_mostly_found(kind: str) -> None:
    asked = labelled("labelled")
    found = {one.text: found_in(one.text) for one in asked}
    assert min(recall_and_precision(found, asked, frozenset({kind}))) >= 0.9


def test_half_of_the_labelled_texts_hold_nothing() -> None:
    asked = labelled("labelled")
    assert len(asked) >= 300
    assert 0.4 < sum(not one.expected for one in asked) / len(asked) < 0.6


@pytest.mark.parametrize("one", [*labelled("labelled"), *labelled("blind")], ids=lambda one: ascii(one.text))
def test_the_quick_look_misses_nothing_that_is_found(one: Labelled) -> None:
    assert not found_in(one.text) or SUSPICIOUS.search(one.text)


@given(st.sampled_from(PATTERNS), st.data())
def test_the_quick_look_misses_nothing_that_a_pattern_finds(
    entry: tuple[str, re.Pattern[str], str], data: st.DataObject
) -> None:
    kind, pattern, _check = entry
    text = data.draw(st.from_regex(pattern.pattern[3:-1]))
    assume(kind in {hit.kind for hit in find(text)})
    assert SUSPICIOUS.search(text)


@given(ID_BODIES, GAPS, GAPS)
def test_an_id_number_with_its_check_digit_is_found(body: str, one: str, other: str) -> None:
    number = body[:6] + one + body[6:14] + other + body[14:] + check_digit(body)
    for text in (number, number.lower(), number.translate(FULL_WIDTH)):
        assert ("id-card", text) in found_in(f"身份证（{text}）。")


@given(ID_BODIES, st.integers(0, 16), st.integers(1, 9))
def test_an_id_number_with_one_digit_changed_is_none(body: str, place: int, shift: int) -> None:
    number = body + check_digit(body)
    other = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert not is_real(other, "citizen")


@given(CARDS, GAPS)
def test_a_card_number_is_found_in_groups_and_without(number: str, gap: str) -> None:
    grouped = gap.join(re.findall(".{1,4}", number))
    for text in (grouped, grouped.translate(FULL_WIDTH)):
        assert {kind for kind, written in found_in(f"卡号{text}。") if written == text} & {"bank-card"}


@given(CARDS, st.integers(0, 15), st.integers(1, 9))
def test_a_card_number_with_one_digit_changed_is_none(number: str, place: int, shift: int) -> None:
    assert not is_luhn(number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :])


@given(CODES, st.integers(0, 16), st.sampled_from(SIGNS))
def test_a_credit_code_ends_in_its_check_character(body: str, place: int, sign: str) -> None:
    number = next(f"{body}{last}" for last in SIGNS if is_real(f"{body}{last}", "code"))
    assert ("credit-code", number) in found_in(f"代码：{number}，") or body.isdecimal()
    assume(number[place] != sign)
    assert not is_real(number[:place] + sign + number[place + 1 :], "code")


def test_known_numbers_pass_and_rows_of_one_digit_do_not() -> None:
    assert is_luhn("4111111111111111")
    assert is_real("11010519491231002X", "citizen")
    assert not is_luhn("0000000000000000")


@given(
    digits(8),
    st.sampled_from([(3, 4, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (7, 4), (3, 8), (1,) * 11]),
    GAPS,
    st.sampled_from(["", "+86", "86", "0086", "+86 ", "(+86)", "+86-", "0"]),
    st.sampled_from(["电话", "tel", "wx", "TEL：", "（", ""]),
)
def test_a_mobile_number_is_found_however_it_is_written(
    rest: str, sizes: tuple[int, ...], gap: str, country: str, before: str
) -> None:
    assume(not rest.startswith(("19", "20")))  # 138 20261208 may be an amount and a date
    number, parts, at = f"138{rest}", [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    written = country + gap.join(parts)
    assert ("mobile", written) in found_in(f"{before}{written}，")


@given(digits(8))
def test_a_mobile_number_is_not_found_inside_a_longer_number_nor_under_another_name(rest: str) -> None:
    for text in (f"编号9138{rest}", f"订单号：138{rest}", f"合同编号138{rest}", f"138{rest}元", f"138{rest}.50"):
        assert "mobile" not in {kind for kind, _written in found_in(text)}


@given(digits(8), st.lists(st.tuples(st.integers(0, 10), HIDDEN), max_size=6))
def test_nothing_unseen_hides_a_number(rest: str, hidden: list[tuple[int, str]]) -> None:
    places = list(f"138{rest}")
    for place, sign in hidden:
        places[place] += sign
    [(kind, written)] = found_in(f"电话{''.join(places)}，")
    assert kind == "mobile"
    assert seen(written)[0] == f"138{rest}"


def test_every_ignorable_character_is_unseen() -> None:
    for sign in re.findall(f"[{DEFAULT_IGNORABLE}]", "".join(map(chr, range(0x20, 0xE1000)))):
        assert [hit.kind for hit in find(f"138{sign}00000417")] == ["mobile"]


@given(st.text())
def test_half_width_keeps_every_character_in_its_place(text: str) -> None:
    assert len(half_width(text)) == len(text)
    assert half_width(half_width(text)) == half_width(text)


@given(st.text())
def test_what_is_seen_knows_its_place(text: str) -> None:
    plain, places = seen(text)
    assert len(plain) == len(places)
    marked = MARKER.sub(" ", text)
    assert plain == half_width("".join(marked[place] for place in places))


def test_a_wording_may_allow_every_kind() -> None:
    assert set(get_args(PersonalData)) == set(LABELS)
