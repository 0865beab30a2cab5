"""What was usual: quasi-Poisson fits to counts, in which months that stand out weigh less.

Weights are those of Farrington et al. (1996) with the limit of Noufaily et al. (2013): a month whose standardised
Anscombe residual exceeds `STANDS_OUT` weighs by its inverse square.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.warning.counts import anscombe

STANDS_OUT = 2.58
LEAST = 0.5  # complaints: what is assumed where there was none at all, so that a rate can be taken
ROUNDS, SETTLED = 50, 1e-10
FARTHEST = 2  # times the largest count: no trend is taken to lead farther in a month


@dataclass(frozen=True, slots=True)
class Level:
    """Complaints per unit of business, and the variance of counts as a multiple of their mean, at least 1."""

    rate: float
    dispersion: float


@dataclass(frozen=True, slots=True)
class Trend:
    """The mean of the month after the last one, going on as before; `slope` is the growth of its logarithm a month.

    `dispersion` is that of its count, which is the wider the less sure the line is.
    """

    next: float
    slope: float
    dispersion: float


def level(counts: Sequence[int], exposures: Sequence[float], *, reweigh: bool = True) -> Level | None:
    """The usual rate; none where there was no business."""
    weights = [1.0] * len(counts)
    if not sum(exposures):
        return None
    found = _level(counts, exposures, weights)
    if not reweigh:
        return found
    shares = [exposure / sum(exposures) for exposure in exposures]
    means = [found.rate * exposure for exposure in exposures]
    return _level(counts, exposures, _weights(counts, means, shares, found.dispersion))


def _level(counts: Sequence[int], exposures: Sequence[float], weights: Sequence[float]) -> Level:
    total = sum(weight * count for weight, count in zip(weights, counts, strict=True))
    business = sum(weight * exposure for weight, exposure in zip(weights, exposures, strict=True))
    rate = max(total, LEAST) / business
    return Level(rate, _dispersion(counts, [rate * exposure for exposure in exposures], weights, 1))


def trend(counts: Sequence[int], *, reweigh: bool = True) -> Trend:
    """A straight line through the logarithms, always kept. It needs three months."""
    weights = [1.0] * len(counts)
    if sum(map(bool, counts)) < 2:  # no line goes through one month
        mean = max(sum(counts), LEAST) / len(counts)
        return Trend(mean, 0.0, _dispersion(counts, [mean] * len(counts), weights, 1))
    constant, slope = _line(counts, weights)
    if reweigh:
        means = _means(constant, slope, len(counts))
        dispersion = _dispersion(counts, means, weights, 2)
        leverages = [mean * _unsureness(means, place) for place, mean in enumerate(means)]
        weights = _weights(counts, means, leverages, dispersion)
        constant, slope = _line(counts, weights)
    means = _means(constant, slope, len(counts) + 1)
    ahead = min(means.pop(), FARTHEST * max(counts))
    known = [weight * mean for weight, mean in zip(weights, means, strict=True)]
    wider = 1 + ahead * _unsureness(known, len(counts))
    return Trend(ahead, slope, _dispersion(counts, means, weights, 2) * wider)


def _line(counts: Sequence[int], weights: Sequence[float]) -> tuple[float, float]:
    """Weighted maximum likelihood by Newton's steps; the constant is that of the middle of the months."""
    middle = (len(counts) - 1) / 2
    constant, slope = math.log(max(sum(counts), LEAST) / len(counts)), 0.0
    for _round in range(ROUNDS):
        means = _means(constant - slope * middle, slope, len(counts))
        s0 = s1 = s2 = g0 = g1 = 0.0
        for place, (count, mean, weight) in enumerate(zip(counts, means, weights, strict=True)):
            at = place - middle
            s0, s1, s2 = s0 + weight * mean, s1 + weight * mean * at, s2 + weight * mean * at * at
            g0, g1 = g0 + weight * (count - mean), g1 + weight * (count - mean) * at
        spread = s0 * s2 - s1 * s1
        if spread <= 0:
            break
        up, turn = (g0 * s2 - g1 * s1) / spread, (g1 * s0 - g0 * s1) / spread
        constant, slope = constant + _held(up), slope + _held(turn)
        if abs(up) + abs(turn) * middle < SETTLED:
            break
    return constant - slope * middle, slope


def _held(step: float) -> float:
    return max(-1.0, min(1.0, step))


def _means(constant: float, slope: float, months: int) -> list[float]:
    return [math.exp(max(-700.0, min(700.0, constant + slope * place))) for place in range(months)]


def _unsureness(means: Sequence[float], at: int) -> float:
    """The variance of the line's logarithm at a place, by how much there is to know it from; the dispersion apart."""
    total = sum(means)
    middle = sum(mean * place for place, mean in enumerate(means)) / total
    spread = sum(mean * (place - middle) ** 2 for place, mean in enumerate(means))
    return 1 / total + (at - middle) ** 2 / spread


def _weights(
    counts: Sequence[int], means: Sequence[float], leverages: Sequence[float], dispersion: float
) -> list[float]:
    raw = []
    for count, mean, leverage in zip(counts, means, leverages, strict=True):
        spread = math.sqrt(dispersion * max(1 - leverage, SETTLED))
        residual = anscombe(count, mean) / spread if mean > 0 else 0.0
        raw.append(residual**-2 if residual > STANDS_OUT else 1.0)
    return [weight * len(raw) / sum(raw) for weight in raw]


def _dispersion(counts: Sequence[int], means: Sequence[float], weights: Sequence[float], parameters: int) -> float:
    """Pearson's, at least 1."""
    squares = (
        weight * (count - mean) ** 2 / mean
        for count, mean, weight in zip(counts, means, weights, strict=True)
        if mean > 0
    )
    return max(1.0, sum(squares) / (len(counts) - parameters))
