"""Aggregates for tests, as `casebook ledger read` would leave them: counts by month, and the quarters of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.aggregates.cells import ALL, Cell, Name, first_days
from generator.aggregates.kept import FOLDER, About, Aggregates
from generator.ledger.aggregates import files_of

FIRST = date(2024, 1, 1)


def month(number: int) -> date:
    """The first day of a month, counted from `FIRST`."""
    return date(FIRST.year + number // 12, number % 12 + 1, 1)


def kept(counts: Mapping[str, Sequence[int | None]], parted: str = "cause", **other: Any) -> Aggregates:
    """Complaints by month of each value, of as many customers; `None` is a month that is hidden.

    `other` are fields of `about`, and of all cells (`cell`).
    """
    fields = other.pop("cell", {})
    length = max(map(len, counts.values()))
    tables: dict[Name, list[Cell]] = {(period, of): [] for period in ("month", "quarter") for of in (ALL, parted)}
    for period, size in (("month", 1), ("quarter", 3)):
        for start in range(0, length, size):
            since = first_days(period, month(start))
            part = {value: [*series[start : start + size]] for value, series in counts.items()}
            whole = sum(one or 0 for series in part.values() for one in series)
            tables[period, ALL].append(cell(since, None, whole, fields))
            for value, series in part.items():
                if series and None not in series and any(series):
                    tables[period, parted].append(cell(since, value, sum(filter(None, series)), fields))
    about = {
        "version": 1,
        "read": month(length).isoformat(),
        "first": FIRST.isoformat(),
        "last": month(length - 1).isoformat(),
        "rows": 1,
        "complaints": sum(one or 0 for series in counts.values() for one in series) or 1,
        "rejected": 0,
        "threshold": 5,
        "columns": [parted],
        **other,
    }
    return Aggregates(about=About.model_validate(about), tables={name: tuple(of) for name, of in tables.items()})


def cell(since: date, of: str | None, count: int, fields: Mapping[str, Any]) -> Cell:
    """One cell; more of its fields may be shares of its complaints."""
    shares = {name: int(share * count) if isinstance(share, float) else share for name, share in fields.items()}
    return Cell.model_validate(
        {"since": since.isoformat(), "of": of, "complaints": count, "customers": count, **shares}
    )


def write(root: Path, aggregates: Aggregates) -> None:
    """Put them into a knowledge base."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files_of(aggregates).items():
        (folder / name).write_bytes(content)
