"""Complaints per unit of business over the months that set the limits."""

from collections.abc import Sequence

from generator.warning.methods._baseline import learning
from generator.warning.series import Series


def exposures_of(series: Series) -> Sequence[float]:
    """The business of each month, which is known."""
    return [month.exposure or 0.0 for month in series]


def center_of(series: Series) -> float:
    """The mean rate; 0 where there was no business."""
    count = learning(series)
    business = sum(exposures_of(series)[:count])
    return sum(month.count for month in series[:count]) / business if business else 0.0
