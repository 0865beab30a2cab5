"""Personal data: numbers that pass their own check are found, wherever and however they stand in a text."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.checks.personal_data import SUSPICIOUS
from generator.twins.personal import PATTERNS, REAL, TABLE, half_width, is_bank_card, is_id_card

FULL_WIDTH = str.maketrans("0123456789X-@.", "０１２３４５６７８９Ｘ－＠．")


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def check_digit(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, TABLE["weights"], strict=True))
    return str(TABLE["checks"][total % 11])


ID_BODIES = st.builds(
    lambda area, year, month, day, serial: f"{area}{year}{month:02}{day:02}{serial}",
    digits(6).filter(lambda area: area[0] != "0"),
    st.integers(1900, 2026),
    st.integers(1, 12),
    st.integers(1, 31),
    digits(3),
)


def luhn(body: str) -> str:
    return next(digit for digit in "0123456789" if is_bank_card(f"{body}{digit}"))


CARDS = digits(15).map(lambda body: "62" + body).map(lambda body: body + luhn(body))


def found_in(text: str) -> set[str]:
    plain = half_width(text)
    return {
        kind for kind, pattern in PATTERNS.items() for hit in pattern.finditer(plain) if REAL.get(kind, bool)(hit[0])
    }


@given(ID_BODIES)
def test_an_id_number_with_its_check_digit_is_found(body: str) -> None:
    number = body + check_digit(body)
    assert is_id_card(number)
    assert is_id_card(number.lower())
    for text in (f"身份证{number}。", number.translate(FULL_WIDTH), f"（{number}）"):
        assert "id-card" in found_in(text)


@given(ID_BODIES, st.integers(0, 16), st.integers(1, 9))
def test_an_id_number_with_one_digit_changed_is_none(body: str, place: int, shift: int) -> None:
    number = body + check_digit(body)
    other = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert not is_id_card(other)


@given(CARDS)
def test_a_card_number_is_found_in_groups_and_without(number: str) -> None:
    assert is_bank_card(number)
    grouped = " ".join(re.findall(".{1,4}", number))
    for text in (f"卡号{number}。", grouped, grouped.replace(" ", "-"), number.translate(FULL_WIDTH)):
        assert "bank-card" in found_in(text)


@given(CARDS, st.integers(0, 17), st.integers(1, 9))
def test_a_card_number_with_one_digit_changed_is_none(number: str, place: int, shift: int) -> None:
    assert not is_bank_card(number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :])


def test_known_card_numbers_pass_and_rows_of_one_digit_do_not() -> None:
    assert is_bank_card("4111 1111 1111 1111")
    assert not is_bank_card("0000 0000 0000 0000")


@given(st.sampled_from(list(PATTERNS.values())), st.data())
def test_the_quick_look_misses_nothing_that_a_pattern_finds(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assume(pattern.search(half_width(text)))
    assert SUSPICIOUS.search(half_width(text))


@given(st.text())
def test_half_width_keeps_every_character_in_its_place(text: str) -> None:
    assert len(half_width(text)) == len(text)
    assert half_width(half_width(text)) == half_width(text)


@given(digits(8), st.sampled_from(["", " ", "-"]))
def test_a_mobile_number_is_found_but_not_inside_a_longer_number(rest: str, gap: str) -> None:
    number = f"138{gap}{rest[:4]}{gap}{rest[4:]}"
    assert "mobile" in found_in(f"电话{number}，")
    assert "mobile" not in found_in(f"编号9{number}")
