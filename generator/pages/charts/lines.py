"""Lines over months: numbers as they were, limits, shares. A month without a number is a gap, never a 0."""

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.pages.charts.chart import NARROW, TICKS, WIDE, Axis, Chart, axis
from generator.pages.drawing import extent

LEFT, RIGHT, TOP, FOOT = 44, 12, 10, 24
LEGEND, SAMPLE = 22, 28
PLOT_WIDE, PLOT_NARROW = 200, 170
MARK, LABEL_WIDTH = 5, 52


@dataclass(frozen=True, slots=True)
class Line:
    """A number for each month, None where there is none; `look`: `main`, `second`, `third`, `limit`, `usual`."""

    label: str
    values: Sequence[float | None]
    look: str = "main"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as a path, and its place in the legend."""

    path: str
    label: str
    look: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Lines:
    """One shape. `ticks` and `months` are places on the axes with their words, `marks` triangles over single months."""

    width: int
    height: int
    left: int
    right: int
    floor: int
    ticks: Sequence[tuple[int, str]]
    months: Sequence[tuple[int, str]]
    lines: Sequence[Drawn]
    marks: Sequence[str]
    legend_mark: tuple[int, int, str] | None


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn: lines over months, and the months that stand out, which are called `mark`."""

    months: Sequence[datetime.date]
    lines: Sequence[Line]
    unit: str = ""
    marked: frozenset[datetime.date] = frozenset()
    mark: str = "超过上限"
    most: float = math.inf


def lines(title: str, description: str, plot: Plot) -> Chart:
    """A chart of lines."""
    return Chart("lines", title, description, _shape(plot, WIDE, PLOT_WIDE), _shape(plot, NARROW, PLOT_NARROW))


def _shape(plot: Plot, width: int, height: int) -> Lines:
    names = [line.label for line in plot.lines] + ([plot.mark] if plot.marked else [])
    places, rows = _legend(names, width)
    top = TOP + rows * LEGEND
    floor, right = top + height, width - RIGHT
    values = [value for line in plot.lines for value in line.values if value is not None]
    scale = axis(max(values, default=0) or TICKS, floor, top, most=plot.most)
    xs = [_x(number, len(plot.months), right) for number in range(len(plot.months))]
    drawn = [
        Drawn(_path(line.values, xs, scale), line.label, line.look, *place)
        for line, place in zip(plot.lines, places, strict=False)
    ]
    legend_mark = (*places[-1], plot.mark) if plot.marked else None
    marks = [*_marks(plot, xs, scale)]
    return Lines(
        width,
        floor + FOOT,
        LEFT,
        right,
        floor,
        scale.ticks(plot.unit),
        [*_years(plot.months, xs, right)],
        drawn,
        marks,
        legend_mark,
    )


def _legend(names: Sequence[str], width: int) -> tuple[list[tuple[int, int]], int]:
    """Where each name of the legend stands, and how many rows they take."""
    places: list[tuple[int, int]] = []
    x = row = 0
    for name in names:
        wide = SAMPLE + 6 + math.ceil(extent(name)) + 14
        if x and x + wide > width:
            x, row = 0, row + 1
        places.append((x, row * LEGEND + LEGEND // 2))
        x += wide
    return places, row + 1


def _x(number: int, count: int, right: int) -> int:
    return LEFT + 8 if count < 2 else round(LEFT + 8 + (right - LEFT - 14) * number / (count - 1))


def _path(values: Sequence[float | None], xs: Sequence[int], scale: Axis) -> str:
    """Pieces between gaps; a month alone is a point."""
    words, is_open = [], False
    for number, (value, x) in enumerate(zip(values, xs, strict=True)):
        if value is not None:
            is_alone = not is_open and (number + 1 == len(values) or values[number + 1] is None)
            words.append(f"{'L' if is_open else 'M'}{x} {scale.at(value)}{'h0' if is_alone else ''}")
        is_open = value is not None
    return "".join(words)


def _marks(plot: Plot, xs: Sequence[int], scale: Axis) -> Iterator[str]:
    """The corners of the triangles."""
    for month, value, x in zip(plot.months, plot.lines[0].values, xs, strict=True):
        if month in plot.marked and value is not None:
            y = scale.at(value)
            yield f"{x},{y - MARK - 3} {x - MARK},{y + MARK - 2} {x + MARK},{y + MARK - 2}"


def _years(months: Sequence[datetime.date], xs: Sequence[int], right: int) -> Iterator[tuple[int, str]]:
    """The Januaries; where there is none with room for its name, the first and the last month."""
    januaries = [(x, f"{month.year}年") for month, x in zip(months, xs, strict=True) if month.month == 1]
    if len(months) > 12 and januaries:
        yield from (one for one in januaries if one[0] + LABEL_WIDTH // 2 <= right + RIGHT)
    elif months:
        ends = dict.fromkeys((0, len(months) - 1))
        yield from ((min(max(xs[one], LEFT + 20), right - 20), f"{months[one]:%Y-%m}") for one in ends)
