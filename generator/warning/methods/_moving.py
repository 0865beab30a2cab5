"""Limits of individual values by the ranges between neighbours (XmR); ranges that stand out are left out once."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

NATURAL, RANGE_LIMIT = 2.66, 3.267  # Wheeler's constants for ranges of two values


@dataclass(frozen=True, slots=True)
class Limits:
    """In complaints; `near` is two thirds of the way from the center to `upper`."""

    center: float
    upper: float

    @property
    def near(self) -> float:
        """From where on two of three months are too many."""
        return self.center + (self.upper - self.center) * 2 / 3


def limits_of(counts: Sequence[int]) -> Limits:
    """The limits that these months set."""
    ranges = [abs(after - before) for before, after in itertools.pairwise(counts)]
    usual = mean(ranges)
    usual = mean([one for one in ranges if one < RANGE_LIMIT * usual] or [usual])
    return Limits(mean(counts), mean(counts) + NATURAL * usual)
