"""From ledgers to what is kept of them: read, counted, and small counts hidden."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ledger.aggregates import VERSION, About, Aggregates
from generator.ledger.cells import PERIODS, first_days
from generator.ledger.columns import DIMENSIONS
from generator.ledger.counting import DUCKDB, counted
from generator.ledger.hiding import THRESHOLD, shown
from generator.ledger.mapping import LedgerMap
from generator.ledger.reading import Read, read

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class How:
    """How a ledger is counted: where, as of which day, from how many customers on a count is shown."""

    today: datetime.date
    engine: str = DUCKDB
    threshold: int = THRESHOLD


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read, and what is kept of it; nothing if there are too few customers to tell anything.

    `hidden` is how many cells of all tables are not shown.
    """

    read: Read
    aggregates: Aggregates | None
    hidden: int = 0


def keep(files: Sequence[Path], known: LedgerMap, how: How, tell: Tell = lambda _told: None) -> Kept:
    """Read and count. Raises `RefusedError`, `OSError`, and what the engine raises."""
    found = read(files, known, how.today, tell)
    parted = [name for name in DIMENSIONS if name in known.columns.written]
    customers = found.complaints["customer"]
    if customers.drop_nulls().n_unique() + customers.null_count() < how.threshold:
        return Kept(found, None)
    every = counted(found.complaints, parted, how.engine, tell)
    tables = shown(every, how.threshold)
    hidden = sum(map(len, every.values())) - sum(map(len, tables.values()))
    return Kept(found, Aggregates(about=_about(found, known, how), tables=tables), hidden)


def _about(found: Read, known: LedgerMap, how: How) -> About:
    received = found.complaints["received"]
    first, last = received.min(), received.max()
    if not isinstance(first, datetime.date) or not isinstance(last, datetime.date):
        raise TypeError("complaints without days")
    return About.model_validate(
        {
            "version": VERSION,
            "read": how.today.isoformat(),
            "first": first_days(PERIODS[1], first).isoformat(),
            "last": first_days(PERIODS[1], last).isoformat(),
            "rows": found.rows,
            "complaints": found.complaints.height,
            "rejected": found.rejected,
            "threshold": how.threshold,
            "columns": [*known.columns.written],
        }
    )
