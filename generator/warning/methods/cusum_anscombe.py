"""The CUSUM of Poisson counts, standardised by Anscombe's transformation."""

import math
from collections.abc import Sequence

from generator.warning.counts import anscombe
from generator.warning.method import Method
from generator.warning.methods._cusum import summed
from generator.warning.series import Series, Verdict


def judge(series: Series, *, restart: bool = True) -> Sequence[Verdict]:
    """Every month with what was left over from those before."""
    return summed(series, score, inverse, restart=restart)


def score(count: int, mean: float) -> float:
    """How far a count lies over the mean."""
    return anscombe(count, mean)


def inverse(far: float, mean: float) -> float:
    """The count that lies so far over the mean; 0 if even no complaint does."""
    return math.pow(max(0.0, math.pow(mean, 2 / 3) + far * math.pow(mean, 1 / 6) / 1.5), 1.5)


METHOD = Method(
    judge=judge,
    false_alarms=0.12,
    growing=3.37,
)
