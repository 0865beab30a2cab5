"""Rows of texts to complaints, or to what is wrong with them. Who complained is a number from here on, for this run."""

import datetime
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from generator.ledger.columns import COLUMNS, DIMENSIONS
from generator.ledger.dates import FIRST, day
from generator.ledger.mapping import NONE, LedgerMap

SUMS = ("合计", "总计", "小计", "共计", "本页合计", "本月合计")
ROW, CELL, REASON = "row", "column", "reason"
FAULTS = pl.Schema({ROW: pl.UInt32, CELL: pl.String, REASON: pl.String})
MONEY = r"[,，\s]|元$|^[¥￥]"
LARGEST = 1e11  # yuan
SUM_ROW = "这一行是合计，不是一件投诉"


@dataclass(frozen=True)
class Cleaning:
    """How texts become complaints. `seed` is known to this run alone, so no number leads back to a customer."""

    map: LedgerMap
    today: datetime.date
    seed: int = field(default_factory=lambda: secrets.randbits(64))

    def clean(self, texts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """`(complaints, faults)` of rows of texts: `row` and a text for each column that the ledger has.

        A row with a fault is no complaint; each of its faults is told, but for a row of sums.
        """
        stripped = texts.with_columns(pl.exclude(ROW).str.strip_chars())
        read = stripped.select(pl.col(ROW), *self._values())
        faults = [
            stripped.select(ROW).filter(wrong).with_columns(pl.lit(heading).alias(CELL), pl.lit(reason).alias(REASON))
            for heading, reason, wrong in self._told(stripped, read)
        ]
        sums = stripped.filter(read["received"].is_null()).filter(_is_sum(stripped.columns)).select(ROW)
        told = pl.concat([pl.DataFrame(schema=FAULTS), *faults]).join(sums, on=ROW, how="anti")
        of_sums = sums.with_columns(pl.lit("").alias(CELL), pl.lit(SUM_ROW).alias(REASON))
        every = pl.concat([told, of_sums]).sort(ROW, maintain_order=True)
        return read.join(every.select(ROW).unique(), on=ROW, how="anti"), every

    def _values(self) -> Iterator[pl.Expr]:
        written = self.map.columns.written
        for name in ("received", "closed"):
            yield (day(pl.col(name), self.map.dates) if name in written else _nothing(pl.Date)).alias(name)
        for name in ("id", "customer"):
            number = pl.when(pl.col(name) != "").then(pl.col(name).hash(self.seed)) if name in written else None
            yield (_nothing(pl.UInt64) if number is None else number).alias(name)
        for name in DIMENSIONS:
            yield (self._meaning(name) if name in written else pl.lit(NONE)).alias(name)
        yield (_number() if "amount" in written else _nothing(pl.Float64)).alias("amount")

    def _meaning(self, dimension: str) -> pl.Expr:
        known = {"": NONE} | {one.text: one.to for one in getattr(self.map.values, dimension)}
        return pl.col(dimension).replace_strict(known, default=None, return_dtype=pl.String)

    def _told(self, texts: pl.DataFrame, read: pl.DataFrame) -> Iterator[tuple[str, str, pl.Series]]:
        """`(heading, reason, which rows)`."""
        written = self.map.columns.written
        forms = "”或“".join(self.map.dates)
        for name in ("received", "closed"):
            if name in written:
                found, text = read[name], texts[name]
                yield written[name], f"不是一天，应当照“{forms}”写", found.is_null() & (text != "")
                yield written[name], "这一天还没有到", found > self.today
                yield written[name], f"早于 {FIRST.year} 年，年份大概写错了", found < FIRST
        yield written["received"], "没有填", texts["received"] == ""
        if "closed" in written:
            yield written["closed"], "早于受理日期", (read["closed"] < read["received"]).fill_null(value=False)
        for name in DIMENSIONS.keys() & written.keys():
            yield written[name], f"这个{COLUMNS[name].label}不在对照里", read[name].is_null()
        if "amount" in written:
            yield written["amount"], "不是一个金额（元）", read["amount"].is_null() & (texts["amount"] != "")


def _nothing(kind: type[pl.DataType]) -> pl.Expr:
    return pl.lit(None, dtype=kind)


def _number() -> pl.Expr:
    number = pl.col("amount").str.replace_all(MONEY, "").cast(pl.Float64, strict=False)
    return pl.when(number.is_between(0, LARGEST)).then(number)


def _is_sum(columns: Sequence[str]) -> pl.Expr:
    names = [name for name in columns if name != ROW]
    return pl.any_horizontal(pl.col(name).str.replace_all(r"\s", "").is_in(SUMS) for name in names)


def texts_of(numbers: Sequence[int], rows: Sequence[Sequence[str]], places: Mapping[str, int]) -> pl.DataFrame:
    """Rows and their numbers as a frame of the columns at these places."""
    by_place = [*zip(*rows, strict=True)]
    columns = {name: by_place[place] if rows else () for name, place in places.items()}
    frame = {name: pl.Series(name, column, dtype=pl.String) for name, column in columns.items()}
    return pl.DataFrame({ROW: pl.Series(ROW, numbers, dtype=pl.UInt32), **frame})
