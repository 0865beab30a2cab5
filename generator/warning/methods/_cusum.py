"""Sums of what months lie over the usual by more than `SLACK` standard deviations, as `surveillance` has them."""

from collections.abc import Callable, Sequence
from statistics import mean

from generator.warning.methods._baseline import LEARNING, learning
from generator.warning.series import Series, Verdict

SLACK, LIMIT = 1.04, 2.26
WORDS = "超出部分累积到了界限：持续高于基线"

Score = Callable[[int, float], float]
"""How far a count lies over a mean, in standard deviations."""
Inverse = Callable[[float, float], float]
"""The count that lies so far over a mean."""


def summed(series: Series, score: Score, inverse: Inverse, *, restart: bool = True) -> Sequence[Verdict]:
    """A verdict for every month after those that set the mean; `restart` lets the sum start anew after an alarm."""
    learns, total = learning(series), 0.0
    usual = mean(month.count for month in series[:learns])
    found = [Verdict(month.name, usual, reason=LEARNING) for month in series[:learns]]
    for month in series[learns:]:
        if not usual:
            found.append(Verdict(month.name, reason="基线里一件也没有，算不出标准差"))
            continue
        upper = inverse(LIMIT + SLACK - total, usual)
        total = max(0.0, total + score(month.count, usual) - SLACK)
        alarm = total >= LIMIT
        found.append(Verdict(month.name, usual, upper, alarm, WORDS * alarm))
        total = 0.0 if alarm and restart else total
    return found
