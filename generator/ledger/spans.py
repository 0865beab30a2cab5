"""Which week, month and quarter a day belongs to, and when each limit in working days ends that begins on it."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from generator.aggregates.cells import PERIODS, first_days
from generator.kinds.calendar import Calendar, years
from generator.kinds.deadline import TimeLimit
from generator.library import Library
from generator.twins.deadlines import DAY, Rule, UnknownYear, Years, chain

EPOCH = datetime.date(1970, 1, 1)
LONG = {"week": 7 * DAY, "quarter": 95 * DAY}
"""From the first day of a period into the next one."""
UNKNOWN = -1
"""Where there is no day: an open complaint's end, an end in a year without a calendar."""


@dataclass(frozen=True)
class WorkLimit:
    """A limit in working days."""

    deadline: str
    rule: Rule


@dataclass(frozen=True)
class Workdays:
    """The limits that closing is held against, and the years whose working days are known."""

    limits: Sequence[WorkLimit] = ()
    years: Years = field(default_factory=dict)


def workdays(library: Library, deadlines: Sequence[str]) -> Workdays:
    """The limits with these ids, as the library has them."""
    found = [limit for one in deadlines if (limit := library.one(TimeLimit, one))]
    return Workdays([WorkLimit(limit.id, limit.rule) for limit in found], years(library.listed.all(Calendar)))


def number_of_day(day: datetime.date) -> int:
    """A day as a number from 1970-01-01 on."""
    return (day - EPOCH).days


def day_of_number(number: int) -> datetime.date:
    """The day that a number stands for."""
    return EPOCH + number * DAY


def ends(complaints: pl.DataFrame) -> tuple[int, int]:
    """The first and the last day on which one was received."""
    first, last = complaints.select(first=pl.col("received").min(), last=pl.col("received").max()).row(0)
    return first, last


def spans(first: int, last: int, known: Workdays) -> pl.DataFrame:
    """A row for each day from the first to the last: `day`, `week`, `month`, `quarter`, `due_0`, …, all as numbers.

    `first` and `last` are the ends of week and quarter together; the month lies within them. A limit whose end cannot
    be counted is `UNKNOWN`.
    """
    days = [day_of_number(number) for number in range(first, last + 1)]
    begins = {period: [number_of_day(first_days(period, day)) for day in days] for period in PERIODS}
    columns = {"day": range(first, last + 1)} | begins
    columns |= {"first": [*map(min, *begins.values())], "last": [*map(_last, days)]}
    due = {f"due_{place}": [*_ends(one, days, known.years)] for place, one in enumerate(known.limits)}
    return pl.DataFrame(columns | due, schema=dict.fromkeys([*columns, *due], pl.Int32))


def _last(day: datetime.date) -> int:
    """The last day of the week and of the quarter that hold a day, whichever is later."""
    return max(number_of_day(first_days(period, first_days(period, day) + LONG[period])) for period in LONG) - 1


def _ends(limit: WorkLimit, days: Sequence[datetime.date], calendars: Years) -> Iterator[int]:
    for day in days:
        end = chain(limit.rule, day, calendars)[0]
        yield UNKNOWN if isinstance(end, UnknownYear) else number_of_day(end)
