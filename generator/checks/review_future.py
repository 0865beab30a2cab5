"""复核日期、变更日期，核对原文、隐去身份的日期不能在将来：还没有发生的不能当作已经做过。

错误：
    reviewed: 2099-01-01
正确：
    reviewed: 2026-11-23
"""

from collections.abc import Iterator, Mapping
from functools import cache

from generator.diagnostic import FieldPath, Problem
from generator.library import Library
from generator.record import Change, Done, MaintainedRecord, Part, Record
from generator.walk import parts

DONE: Mapping[type[Part], str] = {MaintainedRecord: "reviewed", Change: "date", Done: "on"}
"""The dates of what was done, by the parts that have one."""
MESSAGE, EXPECTED, FIX = "日期在将来", "不晚于今天（{today}）", "写实际复核或变更的那一天"
WHOLE: FieldPath = ()


def of_record(library: Library, record: Record) -> Iterator[Problem]:
    """Nothing that was done is dated after the day of the build."""
    for path, part in ((WHOLE, record), *parts(record)):
        name = done_in(type(part))
        if name and not library.has_come(day := getattr(part, name)):
            expected = EXPECTED.format(today=library.today.isoformat())
            yield Problem((*path, name), MESSAGE, written=day.isoformat(), expected=expected, fix=FIX)


@cache
def done_in(model: type) -> str:
    """The field of a model that says on which day something was done; empty if it has none."""
    return next((name for part, name in DONE.items() if issubclass(model, part)), "")
