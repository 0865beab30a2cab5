"""The counts of a library, ready to be asked: which periods are over, and what is known of each cell."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.aggregates.cells import Cell, Name, first_days
from generator.aggregates.exposure import Exposure, exposure_of
from generator.aggregates.kept import About, Aggregates
from generator.library import Library

MONTH, QUARTER = "month", "quarter"
Values = tuple[str, ...]
"""What a cell is of: nothing, one value of a list, or one of each of two."""
Key = tuple[str, str, datetime.date, Values]
"""Period, what parts the table, first day, what the cell is of."""


@dataclass(frozen=True)
class Counted:
    """What is kept of months and quarters in `library.ledger`. Former ids count for those that took their place."""

    about: About
    names: frozenset[Name]
    cells: Mapping[Key, Cell]
    business: Sequence[Exposure]

    @cached_property
    def months(self) -> tuple[datetime.date, ...]:
        """The first days of all months from the first complaint to the last one, but for a month that was not over."""
        found, month = [], self.about.first
        while month <= self.about.last and _next(month) <= self.about.read:
            found.append(month)
            month = _next(month)
        return tuple(found)

    @property
    def last(self) -> str:
        """The last of the months: `2026-10`; empty while there is none."""
        return f"{self.months[-1]:%Y-%m}" if self.months else ""

    @cached_property
    def is_last_over(self) -> bool:
        """Whether the month of the last complaint was over when the ledger was read."""
        return _next(self.about.last) <= self.about.read

    @cached_property
    def quarters(self) -> tuple[datetime.date, ...]:
        """The first days of the quarters of which all three months are among `months`."""
        firsts = [first_days(QUARTER, month) for month in self.months]
        return tuple(dict.fromkeys(first for first in firsts if firsts.count(first) == 3))

    def cell(self, period: str, parted: str, since: datetime.date, values: Values = ()) -> Cell | None:
        """What is known of a cell; nothing if it is hidden, or if there was nothing."""
        return self.cells.get((period, parted, since, values))

    def has(self, name: Name) -> bool:
        """Whether the ledger was parted so."""
        return name in self.names

    def knows(self, column: str) -> bool:
        """Whether the ledger had a column."""
        return column in self.about.columns

    def values(self, parted: str) -> Sequence[Values]:
        """What there is a cell of, in any month or quarter, those with most complaints first."""
        sums: dict[Values, int] = {}
        for (period, one, _since, values), cell in self.cells.items():
            if one == parted and period in (MONTH, QUARTER):
                sums[values] = sums.get(values, 0) + cell.complaints
        return sorted(sums, key=lambda values: (-sums[values], values))

    def exposure(self, name: Name, since: datetime.date, values: Values) -> float | None:
        """The business behind a cell, if it is known."""
        of, by = (*values, None, None)[:2]
        found = exposure_of(self.business, name, Cell.model_construct(since=since, of=of, by=by))
        return None if found is None else float(found)

    @cached_property
    def businesses(self) -> frozenset[str]:
        """The lists by which the business is parted."""
        lists = ("product", "branch")
        return frozenset(name for name in lists if any(getattr(one, name) for one in self.business))


def counted(library: Library) -> Counted | None:
    """The counts of a library, if it has any."""
    return library.part("counted", lambda whole: _counted(whole, whole.ledger) if whole.ledger else None)


def _counted(library: Library, kept: Aggregates) -> Counted:
    current = library.current_id
    cells = {
        (period, parted, cell.since, tuple(current(value) for value in (cell.of, cell.by) if value is not None)): cell
        for (period, parted), table in kept.tables.items()
        if period in (MONTH, QUARTER)
        for cell in table
    }
    business = [
        one.model_copy(update={"product": current(one.product)}) if one.product else one for one in kept.exposure
    ]
    return Counted(kept.about, frozenset(kept.tables), cells, business)


def _next(month: datetime.date) -> datetime.date:
    return (month + datetime.timedelta(days=31)).replace(day=1)
