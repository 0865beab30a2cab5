"""The XmR-chart: limits by how much neighbouring months differ."""

from collections.abc import Sequence

from generator.warning.method import Method
from generator.warning.methods._baseline import charted, learning
from generator.warning.methods._moving import limits_of
from generator.warning.series import Series, Verdict


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside one limit."""
    found = limits_of([month.count for month in series[: learning(series)]])
    return charted(series, lambda _place: (found.center, found.upper), "件数超过 XmR 图的上限")


METHOD = Method(
    judge=judge,
    false_alarms=0.11,
    growing=2.17,
)
