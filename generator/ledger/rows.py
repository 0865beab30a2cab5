"""Rows of texts to complaints, or to what is wrong with them. Who complained is a number from here on, for this run."""

import datetime
import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from generator.aggregates.columns import AMOUNTS, COLUMNS, DATES, DIMENSIONS, KEYS, OUTCOMES
from generator.ledger.batches import ROW
from generator.ledger.map_rules import NONE
from generator.ledger.mapping import LedgerMap
from generator.ledger.meanings import HUNDREDTHS, LARGEST, Meaning, Said, day_of, each, number_of, place_of, who
from generator.ledger.spans import UNKNOWN

SUM, SUM_ENDS = r"^.{0,8}(?:合计|小计|总计|共计)$", "计"
"""A whole cell, blanks aside, that names a sum, and what every such cell ends in."""
FIRST_CELL = "first cell"
"""The text of the first column, where it is none of those that are asked for: sums are called so there."""
CELL, REASON = "column", "reason"
FAULTS = pl.Schema({ROW: pl.UInt32, CELL: pl.String, REASON: pl.String})
SUM_ROW = "这一行是合计，不是一件投诉"
NOTHING = {"closed": UNKNOWN, "amount": 0, "satisfaction": UNKNOWN}
MANY = (*KEYS, *AMOUNTS)
"""Columns whose texts are hardly ever the same."""

Lists = Mapping[str, Sequence[str]]
"""The values of each list, in the order of the numbers that stand for them."""


@dataclass(frozen=True)
class Cleaning:
    """How texts become complaints. `seed` is known to this run alone, so no number leads back to a customer.

    Of a complaint are left, as far as the ledger has them: days as numbers from 1970-01-01 on; who, as a number; values
    as places in `lists`; money and scores in hundredths. What is not said is null only of who it was.
    """

    map: LedgerMap
    today: datetime.date
    seed: int = field(default_factory=lambda: secrets.randbits(64))

    @cached_property
    def lists(self) -> Lists:
        """The values that each list has."""
        written = self.map.columns.written
        found: dict[str, Sequence[str]] = {
            name: sorted({NONE, *(one.to for one in getattr(self.map.values, name))})
            for name in DIMENSIONS
            if name in written
        }
        return found | ({"outcome": (NONE, *OUTCOMES)} if "outcome" in written else {})

    def clean(self, texts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """`(complaints, faults)` of rows of texts: `row` and a text for each column that the ledger has.

        A row with a fault is no complaint; each of its faults is told, but for a row of sums.
        """
        said = {name: self._said(texts[name], name) for name in self.map.columns.written}
        read = pl.DataFrame([texts[ROW], *(one.values.alias(name) for name, one in said.items())])
        read = read.with_columns(pl.col(name).fill_null(value) for name, value in NOTHING.items() if name in said)
        wrong = [(heading, reason, mask) for heading, reason, mask in self._wrong(said) if mask.any()]
        sums = texts.filter(is_sum(texts, self.map)).select(ROW)
        if not wrong and sums.is_empty():
            return read, pl.DataFrame(schema=FAULTS)
        faults = _faults(texts, wrong, sums)
        return read.join(faults.select(ROW).unique(), on=ROW, how="anti", maintain_order="left"), faults

    def _said(self, texts: pl.Series, name: str) -> Said:
        meaning = self._meanings[name]
        return meaning(texts.str.strip_chars()) if name in MANY else each(texts, meaning)

    def _wrong(self, said: Mapping[str, Said]) -> Iterator[tuple[str, str, pl.Series]]:
        """`(heading, reason, which rows)`."""
        written = self.map.columns.written
        for name, one in said.items():
            yield from ((written[name], reason, mask) for reason, mask in one.wrong)
        if "closed" in said:
            early = (said["closed"].values < said["received"].values).fill_null(value=False)
            yield written["closed"], "早于受理日期", early

    @cached_property
    def _meanings(self) -> Mapping[str, Meaning]:
        money = number_of(LARGEST, "不是一个金额（元）")
        found = {name: day_of(self.map.dates, self.today, needed=name == "received") for name in DATES}
        found |= {name: who(self.seed) for name in KEYS} | dict.fromkeys(AMOUNTS, money)
        for name, values in self.lists.items():
            known = {"": NONE} | {one.text: one.to for one in getattr(self.map.values, name)}
            places = {text: values.index(to) for text, to in known.items()}
            found[name] = place_of(places, f"这个{COLUMNS[name].label}不在对照里")
        return found | {"satisfaction": self._score()}

    def _score(self) -> Meaning:
        scores, best = self.map.values.satisfaction, self.map.best_score or 0
        if not scores:
            return number_of(best, f"不是 0 到 {best} 的分数")
        words = place_of({one.text: one.score * HUNDREDTHS for one in scores}, "这种满意度不在对照里")

        def meaning(texts: pl.Series) -> Said:
            found, wrong = words(texts)
            return Said(found.cast(pl.Int32), [(reason, mask & (texts != "")) for reason, mask in wrong])

        return meaning


def _faults(texts: pl.DataFrame, wrong: Iterable[tuple[str, str, pl.Series]], sums: pl.DataFrame) -> pl.DataFrame:
    """Every fault of every row, by row; a row of sums has the one that it is none."""
    told = [
        texts.select(ROW).filter(mask).with_columns(pl.lit(heading).alias(CELL), pl.lit(reason).alias(REASON))
        for heading, reason, mask in wrong
    ]
    of_sums = sums.with_columns(pl.lit("").alias(CELL), pl.lit(SUM_ROW).alias(REASON))
    others = pl.concat([pl.DataFrame(schema=FAULTS), *told]).join(sums, on=ROW, how="anti", maintain_order="left")
    return pl.concat([others, of_sums]).sort(ROW, maintain_order=True)


def with_first_cell(places: Mapping[str, int]) -> Mapping[str, int]:
    """The columns that are asked for, and the first one."""
    return places if 0 in places.values() else {**places, FIRST_CELL: 0}


def is_sum(texts: pl.DataFrame, known: LedgerMap) -> pl.Series:
    """Which rows say in a cell that they are a sum; what the map lists as a value of a column is none there."""
    found = pl.repeat(value=False, n=texts.height, eager=True)
    for name in texts.columns:
        if name == ROW or name in AMOUNTS:
            continue
        listed = {one.text for one in getattr(known.values, name, ())}
        likely = texts[name].str.strip_chars_end().str.ends_with(SUM_ENDS)
        if likely.any():
            places = likely.arg_true()
            said = [names_sum(text, listed) for text in texts[name].gather(places)]
            found = found.scatter(places.filter(pl.Series(said, dtype=pl.Boolean)), True)
    return found


def names_sum(text: str, listed: Collection[str] = ()) -> bool:
    """Whether a cell is the name of a sum: "合计", "1 月小计", "本页合计", "上海分行小计"."""
    return text.strip() not in listed and bool(re.search(SUM, "".join(text.split())))
