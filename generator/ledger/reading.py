"""Ledgers to complaints, and every row that is none with the reason: rows in = rows used + rows rejected."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from generator.ledger.batches import ROW, Batch, texts_of
from generator.ledger.heads import column_name, head_of, places_of
from generator.ledger.mapping import LedgerMap
from generator.ledger.rows import CELL, REASON, Cleaning, Lists, with_first_cell
from generator.ledger.tables import tables
from generator.workbooks.refused import RefusedError

TOLD = 500_000  # rows between two sentences on how far it is
FILE = "file"
TWICE = "这个编号前面已经有了"


@dataclass
class Read:
    """What was read. `complaints` has a row each, `faults` (file, row, column, reason) one for each fault.

    `used` is how many complaints there are. `lists` says what the numbers in columns of lists stand for
    (`rows.Cleaning`). `blank` rows say nothing at all and are not counted in `rows`.
    """

    complaints: pl.DataFrame
    faults: pl.DataFrame
    lists: Lists
    rows: int = 0
    blank: int = 0

    def __post_init__(self) -> None:
        self.used = self.complaints.height

    def given(self) -> pl.DataFrame:
        """The complaints, for who wants to let go of them: they are no longer kept here."""
        complaints, self.complaints = self.complaints, self.complaints.clear()
        return complaints

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
        table, head = head_of(tables(file), self.map)
        places = places_of(head, self.map, self.map.columns.written)
        name = f"{file} {table.title}".strip()
        begun = told = self.rows
        self._add(name, Batch(texts_of((), (), places)), places, len(head))
        for batch in table.batches(self.map.above, with_first_cell(places), len(head)):
            self._add(name, batch, places, len(head))
            if self.rows - told >= TOLD:
                told = self.rows
                self.tell(f"{name}：读了 {told - begun} 行")

    def _add(self, name: str, batch: Batch, places: dict[str, int], width: int) -> None:
        self.blank += batch.blank
        self.rows += batch.rows
        complaints, faults = self.cleaning.clean(batch.texts)
        file = pl.lit(name).cast(pl.Categorical).alias(FILE)
        self.complaints.append(complaints.with_columns(file))
        if not faults.is_empty():
            named = {heading: column_name(heading, places[key]) for key, heading in self.map.columns.written.items()}
            self.faults.append(faults.with_columns(pl.col(CELL).replace(named), file).select(FILE, ROW, CELL, REASON))
        if batch.ragged:
            self.faults.append(_of_width(name, batch.ragged, width))


def read(
    files: Sequence[Path], known: LedgerMap, today: datetime.date, tell: Callable[[str], None] = lambda _told: None
) -> Read:
    """All complaints of some ledgers. Raises `RefusedError`, whose lines begin with the file, and `OSError`."""
    reader = _Reader(known, Cleaning(known, today), tell)
    refused = [f"{file}：{why}" for file in files for why in _refusals(reader, file)]
    if refused:
        raise RefusedError("\n".join(refused))
    complaints, again = _once(reader.complaints, known)
    faults = pl.concat([*reader.faults, again]).sort(FILE, ROW, maintain_order=True)
    return Read(complaints, faults, reader.cleaning.lists, reader.rows, reader.blank)


def _refusals(reader: _Reader, file: Path) -> Iterator[str]:
    try:
        reader.read(file)
    except RefusedError as refused:
        yield from str(refused).splitlines()


def _once(parts: list[pl.DataFrame], known: LedgerMap) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The complaints whose number is not that of one before, and the faults of the others; `parts` are emptied."""
    places = [FILE, ROW]
    told = pl.lit(known.columns.id or "").alias(CELL), pl.lit(TWICE).alias(REASON)
    if known.columns.id is None:
        return pl.concat(part.drop(places) for part in parts), parts[0].head(0).select(*places, *told)
    numbers = pl.concat(part["id"] for part in parts)
    once = numbers.is_null() | numbers.is_first_distinct()
    del numbers
    left, again, begin = [], [], 0
    for part in parts:
        mask = once.slice(begin, part.height)
        begin += part.height
        bare = part.drop(*places, "id")
        left.append(bare if mask.all() else bare.filter(mask))
        again.append(part.filter(~mask).select(*places, *told))
    parts.clear()
    return pl.concat(left), pl.concat(again)


def _of_width(name: str, wrong: Sequence[tuple[int, int]], width: int) -> pl.DataFrame:
    reasons = [f"有 {cells} 格，表头有 {width} 格：少了、多了，或者文件在这里断了" for _number, cells in wrong]
    numbers = pl.Series(ROW, [number for number, _cells in wrong], dtype=pl.UInt32)
    return pl.DataFrame({ROW: numbers, CELL: "", REASON: reasons}).select(
        pl.lit(name).cast(pl.Categorical).alias(FILE), ROW, CELL, REASON
    )
