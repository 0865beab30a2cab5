"""Which signals to look at first, and how many of them are to be expected although nothing has changed."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.warning.judging import Judgement
from generator.warning.methods import all_methods
from generator.warning.series import MONTHS_A_YEAR, Series

LEAST = 0.1  # false alarms a month that are told as a number
WINDOWS = (1, 3)  # months that end with the signal


@dataclass(frozen=True, slots=True)
class Signal:
    """An alarm of the last month of a cell. `strength` is how far it stands out, in standard deviations of chance."""

    cell: str
    month: str
    count: int
    expected: float
    strength: float
    reason: str

    def sentence(self, hidden_below: int) -> str:
        """What it means, in one sentence, without a number that is hidden, or that would tell one that is."""
        if self.count < hidden_below:
            return f"{self.cell}：{self.month} {self.reason}（件数少，不显示）。"
        return f"{self.cell}：{self.month} {self.count} 件，平常约 {self.expected:.1f} 件，{self.reason}。"


def ranked(cells: Mapping[str, tuple[Series, Judgement]]) -> Sequence[Signal]:
    """The signals of the last month of each cell, those that stand out most first."""
    found = [signal for cell, (series, judgement) in cells.items() if (signal := _signal(cell, series, judgement))]
    return sorted(found, key=lambda signal: (-signal.strength, -signal.count, signal.cell))


def _signal(cell: str, series: Series, judgement: Judgement) -> Signal | None:
    last = judgement.verdicts[-1] if judgement.verdicts else None
    if last is None or not last.alarm or last.expected is None:
        return None
    strength = max(_stands_out(series, judgement, months) for months in WINDOWS)
    return Signal(cell, last.month, series[-1].count, last.expected, strength, last.reason)


def _stands_out(series: Series, judgement: Judgement, months: int) -> float:
    """By the square roots of counts, whose spread is the same at all levels."""
    expected = [verdict.expected for verdict in judgement.verdicts[-months:] if verdict.expected is not None]
    counts = [month.count for month in series[-len(expected) :]]
    return 2 * (math.sqrt(sum(counts)) - math.sqrt(sum(expected)))


def expected_false(judgements: Iterable[Judgement], months: int = 1) -> float:
    """How many false signals so many months bring in all cells together, if nothing changes in any of them."""
    methods = all_methods()
    judges = [methods[one.method] for one in judgements if one.verdicts and one.verdicts[-1].expected is not None]
    return sum(method.false_alarms for method in judges) * months / MONTHS_A_YEAR


def told(signals: Sequence[Signal], judgements: Sequence[Judgement]) -> str:
    """How to take the signals that indicators raise in a month, in one sentence; none are false if none can be."""
    if not judgements:
        return "没有一个指标能判断。"
    cells, chance = len(judgements), expected_false(judgements)
    month = f" {chance:.1f}" if chance >= LEAST else f"不到 {LEAST}"
    found = f"{len(signals)} " if signals else "没有一"
    return (
        f"{cells} 个指标能判断，{found}个有信号；即使什么都没有变，平均每月也会有{month} 个误报"
        f"（一年 {chance * MONTHS_A_YEAR:.1f} 个）{'，从最突出的看起' if signals else ''}。"
    )
