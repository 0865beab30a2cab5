"""The vectors of a time limit that do not come out, by what a library knows of calendars."""

import datetime
from collections.abc import Iterator, Mapping

from generator.diagnostic import FieldPath, Problem
from generator.kinds.calendar import Calendar, years
from generator.kinds.deadline import TimeLimit, Vector
from generator.library import Library
from generator.twins.deadlines import Outcome, Rule, UnknownYear, chain

WEEKDAYS = "一二三四五六日"


def mistaken_vectors(library: Library, limit: TimeLimit) -> Mapping[FieldPath, Problem]:
    """What does not come out, by its place. A vector that is not complete is reported by the kind's own rules."""
    known = years(library.listed.all(Calendar))
    return {
        problem.path: problem
        for number, vector in enumerate(limit.vectors)
        if limit.is_countable and _is_complete(vector, limit.rule)
        for problem in _compare(("vectors", number), vector, chain(limit.rule, vector.received, known))
    }


def _is_complete(vector: Vector, rule: Rule) -> bool:
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
