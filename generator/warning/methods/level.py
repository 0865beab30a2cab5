"""The default: complaints beside the level of the last two years, as business would have it.

An alarm is a month that chance alone would hardly make (the tail), or a rise to half as many again that shows over
several months (the sum), whose level ends three months earlier, so that a rise does not hide itself.
"""

import math
from collections.abc import Sequence

from generator.warning.counts import quantile
from generator.warning.levels import Level, level
from generator.warning.likelihood import bound, step
from generator.warning.method import Method
from generator.warning.methods._rates import exposures_of
from generator.warning.series import Series, Verdict

MONTHS, LEAST, LATE = 24, 12, 3
SURE, FEW = 0.998, 5  # complaints in a month; fewer are no alarm
LIMIT, FEW_OVER_MONTHS = 4.0, 8  # complaints in `LATE` months; fewer are no alarm


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside the months before it."""
    total, found = 0.0, []
    for place, (month, exposure) in enumerate(zip(series, exposures_of(series), strict=True)):
        usual = _before(series, place)
        if usual is None or not exposure:
            words = "前面不满 12 个月" if place < LEAST else "这个月或前面的月份没有业务量"
            found.append(Verdict(month.name, reason=words))
            continue
        expected = usual.rate * exposure
        upper = max(quantile(SURE, expected, usual.dispersion), FEW - 1)
        words = "件数超过上限，靠偶然很难解释" if month.count > upper else ""
        if early := _before(series, place - LATE):
            recent = sum(one.count for one in series[place - LATE + 1 : place])
            mean = early.rate * exposure
            least = max(1, FEW_OVER_MONTHS - recent)
            needed = max(bound(LIMIT - total, mean, early.dispersion), least)
            total = max(0.0, total + step(month.count, mean, early.dispersion))
            if total >= LIMIT and month.count >= least:
                total, words = 0.0, words or "近几个月累积的证据表明升到了基线的一倍半左右"
            upper = min(upper, math.ceil(needed) - 1)
        found.append(Verdict(month.name, expected, upper, bool(words), words))
    return found


def _before(series: Series, place: int) -> Level | None:
    """The level of the two years before a place; none if there is not one year."""
    if place < LEAST:
        return None
    window = series[max(0, place - MONTHS) : place]
    return level([month.count for month in window], exposures_of(window))


METHOD = Method(
    judge=judge,
    false_alarms=0.10,
    growing=0.11,
    needs_exposure=True,
)
