"""The quarter or the year that is reported, and those it is compared with."""

import datetime
import re
from dataclasses import dataclass

from generator.aggregates.cells import first_days
from generator.aggregates.kept import Aggregates

WRITTEN = re.compile(r"((?:19|20)[0-9]{2})(?:-[Qq]([1-4]))?")
QUARTERS = "一二三四"
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A quarter of a year, 1 to 4, or the year if it is 0."""

    year: int
    quarter: int = 0

    @property
    def name(self) -> str:
        """As it is asked for: `2026-Q3`, `2026`."""
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def words(self) -> str:
        """As readers call it."""
        return f"{self.year} 年第{QUARTERS[self.quarter - 1]}季度" if self.quarter else f"{self.year} 年"

    @property
    def quarters(self) -> tuple[datetime.date, ...]:
        """The first days of its quarters."""
        numbers = (self.quarter,) if self.quarter else (1, 2, 3, 4)
        return tuple(datetime.date(self.year, 3 * number - 2, 1) for number in numbers)

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first days of its months."""
        return tuple(first.replace(month=first.month + place) for first in self.quarters for place in range(3))

    @property
    def end(self) -> datetime.date:
        """The first day after it."""
        return first_days("month", self.months[-1] + 31 * DAY)

    @property
    def before(self) -> "Span":
        """The quarter, or the year, before it."""
        if self.quarter > 1:
            return Span(self.year, self.quarter - 1)
        return Span(self.year - 1, 4 if self.quarter else 0)

    @property
    def year_ago(self) -> "Span":
        """The same of the year before."""
        return Span(self.year - 1, self.quarter)

    def is_within(self, kept: Aggregates) -> bool:
        """Whether the ledger has anything of it."""
        return self.months[0] <= kept.about.last and self.months[-1] >= kept.about.first

    def is_whole(self, kept: Aggregates) -> bool:
        """Whether the ledger reaches over all of it, and was read when it was over."""
        about = kept.about
        return about.first <= self.months[0] and self.months[-1] <= about.last and self.end <= about.read


def span_of(text: str) -> Span:
    """The span that is written so. Raises `ValueError`."""
    hit = WRITTEN.fullmatch(text.strip())
    if hit is None:
        raise ValueError(text)
    return Span(int(hit[1]), int(hit[2] or 0))


def latest(kept: Aggregates) -> tuple[Span, ...]:
    """The last whole quarter and the last whole year of a ledger, as far as it has them."""
    last = kept.about.last
    quarter = Span(last.year, (last.month - 1) // 3 + 1)
    found = []
    for span in (quarter, Span(last.year)):
        while span.is_within(kept) and not span.is_whole(kept):
            span = span.before
        found += [span] if span.is_whole(kept) else []
    return tuple(found)
