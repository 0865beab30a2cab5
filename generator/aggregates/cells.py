"""What a cell of the aggregates says, and which tables of cells there are."""

import datetime
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.aggregates.columns import DIMENSIONS
from generator.fields import Date, NotNegative, Whole

PERIODS = ("week", "month", "quarter")
ALL = "all"
"""The table of a period that is not parted by any list."""
NONE = "none"
"""What a cell is of where the ledger says nothing, or what belongs to none of our taxa."""
CROSSINGS: dict[str, tuple[str, str]] = {
    "product-cause": ("product", "cause"),
    "cause-channel": ("cause", "channel"),
    "cause-branch": ("cause", "branch"),
}
"""Two lists at once, of months and quarters; in a week there are too few complaints for that. Of their cells only how
many, of how many customers, how many again, and how soon closed is kept.
"""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Name = tuple[str, str]
"""A period and what parts it, a list or a crossing: `("month", "cause")`, `("month", "product-cause")`."""

NAMES: tuple[Name, ...] = (
    *((period, parted) for period in PERIODS for parted in (ALL, *DIMENSIONS)),
    *((period, parted) for period in PERIODS[1:] for parted in CROSSINGS),
)


class Group(BaseModel):
    """Fields of what is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cell(Group):
    """One period of one value, or of two; a count that is 0 is not written. What is not there is nothing, or hidden.

    `since` is the first day of the period, a Monday for weeks. `repeats` are complaints of somebody who had complained
    in the 90 days before; the open ones are in no `within`. What the ledger had no column for (`About.columns`) is 0.
    """

    since: Date = Field(description="从哪一天起的一周、一月、一季度")
    of: Text | None = Field(None, description="哪一个产品、原因、渠道、级别、机构")
    by: Text | None = Field(None, description="两样一起分的，另一样是哪一个")
    complaints: Whole = Field(0, ge=0, description="几件")
    customers: Whole = Field(0, ge=0, description="几位客户；没有客户号的一件算一位")
    open: Whole = Field(0, ge=0, description="还没办结的几件")
    within_15: Whole = Field(0, ge=0, description="15 日内办结的几件")
    within_30: Whole = Field(0, ge=0, description="30 日内办结的几件")
    within_60: Whole = Field(0, ge=0, description="60 日内办结的几件")
    within_workdays: tuple[Whole, ...] = Field((), description="about 里每个按工作日的时限，期限内办结的几件")
    unknown_workdays: tuple[Whole, ...] = Field((), description="同上，办结了、没有那一年的工作日历所以不知道的几件")
    median_days: NotNegative | None = Field(None, description="办结的一半在几日以内；办结的太少不写")
    repeats: Whole = Field(0, ge=0, description="同一位客户 90 日内又来投诉的几件")
    amount: NotNegative = Field(0, description="涉及金额一共多少元")
    upheld: Whole = Field(0, ge=0, description="支持客户诉求的几件")
    partly_upheld: Whole = Field(0, ge=0, description="部分支持的几件")
    not_upheld: Whole = Field(0, ge=0, description="不支持的几件")
    withdrawn: Whole = Field(0, ge=0, description="客户撤回的几件")
    rated: Whole = Field(0, ge=0, description="客户评价了满意度的几件；太少的、能由它算出太少的，不写")
    score: NotNegative = Field(0, description="这些评价一共几分，满分见 about")


class CellTable(Group):
    """The cells of one period, parted by a list or a crossing."""

    cells: tuple[Cell, ...] = Field(description="一格一项；没有写的是没有，或者客户太少、能由它算出太少的")


@lru_cache(10_000)  # asked of the same days again and again
def first_days(period: str, day: datetime.date) -> datetime.date:
    """The first day of the period that holds a day."""
    if period == "week":
        return day - datetime.timedelta(days=day.weekday())
    month = day.month if period == "month" else 3 * ((day.month - 1) // 3) + 1
    return day.replace(month=month, day=1)
