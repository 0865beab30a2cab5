"""The u-chart: complaints per unit of business, with limits by the business of each month."""

import math
from collections.abc import Sequence

from generator.warning.method import Method
from generator.warning.methods._baseline import charted
from generator.warning.methods._rates import center_of, exposures_of
from generator.warning.series import Series, Verdict

SIGMAS = 3


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the limit of its business."""
    exposures, center = exposures_of(series), center_of(series)

    def limits(place: int) -> tuple[float, float]:
        expected = center * exposures[place]
        return expected, expected + SIGMAS * math.sqrt(expected)

    return charted(series, limits, "按业务量折算的件数超过 u 图的三倍标准差上限")


METHOD = Method(
    judge=judge,
    false_alarms=0.15,
    growing=0.17,
    needs_exposure=True,
)
