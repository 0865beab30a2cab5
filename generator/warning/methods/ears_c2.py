"""EARS C2: seven months that end two months earlier, so that a rise does not hide itself."""

from collections.abc import Sequence
from statistics import NormalDist

from generator.warning.method import Method
from generator.warning.methods._ears import MONTHS, before, judged
from generator.warning.series import Series, Verdict

GAP, LIMIT = 2, NormalDist().inv_cdf(0.999)


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the seven before."""
    return judged(series, MONTHS + GAP, _judge, "件数超过近七个月的平均数加三倍多标准差")


def _judge(series: Series, place: int) -> tuple[float, float, bool]:
    usual, spread = before(series, place, GAP)
    upper = usual + LIMIT * spread
    return usual, upper, series[place].count > upper


METHOD = Method(
    judge=judge,
    false_alarms=0.24,
    growing=0.56,
    first=MONTHS + GAP,
    absorbs=True,
)
