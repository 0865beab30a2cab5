"""The CUSUM of log likelihood ratios: Poisson counts with half as many again against the mean of the baseline."""

from collections.abc import Sequence
from statistics import mean

from generator.warning.likelihood import bound, step
from generator.warning.method import Method
from generator.warning.methods._baseline import LEARNING, learning
from generator.warning.series import Series, Verdict

LIMIT = 4.6
POISSON = 1.0


def judge(series: Series, *, dispersion: float = POISSON) -> Sequence[Verdict]:
    """Every month with what speaks for a rise in those before; the sum starts anew after an alarm."""
    learns, total = learning(series), 0.0
    usual = mean(month.count for month in series[:learns])
    found = [Verdict(month.name, usual, reason=LEARNING) for month in series[:learns]]
    for month in series[learns:]:
        upper = bound(LIMIT - total, usual, dispersion)
        total = max(0.0, total + step(month.count, usual, dispersion))
        alarm = total >= LIMIT
        found.append(Verdict(month.name, usual, upper, alarm, "累积的证据表明升到了基线的一倍半" if alarm else ""))
        total = 0.0 if alarm else total
    return found


METHOD = Method(
    judge=judge,
    false_alarms=0.13,
    growing=3.49,
)
