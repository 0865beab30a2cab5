"""How much a count speaks for a rise to `RISE` times the usual, as the logarithm of a ratio of likelihoods.

Counts are negative binomial, with variance `dispersion * mean` at the usual level; the second parameter is the same
at both.
"""

import math

from generator.warning.counts import HARDLY

RISE = 1.5


def step(count: int, mean: float, dispersion: float) -> float:
    """What a month adds to the sum; 0 where nothing is expected."""
    gain, loss = _line(mean, dispersion)
    return count * gain - loss


def bound(needed: float, mean: float, dispersion: float) -> float:
    """The count from which on a month adds as much as is needed."""
    gain, loss = _line(mean, dispersion)
    return max(0.0, (needed + loss) / gain) if gain else math.inf


def _line(mean: float, dispersion: float) -> tuple[float, float]:
    """The sum grows by so much for each complaint, and falls by so much each month."""
    if mean <= 0:
        return 0.0, 0.0
    if dispersion < 1 + HARDLY:
        return math.log(RISE), (RISE - 1) * mean
    alpha = (dispersion - 1) / mean
    ratio = math.log((1 + alpha * RISE * mean) / (1 + alpha * mean))
    return math.log(RISE) - ratio, ratio / alpha
