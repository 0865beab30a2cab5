"""Ledgers to complaints, and every row that is none with the reason: rows in = rows used + rows rejected."""

import datetime
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from generator.ledger.mapping import LedgerMap
from generator.ledger.rows import CELL, REASON, ROW, Cleaning, texts_of
from generator.ledger.tables import Row, Table, headings, tables
from generator.workbooks.package import name_of
from generator.workbooks.refused import RefusedError

BATCH, TOLD = 20_000, 200_000  # rows: read at once; between two sentences on how far it is
FILE = "file"
MOST_HEADINGS = 12  # that are named


@dataclass
class Read:
    """What was read. `complaints` has a row each, `faults` (file, row, column, reason) one for each fault.

    `blank` rows say nothing at all and are not counted in `rows`.
    """

    complaints: pl.DataFrame
    faults: pl.DataFrame
    rows: int = 0
    blank: int = 0

    @property
    def rejected(self) -> int:
        """How many rows have a fault."""
        return self.faults.select(FILE, ROW).n_unique()


@dataclass
class _Reader:
    map: LedgerMap
    cleaning: Cleaning
    tell: Callable[[str], None]
    complaints: list[pl.DataFrame] = field(default_factory=list)
    faults: list[pl.DataFrame] = field(default_factory=list)
    rows: int = 0
    blank: int = 0

    def read(self, file: Path) -> None:
        """Add what a file says."""
        table = _chosen(tables(file), self.map.sheet)
        rows = iter(table.rows)
        body = self.map.header + self.map.header_rows - 1
        head = headings([*itertools.islice(rows, body)][self.map.header - 1 :])
        places = _places(head, self.map)
        width = len(head) if table.needs_width else 0
        name = f"{file} {table.title}".strip()
        numbered = enumerate(rows, body + 1)
        while batch := [*itertools.islice(numbered, BATCH)]:
            self._add(name, batch, places, width)
            if batch[-1][0] % TOLD < BATCH:
                self.tell(f"{name}：读到第 {batch[-1][0]} 行")

    def _add(self, name: str, batch: list[tuple[int, Row]], places: dict[str, int], width: int) -> None:
        said = [one for one in batch if any(map(str.strip, one[1]))]
        self.blank += len(batch) - len(said)
        self.rows += len(said)
        wrong = [(number, len(row)) for number, row in said if width and len(row) != width]
        if wrong:
            self.faults.append(_of_width(name, wrong, width))
            said = [one for one in said if len(one[1]) == width]
        complaints, faults = self.cleaning.clean(texts_of([one[0] for one in said], [one[1] for one in said], places))
        self.complaints.append(complaints.with_columns(pl.lit(name).cast(pl.Categorical).alias(FILE)))
        named = {heading: _column_name(heading, places[key]) for key, heading in self.map.columns.written.items()}
        told = faults.with_columns(pl.col(CELL).replace(named), pl.lit(name).cast(pl.Categorical).alias(FILE))
        self.faults.append(told.select(FILE, ROW, CELL, REASON))


def read(
    files: Sequence[Path], known: LedgerMap, today: datetime.date, tell: Callable[[str], None] = lambda _told: None
) -> Read:
    """All complaints of some ledgers. Raises `RefusedError`, whose lines begin with the file, and `OSError`."""
    reader = _Reader(known, Cleaning(known, today), tell)
    refused = [f"{file}：{why}" for file in files for why in _refusals(reader, file)]
    if refused:
        raise RefusedError("\n".join(refused))
    complaints = pl.concat(reader.complaints)
    once = complaints["id"].is_null() | complaints["id"].is_first_distinct()
    again = complaints.filter(~once).select(
        FILE, ROW, pl.lit(known.columns.id or "").alias(CELL), pl.lit("这个编号前面已经有了").alias(REASON)
    )
    faults = pl.concat([*reader.faults, again]).sort(FILE, ROW, maintain_order=True)
    return Read(complaints.filter(once).drop(FILE, ROW, "id"), faults, reader.rows, reader.blank)


def _refusals(reader: _Reader, file: Path) -> Iterator[str]:
    try:
        reader.read(file)
    except RefusedError as refused:
        yield from str(refused).splitlines()


def _chosen(found: Sequence[Table], title: str | None) -> Table:
    """The table that is meant. Raises `RefusedError`."""
    titles = "、".join(table.title for table in found)
    if not found:
        raise RefusedError("里面没有内容")
    if title is None and len(found) > 1:
        raise RefusedError(f"里面有 {len(found)} 张表：{titles}。在 MAP.yaml 里用 sheet 写明读哪一张")
    for table in found:
        if title is None or table.title in (title, ""):
            return table
    raise RefusedError(f"里面没有“{title}”这张表，有的是：{titles}。改 MAP.yaml 里的 sheet")


def _places(head: Sequence[str], known: LedgerMap) -> dict[str, int]:
    """Where each column stands, counted from 0. Raises `RefusedError`."""
    wrong = []
    for heading in known.columns.written.values():
        if heading not in head:
            wrong.append(f"第 {known.header} 行的表头里没有“{heading}”这一列")
        elif head.count(heading) > 1:
            cells = "、".join(_letters(place) for place, one in enumerate(head) if one == heading)
            wrong.append(f"“{heading}”有 {head.count(heading)} 列（{cells}），不知道是哪一列。改一列的表头再读")
    if wrong:
        some = "、".join(filter(None, head[:MOST_HEADINGS])) or "都是空的"
        more = f" 等 {len(head)} 列" if len(head) > MOST_HEADINGS else ""
        raise RefusedError("\n".join([*wrong, f"表头是：{some}{more}。是不是别的表？"]))
    return {name: head.index(heading) for name, heading in known.columns.written.items()}


def _column_name(heading: str, place: int) -> str:
    return f"{heading}（{_letters(place)} 列）"


def _letters(place: int) -> str:
    return name_of(0, place).rstrip("1")


def _of_width(name: str, wrong: Sequence[tuple[int, int]], width: int) -> pl.DataFrame:
    reasons = [f"有 {cells} 格，表头有 {width} 格：少了、多了，或者文件在这里断了" for _number, cells in wrong]
    numbers = pl.Series(ROW, [number for number, _cells in wrong], dtype=pl.UInt32)
    return pl.DataFrame({ROW: numbers, CELL: "", REASON: reasons}).select(
        pl.lit(name).cast(pl.Categorical).alias(FILE), ROW, CELL, REASON
    )
