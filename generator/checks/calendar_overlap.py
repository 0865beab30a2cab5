"""一天只由一份工作日历说：跨年的假期和调休，写在一份里，另一份里就不要再写，否则不知道照哪一份算。

错误：
    calendar-2018.yaml 里写 {name: 元旦, first: 2018-12-30, last: 2018-12-31, workdays: [2018-12-29]}
    calendar-2019.yaml 里又写 {name: 元旦, first: 2018-12-30, last: 2019-01-01, workdays: [2018-12-29]}
正确：
    只在 calendar-2019.yaml 里，照 2019 年的通知写成一项
"""

import datetime
from collections.abc import Iterator

from generator.diagnostic import FieldPath, Problem
from generator.kinds.calendar import Calendar
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """No day is set by the calendars of two years; two of one year are another finding."""
    set_by: dict[datetime.date, Calendar] = {}
    for calendar in sorted(library.listed.all(Calendar), key=lambda one: (one.year, one.id)):
        for path, days in _places(calendar):
            others = [(day, set_by[day]) for day in days if day in set_by and set_by[day].year != calendar.year]
            if others:
                yield calendar.id, _problem(path, *others[0])
        for _path, days in _places(calendar):
            set_by |= dict.fromkeys(days, calendar)


def _places(calendar: Calendar) -> Iterator[tuple[FieldPath, tuple[datetime.date, ...]]]:
    """Every holiday and every make-up day, with its days."""
    for number, holiday in enumerate(calendar.holidays):
        yield ("holidays", number, "first"), holiday.days
        for place, day in enumerate(holiday.workdays):
            yield ("holidays", number, "workdays", place), (day,)


def _problem(path: FieldPath, day: datetime.date, other: Calendar) -> Problem:
    return Problem(
        path,
        f"{day} 在另一份工作日历里已经写了",
        written=f"{day}（{other.id} 也写了）",
        expected="每一天只写在一份里",
        fix="照后出的通知留一处，另一处删掉",
    )
