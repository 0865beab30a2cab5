"""A number of a report, and what it is made of: never more than the cells that are written."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from generator.aggregates.cells import Cell, Name
from generator.aggregates.kept import Aggregates
from generator.bulletin.span import Span

UNWRITTEN = "没有写出来"
"""In place of a number of which a part is nothing or hidden: nobody is to work out which."""

OUTSIDE = "没有这一期的数"


class Source(NamedTuple):
    """A number of the aggregates: the table, the first day, the value of the list, the field and the place in it."""

    table: Name
    since: datetime.date
    of: str
    field: str
    place: int = 0

    @property
    def cell(self) -> "Source":
        """The same without the field: which cell it is of."""
        return Source(self.table, self.since, self.of, "")


@dataclass(frozen=True, slots=True)
class Figure:
    """The sum of `over`, or its ratio to the sum of `under`; `form` says how it is shown, a change as less 1.

    `value` is exact; without one `instead` says why there is none.
    """

    form: str
    over: tuple[Source, ...] = ()
    under: tuple[Source, ...] = ()
    value: Fraction | None = None
    instead: str = ""

    @property
    def shown(self) -> str:
        """The words or the number, as readers see it."""
        return self.instead if self.value is None else FORMS[self.form](self.value)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All that it is made of."""
        return self.over + self.under


def _count(value: Fraction) -> str:
    return f"{int(value):,}"


def _decimals(value: Fraction, places: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact:,.{places}f}"


def _change(value: Fraction) -> str:
    shown = f"{_decimals(abs(value) * 100, 1)}%"
    return shown if shown == "0.0%" else f"{'+' if value > 0 else '−'}{shown}"


def plain(value: Fraction | None) -> str:
    """A number of a cell: with cents where it has some, nothing where there is none."""
    if value is None:
        return ""
    return _count(value) if value.denominator == 1 else _decimals(value, 2)


FORMS: Mapping[str, Callable[[Fraction], str]] = {
    "count": _count,
    "yuan": lambda value: _decimals(value, 2),
    "share": lambda value: f"{_decimals(value * 100, 1)}%",
    "change": _change,
    "mean": lambda value: _decimals(value, 2),
    "days": lambda value: _decimals(value, 1).removesuffix(".0"),
}
"""How a number is shown, by its form."""


class Numbers:
    """The aggregates, asked for one number at a time."""

    def __init__(self, kept: Aggregates) -> None:
        self.kept = kept
        self.cells: Mapping[tuple[Name, datetime.date, str], Cell] = {
            (name, cell.since, cell.of or ""): cell
            for name, cells in kept.tables.items()
            for cell in cells
            if cell.by is None
        }

    def number(self, source: Source) -> Fraction | None:
        """A number; none if its cell is not there."""
        cell = self.cells.get((source.table, source.since, source.of))
        value = getattr(cell, source.field, None)
        if isinstance(value, tuple):
            value = value[source.place] if source.place < len(value) else 0  # what is 0 is not written
        return None if value is None else Fraction(value)

    def sum_of(self, sources: Sequence[Source]) -> Fraction | None:
        """Their sum; none if one of them is not there."""
        found = [number for source in sources if (number := self.number(source)) is not None]
        return sum(found, Fraction()) if sources and len(found) == len(sources) else None

    def over(self, span: Span, source: Source, form: str = "count") -> Figure:
        """What a number comes to in a span, whose quarters take the place of the day that the source names."""
        sources = tuple(source._replace(since=quarter) for quarter in span.quarters)
        value = self.sum_of(sources)
        if value is not None:
            return Figure(form, sources, (), value)
        return Figure(form, instead=UNWRITTEN if span.is_whole(self.kept) else OUTSIDE)

    def at(self, source: Source, form: str = "count") -> Figure:
        """A number as it is kept."""
        value, about = self.number(source), self.kept.about
        if value is None:
            return Figure(form, instead=UNWRITTEN if about.first <= source.since <= about.last else OUTSIDE)
        return Figure(form, (source,), (), value)


def ratio(form: str, over: Figure, under: Figure) -> Figure:
    """One number by another."""
    if over.value is None or not under.value:
        return Figure(form, instead=over.instead or under.instead or "—")
    value = over.value / under.value - (1 if form == "change" else 0)
    return Figure(form, over.over, under.over, value)


def added(figures: Sequence[Figure]) -> Figure:
    """The sum of numbers; none if one of them is not there."""
    values = [figure.value for figure in figures if figure.value is not None]
    if len(values) < len(figures):
        return Figure("count", instead=UNWRITTEN)
    return Figure("count", tuple(source for figure in figures for source in figure.over), (), sum(values, Fraction()))
