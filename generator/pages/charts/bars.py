"""Bars that lie one below the other, the longest first: what there is most of, with words at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.charts.chart import NARROW, WIDE, Chart, clipped
from generator.pages.drawing import extent

LABELS, GAP, LINE, THICK = 190, 8, 30, 16
UNDER = 20  # from a label above its bar to the bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A value and what stands beside it; `look` is `plain`, or `rest` for what belongs to nothing that is named."""

    label: str
    value: float
    said: str
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar with its words: the label at `label_x`, `label_y`, the value behind the bar."""

    label: str
    label_x: int
    label_y: int
    x: int
    y: int
    width: int
    said: str
    said_y: int
    look: str


@dataclass(frozen=True, slots=True)
class Bars:
    """One shape."""

    width: int
    height: int
    bars: Sequence[Placed]
    thick: int = THICK


def bars(title: str, description: str, found: Sequence[Bar]) -> Chart:
    """A chart of bars, as they come."""
    return Chart("bars", title, description, _wide(found), _narrow(found))


def _wide(found: Sequence[Bar]) -> Bars:
    room = WIDE - LABELS - GAP - _said(found)
    placed = []
    for number, bar in enumerate(found):
        y = number * LINE
        base = y + THICK - 3
        label = clipped(bar.label, LABELS - GAP)
        placed.append(Placed(label, LABELS - GAP, base, LABELS, y, _length(bar, found, room), bar.said, base, bar.look))
    return Bars(WIDE, LINE * len(found), placed)


def _narrow(found: Sequence[Bar]) -> Bars:
    room = NARROW - GAP - _said(found)
    placed = []
    for number, bar in enumerate(found):
        y = number * (LINE + UNDER) + UNDER
        label = clipped(bar.label, NARROW)
        placed.append(Placed(label, 0, y - 5, 0, y, _length(bar, found, room), bar.said, y + THICK - 3, bar.look))
    return Bars(NARROW, (LINE + UNDER) * len(found), placed)


def _said(found: Sequence[Bar]) -> int:
    return round(max((extent(bar.said) for bar in found), default=0)) + GAP


def _length(bar: Bar, found: Sequence[Bar], room: int) -> int:
    longest = max(one.value for one in found) or 1
    return max(1, round(room * bar.value / longest))
