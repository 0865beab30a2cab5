"""The EWMA-chart: an exponentially weighted mean, which older months enter less and less."""

import math
from collections.abc import Sequence
from statistics import mean

from generator.warning.method import Method
from generator.warning.methods._baseline import charted, learning
from generator.warning.series import Series, Verdict

SHARE, SIGMAS = 0.3, 2.7  # of this month in the mean; of the mean's own standard deviation


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the count that would carry the mean over its limit."""
    center, before = smoothed(series)

    def limits(place: int) -> tuple[float, float]:
        return center, (limit(center, place) - (1 - SHARE) * before[place]) / SHARE

    return charted(series, limits, "加权平均超过 EWMA 图的上限：近几个月整体抬高")


def smoothed(series: Series) -> tuple[float, Sequence[float]]:
    """The center, and the weighted mean before each month."""
    center = mean(month.count for month in series[: learning(series)])
    means = [float(center)]
    for month in series[:-1]:
        means.append(SHARE * month.count + (1 - SHARE) * means[-1])
    return center, means


def limit(center: float, place: int) -> float:
    """Of the weighted mean at a place, which is surer of itself the more months are in it."""
    known = 1 - (1 - SHARE) ** (2 * (place + 1))
    return center + SIGMAS * math.sqrt(center * SHARE / (2 - SHARE) * known)


METHOD = Method(
    judge=judge,
    false_alarms=0.26,
    growing=9.14,
)
