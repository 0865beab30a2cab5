"""What every chart is: a sentence that says what it shows, its shapes, and axes whose ticks are round numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.drawing import extent

WIDE, NARROW = 680, 284
MYRIAD = 10_000
STEPS = (1, 2, 2.5, 5, 10)
TICKS = 4  # about so many


@dataclass(frozen=True, slots=True)
class Chart:
    """`type` names the template; `title` is the finding, `description` says what is drawn how."""

    type: str
    title: str
    description: str
    wide: Any
    narrow: Any


@dataclass(frozen=True, slots=True)
class Axis:
    """From 0 or `low` to `high`, which is a tick, on units from `start` to `end`."""

    low: float
    high: float
    start: int
    end: int
    step: float

    def at(self, value: float) -> int:
        """Where a value stands."""
        return round(self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low))

    def ticks(self, unit: str = "") -> Sequence[tuple[int, str]]:
        """Where the ticks stand, and what they say."""
        count = round((self.high - self.low) / self.step)
        values = [self.low + self.step * number for number in range(count + 1)]
        return [(self.at(value), f"{number(value)}{unit}") for value in values]


def axis(high: float, start: int, end: int, *, low: float = 0, most: float = math.inf) -> Axis:
    """An axis from about `low` to `high`, in whole steps where counts are more than 1. `most` is never passed."""
    span = max(high - low, 1e-9)
    power = 10 ** math.floor(math.log10(span / TICKS))
    step = next(size * power for size in STEPS if size * power * TICKS >= span)
    if high > 1 and low == 0 and step < 1:
        step = 1
    low = step * math.floor(low / step + 1e-9)
    top = min(low + step * math.ceil((high - low) / step - 1e-9), most)
    return Axis(low, max(top, low + step), start, end, step)


def number(value: float) -> str:
    """A number as Chinese readers write it: 1,234, from ten thousand on 1.2万, without needless zeros."""
    if abs(value) >= MYRIAD:
        return f"{value / MYRIAD:.1f}".removesuffix(".0") + "万"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share in whole per cent; what is more than nothing is not 0 %."""
    return "不到 1%" if 0 < share < 0.005 else f"{share * 100:.0f}%"


def clipped(text: str, width: int) -> str:
    """A text that is no wider than so many units; the rest is left to the table."""
    if extent(text) <= width:
        return text
    while text and extent(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"
