"""The business behind the complaints: loans or accounts in force, month by month. No count of people who complained."""

import datetime
from collections.abc import Sequence
from fractions import Fraction

from pydantic import Field

from generator.aggregates.cells import CROSSINGS, Cell, Group, Name, Text, first_days
from generator.fields import Date, Whole


class Exposure(Group):
    """How much business there was in a month, of a product, of a branch, or of both; of all if neither is named."""

    since: Date = Field(description="哪个月，写那个月的 1 日")
    product: Text | None = Field(None, description="哪一个产品；不写是不分产品")
    branch: Text | None = Field(None, description="哪一家机构；不写是不分机构")
    count: Whole = Field(ge=0, description="业务量多少，如月末在贷多少笔")


class ExposureTable(Group):
    """The business of every month."""

    months: tuple[Exposure, ...] = Field(description="一个月一项，分产品、分机构的一格一项")


def exposure_of(known: Sequence[Exposure], name: Name, cell: Cell) -> Fraction | None:
    """The business of a cell: that of its product or branch, where it has one and the business is parted so, or all.

    A quarter has the mean of its months, a week that of the month of its Monday. None if it is not known.
    """
    period, parted = name
    lists = dict(zip(CROSSINGS.get(parted, (parted,)), (cell.of, cell.by), strict=False))
    months = [month for month in _months(period, cell.since) if any(one.since == month for one in known)]
    sums = [sum(one.count for one in known if one.since == month and _fits(one, known, lists)) for month in months]
    return Fraction(sum(sums), len(sums)) if sums else None


def _fits(one: Exposure, known: Sequence[Exposure], lists: dict[str, str | None]) -> bool:
    parted = (name for name in ("product", "branch") if name in lists and any(getattr(row, name) for row in known))
    return all(getattr(one, name) == lists[name] for name in parted)


def _months(period: str, since: datetime.date) -> list[datetime.date]:
    first = first_days("month", since)
    if period != "quarter":
        return [first]
    return [first.replace(month=first.month + place) for place in range(3)]
