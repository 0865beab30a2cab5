"""The CUSUM of Poisson counts, standardised after Rossi et al. (1999), closer to normal for small means."""

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
    return (count - 3 * mean + 2 * math.sqrt(count * mean)) / (2 * math.sqrt(mean))


def inverse(far: float, mean: float) -> float:
    """The count that lies so far over the mean; 0 if even no complaint does."""
    root = 4 * mean + 2 * far * math.sqrt(mean)
    return max(0.0, math.sqrt(max(root, 0.0)) - math.sqrt(mean)) ** 2


METHOD = Method(
    judge=judge,
    false_alarms=0.13,
    growing=3.50,
)
