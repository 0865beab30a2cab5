"""EARS C3 as published: how far the last three months lie over C2's baseline and one deviation, summed."""

from collections.abc import Sequence
from statistics import NormalDist

from generator.warning.method import Method
from generator.warning.methods._ears import MONTHS, before, deviation, judged
from generator.warning.series import Series, Verdict

GAP, MEMORY, LIMIT = 2, 2, NormalDist().inv_cdf(0.975)


def judge(series: Series) -> Sequence[Verdict]:
    """Every month with the two before it."""
    return judged(series, MONTHS + GAP + MEMORY, _judge, "近三个月合起来明显高于之前七个月")


def _judge(series: Series, place: int) -> tuple[float, float, bool]:
    usual, spread = before(series, place, GAP)
    past = sum(excess(series, place - back) for back in range(1, MEMORY + 1))
    upper = usual + spread * (1 + LIMIT - past) if past < LIMIT else 0.0
    return usual, upper, past + excess(series, place) > LIMIT


def excess(series: Series, place: int) -> float:
    """What a month adds to the sum."""
    return max(0.0, deviation(series, place, GAP) - 1)


METHOD = Method(
    judge=judge,
    false_alarms=0.98,
    growing=2.39,
    first=MONTHS + GAP + MEMORY,
    absorbs=True,
)
