"""What the texts of a column mean, and which of them mean nothing: each text that there is, looked at once."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from generator.ledger.dates import FIRST, day

MONEY = r"[,，\s]|元$|^[¥￥]"
LARGEST = 1e11  # yuan
HUNDREDTHS = 100
MOST_IN_A_BYTE = 127
MOST_IN_FOUR_BYTES = 2**31 - 1


class Said(NamedTuple):
    """The value of each text, null where it has none; and masks of those that are wrong, each with its reason."""

    values: pl.Series
    wrong: Sequence[tuple[str, pl.Series]]


Meaning = Callable[[pl.Series], Said]
"""Texts without spaces around them to what they say."""


def each(texts: pl.Series, meaning: Meaning) -> Said:
    """What the texts of a column say; a text that stands there often is asked about once."""
    known = texts.unique()
    if len(known) * 2 > len(texts):
        return meaning(texts.str.strip_chars())
    places = texts.cast(pl.Enum(known)).to_physical()
    said = meaning(known.str.strip_chars())
    wrong = [(reason, mask.gather(places)) for reason, mask in said.wrong if mask.any()]
    return Said(said.values.gather(places), wrong)


def day_of(forms: Sequence[str], today: datetime.date, *, needed: bool) -> Meaning:
    """Days by their forms, as numbers from 1970-01-01 on."""
    told = "”或“".join(forms)

    def meaning(texts: pl.Series) -> Said:
        found = pl.DataFrame({"text": texts}).select(day(pl.col("text"), forms)).to_series()
        wrong = [
            (f"不是一天，应当照“{told}”写", found.is_null() & (texts != "")),
            ("这一天还没有到", (found > today).fill_null(value=False)),
            (f"早于 {FIRST.year} 年，年份大概写错了", (found < FIRST).fill_null(value=False)),
        ]
        return Said(found.cast(pl.Int32), [*wrong, ("没有填", texts == "")] if needed else wrong)

    return meaning


def place_of(places: Mapping[str, int], reason: str) -> Meaning:
    """Words as their places in a list, in as few bytes as hold them."""
    kind = pl.Int8 if max(places.values()) <= MOST_IN_A_BYTE else pl.Int16

    def meaning(texts: pl.Series) -> Said:
        found = texts.replace_strict(places, default=None, return_dtype=kind)
        return Said(found, [(reason, found.is_null())])

    return meaning


def number_of(largest: float, reason: str) -> Meaning:
    """Numbers in hundredths, in as few bytes as hold them; an empty text is none."""
    kind = pl.Int32 if largest * HUNDREDTHS <= MOST_IN_FOUR_BYTES else pl.Int64

    def meaning(texts: pl.Series) -> Said:
        number = texts.cast(pl.Float64, strict=False)
        if (number.is_null() & (texts != "")).any():
            number = texts.str.replace_all(MONEY, "").cast(pl.Float64, strict=False)
        found = number.set(~number.is_between(0, largest), None)
        wrong = [(reason, found.is_null() & (texts != ""))]
        return Said((found * HUNDREDTHS).round().cast(kind), wrong)

    return meaning


def who(seed: int) -> Meaning:
    """Names and numbers of customers or complaints as numbers of this run from 0 on; an empty text is nobody."""

    def meaning(texts: pl.Series) -> Said:
        number = (texts.hash(seed) // 2).cast(pl.Int64)
        return Said(number.set(texts == "", None), [])

    return meaning
