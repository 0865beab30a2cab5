"""时限的算例要和按规则算出来的一致。每次检查都重算一遍；网页上的“时限计算”用的是同一套规则和算例。

对不上，不是规则（n、unit、first_day_counted、roll、extensions）写错了，就是算例写错了，或者工作日历录错了。

错误：
    n: 15
    unit: 日
    vectors:
      - {received: 2026-03-01, due: 2026-03-15}   # 收到当日不计入，第 15 日是 16 日
正确：
    n: 15
    unit: 日
    vectors:
      - {received: 2026-03-01, due: 2026-03-16}
"""

import datetime
from collections.abc import Iterator

from generator.diagnostic import FieldPath, Problem
from generator.kinds.calendar import Calendar
from generator.kinds.deadline import TimeLimit, Vector
from generator.library import Library
from generator.twins.deadlines import Outcome, Rule, UnknownYear, Years, chain

WEEKDAYS = "一二三四五六日"


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every vector of every time limit comes out; not known while a calendar cannot be read."""
    if "calendar" in library.unreadable.values():
        return
    years: Years = {calendar.year: calendar.table for calendar in library.all(Calendar)}
    for limit in library.all(TimeLimit):
        for number, vector in enumerate(limit.vectors):
            if _is_complete(vector, limit.rule):
                found = chain(limit.rule, vector.received, years)
                yield from ((limit.id, problem) for problem in _compare(("vectors", number), vector, found))


def _is_complete(vector: Vector, rule: Rule) -> bool:
    """What is not is reported by the kind's own rules."""
    is_timed = isinstance(vector.received, datetime.datetime)
    return is_timed == (rule.unit == "小时") and (vector.due is None) != (vector.refused is None)


def _compare(path: FieldPath, vector: Vector, found: tuple[Outcome, ...]) -> Iterator[Problem]:
    if vector.refused is not None:
        if found[0] != UnknownYear(vector.refused):
            yield _problem((*path, "refused"), f"{vector.refused} 年算不出来", found[0])
        return
    places = [("due",), *(("extended", number) for number in range(len(vector.extended)))]
    for place, written, end in zip(places, vector.ends, found, strict=False):
        if written != end:
            yield _problem((*path, *place), _shown(written), end)


def _problem(path: FieldPath, written: str, end: Outcome) -> Problem:
    unknown = isinstance(end, UnknownYear)
    return Problem(
        path,
        "按规则算不出来：" + _shown(end) if unknown else f"按规则算出来是 {_shown(end)}，和写的不一样",
        written=written,
        expected=_shown(end),
        fix="录入那一年的工作日历，或者写 refused 和那一年" if unknown else "核对规则和算例，改掉错的一个",
    )


def _shown(end: Outcome) -> str:
    match end:
        case UnknownYear(year):
            return f"没有 {year} 年的工作日历"
        case datetime.datetime():
            return f"{end:%Y-%m-%d %H:%M}"
        case _:
            return f"{end}（周{WEEKDAYS[end.weekday()]}）"
