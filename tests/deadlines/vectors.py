"""The vectors beside this file, and chance ones: what Python and the browser must agree on.

`PAST` has the calendars of years in which a notice set days of another one.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from generator import build
from generator.kinds.calendar import Calendar, years
from generator.library import Library
from generator.twins.deadlines import Extension, Outcome, Rule, UnknownYear, Years

FOLDER = Path(__file__).parent
PAST = build.check(FOLDER / "past").library


@dataclass(frozen=True)
class Vector:
    """A limit, when it begins, and its ends as texts: `2026-03-16`, `2026-03-02 22:30` or `unknown 2027`."""

    name: str
    rule: Rule
    received: datetime.date
    ends: tuple[str, ...]


def read() -> list[Vector]:
    """Every vector of every file."""
    return [
        _vector(entry)
        for file in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    ]


def years_of(*libraries: Library) -> Years:
    """The calendars of libraries as the engine wants them."""
    return years(calendar for library in libraries for calendar in library.all(Calendar))


def shown(end: Outcome) -> str:
    """An end as vectors write it."""
    if isinstance(end, UnknownYear):
        return f"unknown {end.year}"
    return f"{end:%Y-%m-%d %H:%M}" if isinstance(end, datetime.datetime) else f"{end}"


def for_scripts(rule: Rule, received: datetime.date) -> dict[str, Any]:
    """A limit and its beginning as the twin in the browser wants them."""
    extensions = [{"n": extension.n, "counted": extension.counted} for extension in rule.extensions]
    own = {"n": rule.n, "unit": rule.unit, "firstDayCounted": rule.first_day_counted, "roll": rule.roll}
    return {"rule": {**own, "extensions": extensions}, "received": shown(received)}


def years_for_scripts(years: Years) -> dict[str, Any]:
    """Calendars as the twin wants them; the holidays' names do not matter here."""
    return {
        str(number): {"holidays": {str(day): "" for day in year.holidays}, "workdays": [*map(str, year.workdays)]}
        for number, year in years.items()
    }


def _vector(entry: Mapping[str, Any]) -> Vector:
    rule = entry["rule"]
    extensions = tuple(Extension(int(one["n"]), one["counted"]) for one in rule.get("extensions", ()))
    counted = rule.get("first_day_counted") == "true"
    return Vector(
        entry["name"],
        Rule(int(rule["n"]), rule["unit"], counted, rule.get("roll", "none"), extensions),
        _moment(entry["received"]),
        tuple(entry["ends"]),
    )


def _moment(text: str) -> datetime.date:
    return datetime.datetime.fromisoformat(text) if ":" in text else datetime.date.fromisoformat(text)


COUNTED = st.sampled_from(["from-start", "from-due"])
EXTENSIONS = st.lists(st.builds(Extension, st.integers(1, 90), COUNTED), max_size=3).map(tuple)
IN_DAYS = st.builds(
    Rule,
    st.integers(1, 120),
    st.sampled_from(["日", "工作日"]),
    st.booleans(),
    st.sampled_from(["none", "next", "previous"]),
    EXTENSIONS,
)
IN_MONTHS = st.builds(
    Rule,
    st.integers(1, 40),
    st.sampled_from(["个月", "年"]),
    st.just(False),
    st.sampled_from(["none", "next", "previous"]),
    EXTENSIONS,
)
IN_HOURS = st.builds(Rule, st.integers(1, 500), st.just("小时"), extensions=EXTENSIONS)
DAYS = st.dates(datetime.date(2024, 11, 1), datetime.date(2027, 3, 1))
MOMENTS = st.datetimes(datetime.datetime(2024, 11, 1), datetime.datetime(2027, 3, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
LIMITS = st.tuples(IN_DAYS | IN_MONTHS, DAYS) | st.tuples(IN_HOURS, MOMENTS)
