"""A working calendar: the days off and make-up working days that one notice sets.

A notice for a year also speaks of days at the end of the year before, or at the beginning of the one after. They are
written where the notice has them; `years` puts every day into its own year.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Annotated, ClassVar

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import Cautions, Date, Line, Whole
from generator.record import Kind, MaintainedRecord, Part, Source
from generator.twins.deadlines import DAY, SATURDAY, Year, Years

EXAMPLE = """\
title: 2026 年工作日历
summary: 2026 年的放假和调休上班日，算工作日用。
owner: complaint-desk
reviewed: 2026-11-23
year: 2026
notice:
  text: 国务院办公厅关于 2026 年部分节假日安排的通知，新华社 2025-11-04 发布
  confidence: B
holidays:
  - {name: 元旦, first: 2026-01-01, last: 2026-01-03, workdays: [2026-01-04]}
  - {name: 春节, first: 2026-02-15, last: 2026-02-23, workdays: [2026-02-14, 2026-02-28]}
  - {name: 清明节, first: 2026-04-04, last: 2026-04-06}
  - {name: 劳动节, first: 2026-05-01, last: 2026-05-05, workdays: [2026-05-09]}
  - {name: 端午节, first: 2026-06-19, last: 2026-06-21}
  - {name: 中秋节, first: 2026-09-25, last: 2026-09-27}
  - {name: 国庆节, first: 2026-10-01, last: 2026-10-07, workdays: [2026-09-20, 2026-10-10]}
"""

NEXT = """\
title: {year} 年工作日历
summary: {year} 年的放假和调休上班日，算工作日用。
owner: complaint-desk
reviewed: 2026-11-23
year: {year}
notice:
  text: 还没有对照 {year} 年的放假通知，录入以后写明是谁、哪天发布的
  confidence: recalled
holidays: # 只写了元旦当天，其余照通知录入
  - {{name: 元旦, first: {year}-01-01, last: {year}-01-01}}
