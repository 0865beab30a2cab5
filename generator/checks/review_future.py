"""复核日期、变更日期，核对原文、隐去身份的日期不能在将来：还没有发生的不能当作已经做过。

错误：
    reviewed: 2099-01-01
正确：
    reviewed: 2026-11-23
"""

from collections.abc import Iterator

from generator.diagnostic import FieldPath, Problem
from generator.library import Library
from generator.record import Done, MaintainedRecord


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Nothing that was done is dated after the day of the build."""
    for record in library.records.values():
        if isinstance(record, MaintainedRecord) and record.reviewed > library.today:
            yield record.id, _problem(("reviewed",), record.reviewed.isoformat(), library)
        for number, change in enumerate(record.changes):
            if change.date > library.today:
                yield record.id, _problem(("changes", number, "date"), change.date.isoformat(), library)
    for owner, path, done in library.parts(Done):
        if done.on > library.today:
            yield owner, _problem((*path, "on"), done.on.isoformat(), library)


def _problem(path: FieldPath, written: str, library: Library) -> Problem:
    return Problem(
        path,
        "日期在将来",
        written=written,
        expected=f"不晚于今天（{library.today.isoformat()}）",
        fix="写实际复核或变更的那一天",
    )
