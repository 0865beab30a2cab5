"""When a time limit ends: days, working days, hours, months, years. `shared/deadlines.js` is its twin in the browser;
the same vectors test both.

Working days need the table of every year from the first day to the last. A year without a table is answered with
`UnknownYear`, never with a guess.
"""

import datetime
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

DAY = datetime.timedelta(days=1)
SATURDAY = 5
MONTHS: Mapping[str, int] = {"个月": 1, "年": 12}
"""How many months a unit has that goes by the calendar."""

Answer = TypeVar("Answer")
Unit = Literal["日", "工作日", "小时", "个月", "年"]
Roll = Literal["none", "next", "previous"]
Counted = Literal["from-start", "from-due"]


@dataclass(frozen=True, slots=True)
class Year:
    """Where a year departs from the pattern of its weeks: its days off, and its days worked at a weekend."""

    holidays: frozenset[datetime.date] = frozenset()
    workdays: frozenset[datetime.date] = frozenset()


Years = Mapping[int, Year]


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer limit: `n` counts from where the limit began, or from where the one before it ends."""

    n: int
    counted: Counted = "from-start"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a limit is and how it is counted. `roll` says what becomes of an end on a day off."""

    n: int
    unit: Unit
    first_day_counted: bool = False
    roll: Roll = "none"
    extensions: tuple[Extension, ...] = ()

    @property
    def needs_calendar(self) -> bool:
        """Whether it matters which days are worked."""
        return self.unit == "工作日" or self.roll != "none"


@dataclass(frozen=True, slots=True)
class UnknownYear:
    """The answer where the table of a year is missing."""

    year: int


Outcome = datetime.date | UnknownYear
"""A day, or a `datetime` where hours are counted; or why there is none."""


class _UnknownYearError(Exception):
    def __init__(self, year: int) -> None:
        self.year = year


def chain(rule: Rule, start: datetime.date, years: Years) -> tuple[Outcome, ...]:
    """The end of a limit that begins at `start`, then of each extension as if it were granted.

    Each is a day, a moment (limits in hours), or the year whose calendar is missing. What continues from an end
    continues from the one before it was rolled, so that rolling adds no days.
    """
    ends = [point(rule, rule.n, start, years)]
    for extension in rule.extensions:
        continues = extension.counted == "from-due"
        ends.append(_end(rule, ends[-1] if continues else start, extension.n, years, continues=continues))
    return tuple(_known(partial(_rolled, end, rule.roll, years)) for end in ends)


def point(rule: Rule, n: int, start: datetime.date, years: Years) -> Outcome:
    """The n-th day, working day or hour on the way, or so many months or years from the beginning."""
    return _end(rule, start, n, years, continues=False)


def is_working(day: datetime.date, years: Years) -> bool | UnknownYear:
    """Whether a day is worked."""
    return _known(partial(_is_working, day, years))


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The corresponding day so many months later, or the last of that month if it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _known(answer: Callable[[], Answer]) -> Answer | UnknownYear:
    try:
        return answer()
    except _UnknownYearError as unknown:
        return UnknownYear(unknown.year)


def _end(rule: Rule, start: Outcome, n: int, years: Years, *, continues: bool) -> Outcome:
    if isinstance(start, UnknownYear):
        return start
    return _known(partial(_counted, rule, start, n, years, first_day=rule.first_day_counted and not continues))


def _counted(rule: Rule, start: datetime.date, n: int, years: Years, *, first_day: bool) -> datetime.date:
    if rule.unit == "小时":
        assert isinstance(start, datetime.datetime), "hours count from a time of day"
        return start + datetime.timedelta(hours=n)
    if rule.unit in MONTHS:  # the day on which it begins is never counted
        return months_later(start, n * MONTHS[rule.unit])
    if rule.needs_calendar:
        _is_working(start, years)  # its year must be known even where the first day is not counted
    if rule.unit == "日":
        return start + (n - first_day) * DAY
    day = start if first_day else start + DAY
    while n := n - _is_working(day, years):
        day += DAY
    return day


def _rolled(end: Outcome, roll: Roll, years: Years) -> Outcome:
    while not isinstance(end, UnknownYear) and roll != "none" and not _is_working(end, years):
        end += DAY if roll == "next" else -DAY
    return end


def _is_working(day: datetime.date, years: Years) -> bool:
    year = years.get(day.year)
    if year is None:
        raise _UnknownYearError(day.year)
    return day in year.workdays or (day.weekday() < SATURDAY and day not in year.holidays)
