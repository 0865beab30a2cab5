"""The business behind the complaints, from a file of its own. Rates are divided by it, so every row must count."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from generator.aggregates.cells import first_days
from generator.aggregates.columns import COLUMNS, PARTS
from generator.aggregates.exposure import Exposure
from generator.ledger.batches import ROW
from generator.ledger.dates import FIRST, day
from generator.ledger.heads import column_name, head_of, places_of
from generator.ledger.map_rules import NONE
from generator.ledger.mapping import Business, LedgerMap
from generator.ledger.rows import is_sum, with_first_cell
from generator.ledger.tables import tables
from generator.workbooks.refused import RefusedError

MOST_TOLD = 20  # faults
LARGEST = 10**12


def business(file: Path, known: LedgerMap, today: datetime.date) -> tuple[Exposure, ...]:
    """The business by month, in order. Raises `RefusedError`, which tells every row that says none, and `OSError`."""
    if known.exposure is None:
        raise RefusedError(f"{file}：MAP.yaml 里没有写业务量怎么读（exposure）")
    try:
        return _read(file, known, known.exposure, today)
    except RefusedError as refused:
        raise RefusedError("\n".join(f"{file}：{why}" for why in str(refused).splitlines())) from refused


def _read(file: Path, known: LedgerMap, laid: Business, today: datetime.date) -> tuple[Exposure, ...]:
    table, head = head_of(tables(file), laid)
    places = places_of(head, laid, laid.columns.written)
    reader = _Reader(known, laid, {name: column_name(head[place], place) for name, place in places.items()}, today)
    for batch in table.batches(laid.above, with_first_cell(places), len(head)):
        reader.wrong += [f"第 {row} 行，有 {cells} 格，表头有 {len(head)} 格" for row, cells in batch.ragged]
        reader.add(batch.texts)
    if reader.wrong:
        more = [f"…… 一共 {len(reader.wrong)} 处"] if len(reader.wrong) > MOST_TOLD else []
        raise RefusedError("\n".join([*reader.wrong[:MOST_TOLD], *more]))
    if not reader.found:
        raise RefusedError("没有一行业务量")
    return tuple(reader.found[key] for key in sorted(reader.found))


@dataclass
class _Reader:
    map: LedgerMap
    laid: Business
    headings: Mapping[str, str]
    today: datetime.date
    found: dict[tuple[datetime.date, str, str], Exposure] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, texts: pl.DataFrame) -> None:
        """Add what some rows say, or what is wrong with them."""
        bare = texts.with_columns(pl.exclude(ROW).str.strip_chars())
        days = bare.select(day(pl.col("month"), self.laid.dates)).to_series()
        counts = ~is_sum(bare, self.map)
        for row, first in zip(bare.filter(counts).iter_rows(named=True), days.filter(counts), strict=True):
            values = {name: self._value(name, row[name]) for name in PARTS if name in row}
            if faults := [*self._faults(row, first, values)]:
                self.wrong += [f"第 {row[ROW]} 行，{fault}" for fault in faults]
                continue
            month = first_days("month", first)
            key = (month, values.get("product") or "", values.get("branch") or "")
            if key in self.found:
                self.wrong.append(f"第 {row[ROW]} 行，{self.headings['month']}，这个月的这一项前面已经有了")
            count = int(float(_plain(row["count"])))
            self.found[key] = Exposure.model_validate({"since": f"{month:%Y-%m-%d}", "count": count, **values})

    def _value(self, name: str, text: str) -> str | None:
        known = {"": NONE} | {one.text: one.to for one in getattr(self.map.values, name)}
        return known.get(text)

    def _faults(self, row: Mapping[str, Any], first: datetime.date | None, values: Mapping[str, Any]) -> Iterator[str]:
        forms = "”或“".join(self.laid.dates)
        if first is None:
            yield f"{self.headings['month']}，不是一个月，应当照“{forms}”写"
        elif not FIRST <= first <= self.today:
            yield f"{self.headings['month']}，这个月还没有到，或者早于 {FIRST.year} 年"
        if not _is_count(row["count"]):
            yield f"{self.headings['count']}，不是一个整数"
        for name, value in values.items():
            if value is None:
                yield f"{self.headings[name]}，这个{COLUMNS[name].label}不在对照里"


def _plain(text: str) -> str:
    return text.replace(",", "").replace("，", "")


def _is_count(text: str) -> bool:
    try:
        number = float(_plain(text))
    except ValueError:
        return False
    return number.is_integer() and 0 <= number <= LARGEST
