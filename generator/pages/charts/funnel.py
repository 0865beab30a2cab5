"""A funnel: a point for each branch by how much business it has, between limits that chance alone hardly passes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.pages.charts.chart import NARROW, WIDE, Axis, Chart, axis, clipped
from generator.pages.drawing import extent

LEFT, RIGHT, TOP, FOOT = 44, 12, 12, 42
HEIGHT_WIDE, HEIGHT_NARROW = 260, 230
CURVE, APART, LABEL = 24, 15, 100
SHIFTS = (0, 8, -8, 16, -16, 24, -24, 36, -36, 48, -48)
FIRST = 0.35  # of the smallest expected count: where the curves begin


@dataclass(frozen=True, slots=True)
class Dot:
    """A branch: what was expected of it, and how many times that there was; `is_out` of the limits."""

    label: str
    expected: float
    ratio: float
    is_out: bool


@dataclass(frozen=True, slots=True)
class PlacedDot:
    """A dot, and where its name stands, before or behind it."""

    x: int
    y: int
    label: str
    label_x: int
    label_y: int
    is_before: bool
    is_out: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """One shape."""

    width: int
    height: int
    left: int
    right: int
    floor: int
    ticks: Sequence[tuple[int, str]]
    sizes: Sequence[tuple[int, str]]
    usual: int
    upper: str
    lower: str
    dots: Sequence[PlacedDot]
    below: str


Limits = Callable[[float], tuple[float, float]]
"""From what is expected to the ratios that chance alone hardly leaves."""


def funnel(title: str, description: str, dots: Sequence[Dot], limits: Limits, below: str) -> Chart:
    """A chart of branches; `below` says what the lower axis counts."""
    wide, narrow = (
        _shape(dots, limits, below, width, height) for width, height in ((WIDE, HEIGHT_WIDE), (NARROW, HEIGHT_NARROW))
    )
    return Chart("funnel", title, description, wide, narrow)


def _shape(dots: Sequence[Dot], limits: Limits, below: str, width: int, height: int) -> Funnel:
    floor, right = TOP + height, width - RIGHT
    across = axis(max(dot.expected for dot in dots), LEFT, right)
    first = FIRST * min(dot.expected for dot in dots)
    sizes = [first + (across.high - first) * number / CURVE for number in range(CURVE + 1)]
    bounds = [limits(size) for size in sizes]
    lowest, highest = bounds[len(bounds) // 3]
    ratios = [dot.ratio for dot in dots]
    up = axis(max(highest, *ratios), floor, TOP, low=min(lowest, *ratios))
    upper, lower = (_curve(sizes, [bound[side] for bound in bounds], across, up) for side in (1, 0))
    return Funnel(
        width,
        floor + FOOT,
        LEFT,
        right,
        floor,
        up.ticks(),
        across.ticks(),
        up.at(1),
        upper,
        lower,
        [*_placed(dots, across, up, right)],
        below,
    )


def _curve(sizes: Sequence[float], ratios: Sequence[float], across: Axis, up: Axis) -> str:
    """As far as it is within the axes."""
    points = [(across.at(x), up.at(y)) for x, y in zip(sizes, ratios, strict=True) if up.low <= y <= up.high]
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _placed(dots: Sequence[Dot], across: Axis, up: Axis, right: int) -> Iterator[PlacedDot]:
    """From top to bottom; a name stands behind its dot, or before it, or as near as there is room."""
    taken = [(across.at(dot.expected) - 8, across.at(dot.expected) + 8, up.at(dot.ratio) + 5) for dot in dots]
    for dot in sorted(dots, key=lambda dot: -dot.ratio):
        x, y, label = across.at(dot.expected), up.at(dot.ratio), clipped(dot.label, LABEL)
        wide = round(extent(label))
        places = [(side, y + 5 + down) for down in SHIFTS for side in (x + 10, x - 10 - wide)]
        free = (place for place in places if _is_free(*place, wide, taken) and LEFT <= place[0] <= right + 8 - wide)
        start, level = next(free, places[-1])
        taken.append((start, start + wide, level))
        is_before = start < x
        yield PlacedDot(x, y, label, start + wide if is_before else start, level, is_before, dot.is_out)


def _is_free(start: int, level: int, wide: int, taken: Sequence[tuple[int, int, int]]) -> bool:
    return not any(abs(level - other) < APART and start < end and begin < start + wide for begin, end, other in taken)