"""

FIRST_YEAR, LAST_YEAR = 2000, 2100
Day = Annotated[Date, Field(ge=datetime.date(FIRST_YEAR, 1, 1), le=datetime.date(LAST_YEAR, 12, 31))]
NEAR = 31 * DAY  # no notice since 2004 has set a make-up day further than 11 days from its holiday
CHECK = "对照通知核对日期"


class Holiday(Part):
    """A holiday: every day off from `first` to `last`, weekends included, and the weekend days worked for it."""

    name: Line = Field(description="假期名称")
    first: Day = Field(description="第一天")
    last: Day = Field(description="最后一天；中间的周末也算在内，跨年的照通知写成一项")
    workdays: tuple[Day, ...] = Field((), description="为它上班的周六、周日，在上一年、下一年的也写在这里")

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """Every day off."""
        return tuple(self.first + number * DAY for number in range((self.last - self.first).days + 1))


def holiday_range(calendar: "Calendar") -> Iterator[Problem]:
    """假期要有一天在这一年里，last 不早于 first，不长过一个月，和别的假期不重叠：多写少写一天，后面的工作日就全错了。

    跨年的假期照通知写成一项，例如 2018-12-30 到 2019-01-01；另一年的工作日历里不要再写一遍。

    错误：
        year: 2026
        holidays:
          - {name: 国庆节, first: 2026-10-07, last: 2026-10-01}
    正确：
        year: 2026
        holidays:
          - {name: 国庆节, first: 2026-10-01, last: 2026-10-07}
    """
    taken: dict[datetime.date, str] = {}
    for number, holiday in enumerate(calendar.holidays):
        message, fix = "", ""
        if holiday.last < holiday.first:
            message, fix = "假期结束得比开始还早", "核对 first 和 last"
        elif holiday.last - holiday.first > NEAR:
            message, fix = "一个假期没有这么长", CHECK
        elif calendar.year not in {holiday.first.year, holiday.last.year}:
            message = f"没有一天在 {calendar.year} 年里"
            fix = f"写进那一年的工作日历；为它在 {calendar.year} 年上班的周末，也写在那里"
        elif shared := [day for day in holiday.days if day in taken]:
            message, fix = f"{shared[0]} 已经算在{taken[shared[0]]}里了", "合在一起放的假写成一项"
        else:
            taken |= dict.fromkeys(holiday.days, holiday.name)
        if message:
            written = f"{holiday.first} 到 {holiday.last}"
            expected = f"{calendar.year} 年里互不重叠的假期"
            yield Problem(("holidays", number, "last"), message, written, expected, fix)


def makeup_day(calendar: "Calendar") -> Iterator[Problem]:
    """调休上班日（workdays）写为这个假期上班的周六、周日：离假期不超过一个月，不能落在假期里，也不能写两遍。

    在上一年或者下一年的也写在这里，例如 2012 年的元旦，2011 年 12 月 31 日（周六）上班。

    错误：
        - {name: 春节, first: 2026-02-15, last: 2026-02-23, workdays: [2026-02-16]}
    正确：
        - {name: 春节, first: 2026-02-15, last: 2026-02-23, workdays: [2026-02-14, 2026-02-28]}
    """
    if any(holiday_range(calendar)):
        return
    off = {day: holiday.name for holiday in calendar.holidays for day in holiday.days}
    seen: set[datetime.date] = set()
    for number, holiday in enumerate(calendar.holidays):
        for place, day in enumerate(holiday.workdays):
            message, fix = ("这一天写了两遍", "删掉一处") if day in seen else _fault(day, holiday, off)
            seen.add(day)
            if message:
                path = ("holidays", number, "workdays", place)
                yield Problem(path, message, day.isoformat(), "假期前后的周六或周日", fix)


def _fault(day: datetime.date, holiday: Holiday, off: Mapping[datetime.date, str]) -> tuple[str, str]:
    """Why a day cannot be worked for a holiday, and what to do; empty if it can be."""
    if day in off:
        return f"这一天在{off[day]}假期里，不上班", CHECK
    if day.weekday() < SATURDAY:
        return "这一天不是周末，本来就上班", f"{CHECK}；周一到周五不用写"
    if not holiday.first - NEAR <= day <= holiday.last + NEAR:
        return f"这一天离{holiday.name}超过一个月", CHECK
    return "", ""


class Calendar(MaintainedRecord):
    """One year of days off and make-up working days."""

    kind: ClassVar[str] = "calendar"

    year: Whole = Field(ge=FIRST_YEAR, le=LAST_YEAR, description="哪一年")
    notice: Source = Field(description="照哪份放假通知录入")
    holidays: tuple[Holiday, ...] = Field(min_length=1, description="这一年的假期")
    cautions: Cautions = ()


def years(calendars: Iterable[Calendar]) -> Years:
    """The years that have a calendar, as they are counted with: every day in its own, whichever calendar sets it."""
    known = {calendar.year: calendar for calendar in calendars}
    holidays = [*chain.from_iterable(calendar.holidays for calendar in known.values())]
    off = [*chain.from_iterable(holiday.days for holiday in holidays)]
    worked = [*chain.from_iterable(holiday.workdays for holiday in holidays)]
    return {
        year: Year(frozenset(day for day in off if day.year == year), frozenset(d for d in worked if d.year == year))
        for year in known
    }


def next_example(calendars: Sequence[Calendar]) -> str:
    """The example of a year that has no calendar yet."""
    return NEXT.format(year=1 + max(calendar.year for calendar in calendars))


KIND = Kind(
    name="calendar",
    label="工作日历",
    plural="工作日历",
    intro="哪些天放假、哪些周末上班，照国务院办公厅的通知录入。没有录入的年份不算工作日，也不猜。",
    source="content/calendars",
    pages="calendars",
    model=Calendar,
    example=EXAMPLE,
    order=75,
    group="工具",
    boost=0.4,
    root=True,
    rules=(holiday_range, makeup_day),
    example_beside=next_example,
    sort_key=lambda calendar: -calendar.year,
)
