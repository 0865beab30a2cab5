"""Laney's u′-chart: the u-chart with the spread that there really was between months."""

import itertools
import math
from collections.abc import Sequence
from statistics import mean

from generator.warning.method import Method
from generator.warning.methods._baseline import charted, learning
from generator.warning.methods._rates import center_of, exposures_of
from generator.warning.series import Series, Verdict

SIGMAS, MOVING_RANGE = 3, 1.128  # the mean range of two values, in standard deviations


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the limit of its business."""
    exposures, center = exposures_of(series), center_of(series)
    wide = spread(series)

    def limits(place: int) -> tuple[float, float]:
        expected = center * exposures[place]
        return expected, expected + SIGMAS * wide * math.sqrt(expected)

    return charted(series, limits, "按业务量折算的件数超过 u′ 图的上限")


def spread(series: Series) -> float:
    """How much more months differ than chance alone would have it: Laney's sigma of z."""
    center, count = center_of(series), learning(series)
    scores = [
        (month.count - center * exposure) / math.sqrt(center * exposure)
        for month, exposure in zip(series[:count], exposures_of(series), strict=False)
        if center * exposure > 0
    ]
    ranges = [abs(after - before) for before, after in itertools.pairwise(scores)]
    return mean(ranges) / MOVING_RANGE if ranges else 1.0


METHOD = Method(
    judge=judge,
    false_alarms=0.09,
    growing=0.10,
    needs_exposure=True,
)
