"""What cannot be seen cannot hide in a text, and emoji keep what holds them together."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.invisible import first_invisible

LETTERS = st.sampled_from("银保监会138ab")


@given(LETTERS, st.integers(0, 0x10FFFF).map(chr), LETTERS)
def test_a_character_between_letters_is_seen_or_told_of(before: str, character: str, after: str) -> None:
    if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") and character not in "\t\n":
        told = first_invisible(f"{before}{character}{after}") is not None
        assert told or "\u0600" <= character <= "\u08e2" or unicodedata.name(character, "").endswith(("SIGN", "MARK"))


@pytest.mark.parametrize(
    "character",
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200d\u2060\u3164\ufe0f\uffa0\U000e0041\U000e01ef"
    "\ue011\uf0b7\ufdd0\U0001fffe\U000f0000\U0010ffff",
)
def test_ignorable_characters_are_told_of(character: str) -> None:
    hit = first_invisible(f"138{character}0013")
    assert hit is not None
    assert hit.start() == 3


@pytest.mark.parametrize("text", ["👍\u200d好", "好\u200d👍"])
def test_a_joiner_joins_nothing_to_a_letter(text: str) -> None:
    hit = first_invisible(text)
    assert hit is not None
    assert hit.start() == 1


@pytest.mark.parametrize("emoji", ["👍🏻", "❤️", "👨‍👩‍👧", "1️⃣", "☎︎", "🏳️‍🌈"])
def test_emoji_are_whole(emoji: str) -> None:
    assert first_invisible(f"好评{emoji}。") is None
