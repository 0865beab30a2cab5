"""The c-chart of Shewhart: three standard deviations of the Poisson distribution over the mean."""

import math
from collections.abc import Sequence
from statistics import mean

from generator.warning.method import Method
from generator.warning.methods._baseline import charted, learning
from generator.warning.series import Series, Verdict

SIGMAS = 3


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside one limit."""
    center = mean(month.count for month in series[: learning(series)])
    upper = center + SIGMAS * math.sqrt(center)
    return charted(series, lambda _place: (center, upper), "件数超过 c 图的三倍标准差上限")


METHOD = Method(
    judge=judge,
    false_alarms=0.15,
    growing=3.06,
)
