"""Shares of complaints month by month: how many were closed in time, how many came again."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.aggregates.cells import Cell
from generator.library import Library
from generator.signals.counted import Counted
from generator.signals.totals import named

LIMITS = (15, 30, 60)  # days
LOOKED_BACK = 3  # months that `repeats` look back, so that the first months know too little


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of complaints month by month, None where it is hidden or not known yet."""

    label: str
    values: Sequence[float | None]

    @property
    def last(self) -> tuple[int, float] | None:
        """The place of the last month that is known, and its share."""
        return next(((place, one) for place, one in reversed([*enumerate(self.values)]) if one is not None), None)


def timeliness(library: Library, of: Counted, cells: Sequence[Cell | None]) -> Iterator[Rate]:
    """How many were closed within each limit; of a month whose complaints are not all that old nothing is said."""
    for days in LIMITS:
        closed = [getattr(cell, f"within_{days}") if cell else None for cell in cells]
        yield Rate(f"{days} 日内办结", _over(of, cells, closed, days))
    for place, limit in enumerate(of.about.limits):
        closed = [cell.within_workdays[place] if cell and not cell.unknown_workdays[place] else None for cell in cells]
        yield Rate(f"{named(library, limit.deadline)}（{limit.n} 个工作日）", _over(of, cells, closed, 2 * limit.n))


def _over(of: Counted, cells: Sequence[Cell | None], parts: Sequence[int | None], days: int) -> Sequence[float | None]:
    """Shares of months whose last complaint is so many days old."""
    read = of.about.read - datetime.timedelta(days=days)
    ends = [*of.months[1:], of.months[-1] + datetime.timedelta(days=31)] if of.months else []
    return [
        part / cell.complaints if cell and part is not None and cell.complaints and end <= read else None
        for cell, part, end in zip(cells, parts, ends, strict=True)
    ]


def repeated(of: Counted, cells: Sequence[Cell | None]) -> Rate:
    """How many came from somebody who had complained in the 90 days before."""
    known = [cell if place >= LOOKED_BACK else None for place, cell in enumerate(cells)]
    values = [cell.repeats / cell.complaints if cell and cell.complaints else None for cell in known]
    return Rate("重复投诉", values if of.knows("customer") else [None] * len(values))
