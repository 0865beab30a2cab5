"""The same season of the three years before, as the level that Farrington's method compares with, without a trend.

`farringtonFlexible` of `surveillance` with b=3, w=2, trend=FALSE, reweight=FALSE, nbPlugin: held to its figures.
"""

from collections.abc import Sequence

from generator.warning.counts import quantile
from generator.warning.levels import level
from generator.warning.method import Method
from generator.warning.series import MONTHS_A_YEAR, Series, Verdict

YEARS, AROUND, SURE = 3, 2, 0.99
FIRST = YEARS * MONTHS_A_YEAR + AROUND


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the five around it in each of three years."""
    return [_verdict(series, place) for place in range(len(series))]


def _verdict(series: Series, place: int) -> Verdict:
    month = series[place]
    if place < FIRST:
        return Verdict(month.name, reason="前面不满三年")
    middles = [place - year * MONTHS_A_YEAR for year in range(1, YEARS + 1)]
    counts = [one.count for middle in middles for one in series[middle - AROUND : middle + AROUND + 1]]
    found = level(counts, [1.0] * len(counts), reweigh=False)
    assert found is not None  # there is business in each of these months
    upper = quantile(SURE, found.rate, found.dispersion)
    alarm = month.count > upper
    return Verdict(month.name, found.rate, upper, alarm, "件数超过前三年同期的上限" if alarm else "")


METHOD = Method(
    judge=judge,
    false_alarms=0.16,
    growing=2.33,
    first=FIRST,
)
