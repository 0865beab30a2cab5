"""EARS C1: seven months that end with the last one."""

from collections.abc import Sequence

from generator.warning.method import Method
from generator.warning.methods._ears import MONTHS, beside
from generator.warning.series import Series, Verdict

GAP = 0


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the seven before."""
    return beside(series, GAP)


METHOD = Method(
    judge=judge,
    false_alarms=0.22,
    growing=0.44,
    first=MONTHS + GAP,
    absorbs=True,
)
