"""A time limit on a calendar: the days of one of its examples week by week, with days off and where it ends."""

import datetime
from collections.abc import Iterator, Mapping

from generator.kinds.calendar import Calendar, years
from generator.kinds.deadline import TimeLimit, Vector
from generator.library import Library
from generator.pages.drawing import NARROW, Box, Drawing, Picture, columns, extent
from generator.twins.deadlines import DAY, Unit, UnknownYear, Years, is_working, point

WEEKDAYS = "一二三四五六日"
LONGEST = 98  # days that are still a picture
NTH: Mapping[Unit, tuple[str, str]] = {
    "日": ("第", "日"),
    "工作日": ("第", "个工作日"),
    "个月": ("满", "个月"),
    "年": ("满", "年"),
}
HEAD, DAY_HEIGHT, GAP = 24, 46, 2
SHORT = 2  # characters of a holiday's name that a day has room for


def draw(library: Library, limit: TimeLimit) -> Picture | None:
    """The example with most days off on its way; limits in hours and over many weeks are no calendar."""
    calendars = library.listed.all(Calendar)
    known, names = years(calendars), {day: one.name for each in calendars for one in each.holidays for day in one.days}
    fitting = [vector for vector in limit.vectors if limit.unit != "小时" and _fits(vector, known)]
    if not fitting:
        return None
    vector = max(fitting, key=lambda vector: sum(not is_working(day, known) for day in _days(vector)))
    told = _told(limit, vector, known)
    title = f"从 {vector.received} 起算的例子：{_spoken(limit, vector)}"
    return Picture(title, _drawing(vector, told, known, names))


def _fits(vector: Vector, known: Years) -> bool:
    if not vector.ends or max(vector.ends) - vector.received > LONGEST * DAY:
        return False
    return not any(isinstance(is_working(day, known), UnknownYear) for day in _days(vector))


def _days(vector: Vector) -> Iterator[datetime.date]:
    """From the Monday before the start to the Sunday after the last end."""
    first = vector.received - vector.received.weekday() * DAY
    last = max(vector.ends) + (6 - max(vector.ends).weekday()) * DAY
    yield from (first + number * DAY for number in range((last - first).days + 1))


def _spoken(limit: TimeLimit, vector: Vector) -> str:
    ends = [f"{_nth(limit, n)}是 {day}" for n, day in zip(limit.ends, vector.ends, strict=True)]
    return "，".join(ends)


def _nth(limit: TimeLimit, n: int) -> str:
    before, unit = NTH[limit.unit]
    return f"{before} {n} {unit}"


def _told(limit: TimeLimit, vector: Vector, known: Years) -> Mapping[datetime.date, tuple[str, str]]:
    """What some days are called, and how they look; an end goes before all else."""
    told: dict[datetime.date, tuple[str, str]] = {vector.received: ("起算", "start")}
    for milestone in limit.milestones:
        day = point(limit.rule, milestone.n, vector.received, known)
        if isinstance(day, datetime.date):
            told[day] = (f"{NTH[limit.unit][0]}{milestone.n}", "milestone")
    told |= dict.fromkeys(vector.ends[1:], ("延到", "later"))
    return told | {vector.ends[0]: ("到期", "end")}


def _drawing(
    vector: Vector,
    told: Mapping[datetime.date, tuple[str, str]],
    known: Years,
    names: Mapping[datetime.date, str],
) -> Drawing:
    places = columns(7, NARROW, gap=GAP)
    boxes = [Box(x, 0, wide, HEAD, (WEEKDAYS[at],), "weekday") for at, (x, wide) in enumerate(places)]
    for number, day in enumerate(_days(vector)):
        x, wide = places[day.weekday()]
        words, look = _shown(day, told, known, names, within=vector.received <= day <= max(vector.ends))
        lines = (_dated(day, wide, is_told=number == 0 or day in told), *([words] if words else []))
        boxes.append(Box(x, HEAD + GAP + number // 7 * (DAY_HEIGHT + GAP), wide, DAY_HEIGHT, lines, look))
    return Drawing(NARROW, tuple(boxes))


def _dated(day: datetime.date, wide: int, *, is_told: bool) -> str:
    """The day, as on a calendar: the month stands where one begins and on days that matter, if there is room for it."""
    whole = f"{day.month}/{day.day}"
    return whole if (is_told or day.day == 1) and extent(whole) <= wide else str(day.day)


def _shown(
    day: datetime.date,
    told: Mapping[datetime.date, tuple[str, str]],
    known: Years,
    names: Mapping[datetime.date, str],
    *,
    within: bool,
) -> tuple[str, str]:
    """The word on a day, and its look."""
    works = is_working(day, known)
    rest = names.get(day, "")[:SHORT] or "休"
    own = "" if works is True and day.weekday() < 5 else "上班" if works is True else rest
    if day in told:
        words, look = told[day]
        return words, look
    return own, ("off" if not works else "worked") if within else "outside"
