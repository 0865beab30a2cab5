"""EARS of the CDC: today beside the mean and the standard deviation of seven months shortly before."""

import math
from collections.abc import Callable, Sequence
from statistics import NormalDist, fmean

from generator.warning.series import Series, Verdict

MONTHS = 7
LIMIT = NormalDist().inv_cdf(0.999)  # standard deviations
TOO_EARLY = "前面的月份还不够"

Judge = Callable[[Series, int], tuple[float, float, bool]]
"""What is expected at a place, its limit, and whether it is an alarm."""


def before(series: Series, place: int, gap: int) -> tuple[float, float]:
    """Mean and standard deviation of the seven months that end `gap` months before a place."""
    counts = [month.count for month in series[place - gap - MONTHS : place - gap]]
    usual = fmean(counts)
    return usual, math.sqrt(sum((count - usual) ** 2 for count in counts) / (MONTHS - 1))


def deviation(series: Series, place: int, gap: int) -> float:
    """How far a month lies over those before, in their standard deviations."""
    usual, spread = before(series, place, gap)
    over = series[place].count - usual
    return over / spread if spread else math.copysign(math.inf, over) if over else 0.0


def beside(series: Series, gap: int) -> Sequence[Verdict]:
    """Every month beside the seven that end `gap` months before it."""

    def judge(series: Series, place: int) -> tuple[float, float, bool]:
        usual, spread = before(series, place, gap)
        upper = usual + LIMIT * spread
        return usual, upper, series[place].count > upper

    return judged(series, MONTHS + gap, judge, "件数超过近七个月的平均数加三倍多标准差")


def judged(series: Series, first: int, judge: Judge, words: str) -> Sequence[Verdict]:
    """A verdict for every month from `first` on."""
    found = [Verdict(month.name, reason=TOO_EARLY) for month in series[:first]]
    for place in range(first, len(series)):
        expected, upper, alarm = judge(series, place)
        found.append(Verdict(series[place].name, expected, upper, alarm, words * alarm))
    return found
