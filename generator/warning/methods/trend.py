"""A trend through the last two years, always kept, and the upper half per cent of what it lets expect."""

from collections.abc import Sequence

from generator.warning.counts import quantile
from generator.warning.levels import trend
from generator.warning.method import Method
from generator.warning.series import Series, Verdict

MONTHS, LEAST, SURE, FEW = 24, 12, 0.995, 5


def judge(series: Series) -> Sequence[Verdict]:
    """Every month beside what the months before it let expect."""
    return [_verdict(series, place) for place in range(len(series))]


def _verdict(series: Series, place: int) -> Verdict:
    month = series[place]
    if place < LEAST:
        return Verdict(month.name, reason="前面不满 12 个月")
    found = trend([one.count for one in series[max(0, place - MONTHS) : place]])
    upper = max(quantile(SURE, found.next, found.dispersion), FEW - 1)
    alarm = month.count > upper
    return Verdict(month.name, found.next, upper, alarm, "件数超过按近两年走势外推的上限" if alarm else "")


METHOD = Method(
    judge=judge,
    false_alarms=0.08,
    growing=0.09,
    absorbs=True,
)
