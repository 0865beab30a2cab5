"""复核日期、变更日期，核对原文、隐去身份的日期不能在将来：还没有发生的不能当作已经做过。

错误：
    reviewed: 2099-01-01
正确：
    reviewed: 2026-11-23
"""

import datetime
from collections.abc import Iterator

from generator.diagnostic import FieldPath, Problem
from generator.library import Library
from generator.record import Done, MaintainedRecord, Record
from generator.walk import parts


def of_record(library: Library, record: Record) -> Iterator[Problem]:
    """Nothing that was done is dated after the day of the build."""
    for path, day in _days(record):
        if not library.has_come(day):
            yield _problem(path, day.isoformat(), library)


def _days(record: Record) -> Iterator[tuple[FieldPath, datetime.date]]:
    if isinstance(record, MaintainedRecord):
        yield ("reviewed",), record.reviewed
    for number, change in enumerate(record.changes):
        yield ("changes", number, "date"), change.date
    for path, part in parts(record):
        if isinstance(part, Done):
            yield (*path, "on"), part.on


def _problem(path: FieldPath, written: str, library: Library) -> Problem:
    return Problem(
        path,
        "日期在将来",
        written=written,
        expected=f"不晚于今天（{library.today.isoformat()}）",
        fix="写实际复核或变更的那一天",
    )
