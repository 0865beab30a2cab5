"""What <cb-deadline> counts with, and the words that it puts into lines and calendar files."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.kinds.calendar import Calendar, years
from generator.kinds.deadline import TimeLimit
from generator.library import Library
from generator.pages.prose import Writer
from generator.record import WORDS
from generator.twins.deadlines import Year


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`deadlines`: `{"years": {"2026": …}, "limits": {id: …}}`; days are ISO dates, `n` is in `unit`."""
    writer = Writer(library)
    calendars = library.listed.all(Calendar)
    names = {day: holiday.name for calendar in calendars for holiday in calendar.holidays for day in holiday.days}
    known = {str(year): _year(table, names) for year, table in years(calendars).items()}
    limits = {limit.id: _limit(limit, writer) for limit in library.listed.all(TimeLimit)}
    yield "deadlines", {"years": known, "limits": limits}


def _year(year: Year, names: Mapping[date, str]) -> dict[str, Any]:
    return {
        "holidays": {str(day): names[day] for day in sorted(year.holidays)},
        "workdays": sorted(map(str, year.workdays)),
    }


def _limit(limit: TimeLimit, writer: Writer) -> dict[str, Any]:
    return {
        **{name: getattr(limit, name) for name in ("title", "trigger", "action", "n", "unit", "roll", "edition")},
        "firstDayCounted": limit.first_day_counted,
        "basis": _basis(limit, writer),
        "extensions": [{"n": one.n, "counted": one.counted, "when": one.when} for one in limit.extensions],
        "milestones": [{"n": one.n, "what": one.what} for one in limit.milestones],
    }


def _basis(limit: TimeLimit, writer: Writer) -> str:
    named = "、".join(map(writer.label, limit.cites))
    how = "内部口径" if limit.internal or not limit.confidence else WORDS["confidence"][limit.confidence]
    return f"{named}（{how}）" if named else how
