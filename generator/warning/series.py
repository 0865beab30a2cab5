"""What is judged: the complaints of consecutive months; and what is said of each month."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Month:
    """A month (`2026-03`) of a series: complaints, and the business behind them in any unit, `None` if not known."""

    name: str
    count: int
    exposure: float | None = None

    def __post_init__(self) -> None:
        if self.count < 0 or (self.exposure is not None and self.exposure < 0):
            raise ValueError(f"{self.name}: less than nothing")

    @property
    def number(self) -> int:
        """The month as one of a sequence without gaps."""
        year, month = self.name.split("-")
        return int(year) * MONTHS_A_YEAR + int(month) - 1


Series = Sequence[Month]
"""Months one after another, none left out: `consecutive` holds a series to that."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a method says of a month, in complaints.

    `expected` and `upper` are `None` where nothing can be said; more than `upper` is an alarm. `reason` says in the
    author's language why it is one, or why nothing is said. It never holds a count, which may have to be hidden.
    """

    month: str
    expected: float | None = None
    upper: float | None = None
    alarm: bool = False
    reason: str = ""


def consecutive(series: Series) -> Series:
    """The series itself. Raises `ValueError` if a month is left out, comes twice or comes too early."""
    for before, after in itertools.pairwise(series):
        if after.number != before.number + 1:
            raise ValueError(f"{after.name} follows {before.name}")
    return series


def known_exposures(series: Series) -> list[float] | None:
    """The business of every month; none if it is not known of each, or is nothing altogether."""
    found = [month.exposure for month in series if month.exposure is not None]
    return found if len(found) == len(series) and any(found) else None
