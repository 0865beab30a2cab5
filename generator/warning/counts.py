"""How counts are spread: the negative binomial distribution with mean `mean` and variance `dispersion * mean`.

A dispersion of 1 is the Poisson distribution, which is the least that is assumed.
"""

import math
from statistics import NormalDist

NEGLIGIBLE = 1e-12  # of what is summed up already
SURE = 1e-10  # of a quantile
HARDLY = 1e-6  # what the dispersion is over 1 where it makes no difference, but for rounding
LARGE = 1_000_000  # a variance from which on nothing is summed up


def tail(count: int, mean: float, dispersion: float) -> float:
    """P(X ≥ count)."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if count <= mean:
        return max(0.0, 1.0 - _downwards(count - 1, mean, dispersion))
    return _upwards(count, mean, dispersion)


def quantile(probability: float, mean: float, dispersion: float) -> int:
    """The smallest x with P(X ≤ x) ≥ probability, for a probability of at least one half.

    For large variances by the normal distribution with a term for skewness (Cornish and Fisher).
    """
    if mean * dispersion > LARGE:
        normal = NormalDist().inv_cdf(probability)
        skewed = (2 * dispersion - 1) * (normal**2 - 1) / 6
        return math.ceil(mean + normal * math.sqrt(mean * dispersion) + skewed)
    low, high = -1, max(4, math.ceil(mean + 4 * math.sqrt(mean * dispersion)))
    while tail(high + 1, mean, dispersion) > 1 - probability:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if tail(middle + 1, mean, dispersion) <= 1 - probability else (middle, high)
    return high


def chance(count: int, mean: float, dispersion: float) -> float:
    """P(X = count)."""
    if dispersion < 1 + HARDLY:
        return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))
    size = mean / (dispersion - 1)
    ways = math.lgamma(count + size) - math.lgamma(size) - math.lgamma(count + 1)
    return math.exp(ways - size * math.log(dispersion) + count * math.log1p(-1 / dispersion))


def _upwards(count: int, mean: float, dispersion: float) -> float:
    term = total = chance(count, mean, dispersion)
    while term > NEGLIGIBLE * total:
        term *= _growth(count, mean, dispersion)
        count += 1
        total += term
    return total


def _downwards(count: int, mean: float, dispersion: float) -> float:
    term = total = chance(count, mean, dispersion)
    while count > 0 and term > NEGLIGIBLE * total:
        count -= 1
        term /= _growth(count, mean, dispersion)
        total += term
    return total


def _growth(count: int, mean: float, dispersion: float) -> float:
    """P(X = count + 1) / P(X = count)."""
    if dispersion < 1 + HARDLY:
        return mean / (count + 1)
    size = mean / (dispersion - 1)
    return (count + size) / (count + 1) * (1 - 1 / dispersion)


def anscombe(count: float, mean: float) -> float:
    """How far a count lies from its mean, in standard deviations of the Poisson distribution, made symmetrical."""
    return 1.5 * (math.pow(count, 2 / 3) - math.pow(mean, 2 / 3)) / math.pow(mean, 1 / 6)


def gamma_quantile(probability: float, shape: float) -> float:
    """The quantile of the gamma distribution of scale 1: half of chi-squared's with twice the degrees of freedom."""
    low, high = 0.0, shape + 1
    while _gamma_cdf(high, shape) < probability:
        low, high = high, 2 * high
    while high - low > SURE * high:
        middle = (low + high) / 2
        low, high = (middle, high) if _gamma_cdf(middle, shape) < probability else (low, middle)
    return high


def _gamma_cdf(x: float, shape: float) -> float:
    """By its power series, whose terms are all positive."""
    if x <= 0:
        return 0.0
    term = total = 1 / shape
    step = 0
    while term > NEGLIGIBLE * total:
        step += 1
        term *= x / (shape + step)
        total += term
    return min(1.0, total * math.exp(shape * math.log(x) - x - math.lgamma(shape)))
