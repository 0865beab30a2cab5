"""A funnel of branches: who has more complaints than others, given its business and how much branches differ anyway.

Ratios of observed to expected complaints are compared on the scale of square roots; the spread between branches beyond
chance (tau²) is estimated from scores of which the outermost tenth at each end is drawn in, after Spiegelhalter
(2005), as the Care Quality Commission does.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from generator.warning.counts import gamma_quantile

DRAWN_IN, OUTER = 0.1, 0.002  # the share at each end; both tails of the limits together
NOTABLE = 3.0  # adjusted standard deviations
FEWEST = 5  # branches; between fewer no spread can be told


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch with its complaints, and its business in any unit."""

    name: str
    observed: int
    exposure: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a branch stands. `ratio` is observed to expected; `lower` and `upper` limit it by chance alone (99.8 %);
    `score` is in standard deviations of chance, `adjusted` of chance and the spread between branches.
    """

    branch: str
    observed: int
    expected: float
    ratio: float
    lower: float
    upper: float
    score: float
    adjusted: float

    @property
    def is_high(self) -> bool:
        """Whether it stands out even among branches that differ."""
        return self.adjusted > NOTABLE


def funnel(branches: Sequence[Branch]) -> Sequence[Standing]:
    """Each branch that has business, in their order. Nothing is said of fewer than `FEWEST`."""
    there = [branch for branch in branches if branch.exposure > 0]
    total, business = sum(branch.observed for branch in there), sum(branch.exposure for branch in there)
    if len(there) < FEWEST or not total:
        return []
    expected = [total * branch.exposure / business for branch in there]
    scores = [_score(branch.observed, mean) for branch, mean in zip(there, expected, strict=True)]
    between = spread_between(scores, expected)
    return [_standing(branch, mean, between) for branch, mean in zip(there, expected, strict=True)]


def spread_between(scores: Sequence[float], expected: Sequence[float]) -> float:
    """The variance between branches beyond chance, on the scale of square roots of ratios (tau²)."""
    low, high = _quantile(scores, DRAWN_IN), _quantile(scores, 1 - DRAWN_IN)
    dispersion = mean(min(max(score, low), high) ** 2 for score in scores)
    weights = [4 * one for one in expected]
    total, count = sum(weights), len(scores)
    if count * dispersion < count - 1:
        return 0.0
    return (count * dispersion - (count - 1)) / (total - sum(weight**2 for weight in weights) / total)


def _standing(branch: Branch, expected: float, between: float) -> Standing:
    score = _score(branch.observed, expected)
    return Standing(
        branch.name,
        branch.observed,
        expected,
        branch.observed / expected,
        gamma_quantile(OUTER / 2, expected) / expected,
        gamma_quantile(1 - OUTER / 2, expected + 1) / expected,
        score,
        score / math.sqrt(1 + 4 * expected * between),
    )


def _score(observed: int, expected: float) -> float:
    return 2 * (math.sqrt(observed) - math.sqrt(expected))


def _quantile(values: Sequence[float], probability: float) -> float:
    """By linear interpolation between the order statistics."""
    ordered = sorted(values)
    place = probability * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
