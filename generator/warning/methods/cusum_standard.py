"""The CUSUM of Poisson counts, standardised by mean and standard deviation."""

import math
from collections.abc import Sequence

from generator.warning.method import Method
from generator.warning.methods._cusum import summed
from generator.warning.series import Series, Verdict


def judge(series: Series, *, restart: bool = True) -> Sequence[Verdict]:
    """Every month with what was left over from those before."""
    return summed(series, score, inverse, restart=restart)


def score(count: int, mean: float) -> float:
    """How far a count lies over the mean."""
    return (count - mean) / math.sqrt(mean)


def inverse(far: float, mean: float) -> float:
    """The count that lies so far over the mean; 0 if even no complaint does."""
    return max(0.0, mean + far * math.sqrt(mean))


METHOD = Method(
    judge=judge,
    false_alarms=0.17,
    growing=3.81,
)
