"""EARS C2: seven months that end two months earlier, so that a rise does not hide itself."""

from collections.abc import Sequence

from generator.warning.method import Method
from generator.warning.methods._ears import MONTHS, beside
from generator.warning.series import Series, Verdict

GAP = 2


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the seven that end two months before it."""
    return beside(series, GAP)


METHOD = Method(
    judge=judge,
    false_alarms=0.24,
    growing=0.56,
    first=MONTHS + GAP,
    absorbs=True,
)
