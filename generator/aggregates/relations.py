"""What anybody can add up in the tables: sums by which a hidden cell could be worked out from those that are shown."""

import datetime
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from generator.aggregates.cells import ALL, CROSSINGS, PERIODS, Cell, Name, first_days

DAY = datetime.timedelta(days=1)


class Key(NamedTuple):
    """A cell of all tables: its period, what parts it, the values (empty for the whole), its first day."""

    period: str
    parted: str
    of: str
    by: str
    since: datetime.date


Group = TypeVar("Group", bound=datetime.date | tuple[str | datetime.date, ...])
Relation = Mapping[Key, int]
"""Cells with what each counts; together they come to nothing, or, with the whole ledger's total, to that."""


def cells_of(tables: Mapping[Name, Sequence[Cell]]) -> dict[Key, Cell]:
    """Every cell by its key."""
    return {key_of(name, cell): cell for name, cells in tables.items() for cell in cells}


def key_of(name: Name, cell: Cell) -> Key:
    """The key of a cell of a table."""
    return Key(*name, cell.of or "", cell.by or "", cell.since)


def relations(keys: Iterable[Key]) -> Iterator[Relation]:
    """Every sum that holds: values to their period, crossings to either list, months to quarters, weeks to months,
    quarters to everything.
    """
    known = sorted(keys)
    yield from _parts(known)
    for side in ("of", "by"):
        yield from _margins(known, side)
    for (parted, *_values), of_value in _grouped(known, lambda key: (key.parted, key.of, key.by)):
        by_period = {period: [key for key in of_value if key.period == period] for period in PERIODS}
        yield from _months(by_period)
        if parted not in CROSSINGS:
            yield from _weeks(by_period)
    yield {key: 1 for key in known if key.period == "quarter" and key.parted == ALL}


def _grouped(keys: Iterable[Key], by: Callable[[Key], Group]) -> Iterator[tuple[Group, list[Key]]]:
    for name, group in itertools.groupby(sorted(keys, key=by), by):
        yield name, [*group]


def _parts(keys: Sequence[Key]) -> Iterator[Relation]:
    for (period, parted, since), group in _grouped(keys, lambda key: (key.period, key.parted, key.since)):
        if parted != ALL and parted not in CROSSINGS:
            yield {**dict.fromkeys(group, 1), Key(period, ALL, "", "", since): -1}


def _margins(keys: Sequence[Key], side: str) -> Iterator[Relation]:
    """The cells of a crossing with one value of one of its lists come to that value's cell."""
    crossed = [key for key in keys if key.parted in CROSSINGS]
    for (period, parted, value, since), group in _grouped(
        crossed, lambda key: (key.period, key.parted, getattr(key, side), key.since)
    ):
        part = CROSSINGS[str(parted)][side == "by"]
        yield {**dict.fromkeys(group, 1), Key(period, part, value, "", since): -1}


def _months(by_period: Mapping[str, Sequence[Key]]) -> Iterator[Relation]:
    for quarter in by_period["quarter"]:
        months = [key for key in by_period["month"] if first_days("quarter", key.since) == quarter.since]
        yield {**dict.fromkeys(months, 1), quarter: -1}


def _weeks(by_period: Mapping[str, Sequence[Key]]) -> Iterator[Relation]:
    """Between two days on which both a week and a month begin, weeks and months hold the same complaints."""
    for _stretch, group in _grouped([*by_period["week"], *by_period["month"]], _stretch_of):
        yield {key: 1 if key.period == "week" else -1 for key in group}


def _stretch_of(key: Key) -> datetime.date:
    """The last first of a month at or before this week or month that was a Monday."""
    day = first_days("month", key.since)
    while day.weekday():
        day = first_days("month", day - DAY)
    return day
