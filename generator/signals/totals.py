"""The last year by one list: how much of all complaints each value has, and how much it had the year before."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from generator.aggregates.cells import ALL, CROSSINGS, NONE
from generator.aggregates.columns import DIMENSIONS
from generator.library import Library
from generator.signals.counted import MONTH, QUARTER, Counted, Values

YEAR = {QUARTER: 4, MONTH: 12}
AT_LEAST = "至少 "
UNSORTED = "没有归类"
NUMERALS = "一二三四"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about: everything, or one value of a list."""

    parted: str = ALL
    value: str = ""

    @property
    def values(self) -> Values:
        """As cells have it."""
        return (self.value,) if self.value else ()

    def parted_by(self, by: str) -> str:
        """The table that parts it by a list; empty if there is no such table."""
        if self.parted == ALL:
            return by
        return next(
            (name for name, lists in CROSSINGS.items() if {*lists} == {self.parted, by} and by != self.parted), ""
        )

    def rest(self, parted: str, values: Values) -> str | None:
        """The other value of a cell of such a table, if the cell belongs to the subject."""
        if self.parted == ALL:
            return values[0]
        own = CROSSINGS[parted].index(self.parted)
        return values[1 - own] if values[own] == self.value else None


EVERYTHING = Subject()


@dataclass(frozen=True, slots=True)
class Count:
    """Complaints over several periods; `is_whole` says that no period lacked, otherwise it is at least so many."""

    number: int
    is_whole: bool

    @property
    def said(self) -> str:
        """As it is written in a table."""
        if not self.is_whole and not self.number:
            return "没有写出"
        return f"{'' if self.is_whole else AT_LEAST}{self.number:,}"


@dataclass(frozen=True, slots=True)
class Share:
    """A value of a list with its complaints; `share` of all and `before`, a year earlier, where they are known."""

    value: str
    title: str
    count: Count
    share: float | None
    before: Count | None

    @property
    def change(self) -> float | None:
        """By how much it grew in a year, as a share of what it was."""
        known = self.before and self.before.is_whole and self.count.is_whole and self.before.number
        return self.count.number / self.before.number - 1 if known and self.before else None


@dataclass(frozen=True, slots=True)
class Year:
    """What the last periods that are over hold, by a list; `rest` is what no value shows, where all is known."""

    said: str
    whole: Count
    before: Count | None
    shares: Sequence[Share]
    rest: int | None


def year(library: Library, of: Counted, by: str, subject: Subject = EVERYTHING) -> Year | None:
    """The last four quarters that are over, or the months while there is no quarter; none while there is neither.

    None too if the ledger does not part the subject so.
    """
    period = QUARTER if of.quarters else MONTH
    every, parted = of.quarters or of.months, subject.parted_by(by)
    if not every or not parted or not of.has((period, parted)):
        return None
    now, then = every[-YEAR[period] :], every[-2 * YEAR[period] : -YEAR[period]]
    then = then if len(then) == len(now) == YEAR[period] else ()
    whole = total(of, (period, subject.parted), now, subject.values)
    shares = []
    for values in of.values(parted):
        if (own := subject.rest(parted, values)) is not None:
            count, before = (total(of, (period, parted), some, values) if some else None for some in (now, then))
            if count and count.number:
                share = count.number / whole.number if whole.is_whole and whole.number else None
                shares.append(Share(own, titled(library, by, own), count, share, before))
    shares.sort(key=lambda one: -one.count.number)
    rest = whole.number - sum(one.count.number for one in shares) if whole.is_whole else None
    before = total(of, (period, subject.parted), then, subject.values) if then else None
    return Year(spoken(period, now), whole, before, shares, rest)


def total(
    of: Counted, name: tuple[str, str], periods: Sequence[datetime.date], values: Values, field: str = "complaints"
) -> Count:
    """What is known of several periods together."""
    cells = [of.cell(*name, since, values) for since in periods]
    return Count(sum(getattr(cell, field) for cell in cells if cell), None not in cells)


def titled(library: Library, by: str, value: str) -> str:
    """What a value of a list is called; of one without a taxonomy, as branches, whatever it is, it is its own name."""
    if value == NONE:
        return UNSORTED
    return named(library, value) if DIMENSIONS[by].taxonomy else value


def named(library: Library, value: str) -> str:
    """The title of a record, or what stands for one if there is none."""
    library.note("named", value)
    record = library.unwatched.get(value)
    return record.title if record else value


def spoken(period: str, sinces: Sequence[datetime.date]) -> str:
    """Periods in words: 2025 年四季度至 2026 年三季度."""
    ends = [_one(period, since) for since in (sinces[0], sinces[-1])]
    return "至 ".join(dict.fromkeys(ends))


def _one(period: str, since: datetime.date) -> str:
    return (
        f"{since.year} 年 {since.month} 月" if period == MONTH else f"{since.year} 年{NUMERALS[since.month // 3]}季度"
    )
