"""Charts whose limits are set once, by the first two years of a series, or by its first if there are no more."""

from collections.abc import Callable, Sequence

from generator.warning.series import Series, Verdict

LONG, SHORT = 24, 12  # months
LEARNING = "用来定基线的月份"

Limits = Callable[[int], tuple[float, float]]
"""What is expected in a month of a series, by its place, and its upper limit, in complaints."""


def learning(series: Series) -> int:
    """How many months set the limits."""
    return LONG if len(series) > LONG else SHORT


def charted(series: Series, limits: Limits, words: str) -> Sequence[Verdict]:
    """A verdict for every month by its limits; those that set them raise no alarm."""
    found = []
    for place, month in enumerate(series):
        expected, upper = limits(place)
        learns = place < learning(series)
        alarm = month.count > upper and not learns
        found.append(Verdict(month.name, expected, upper, alarm, LEARNING if learns else words * alarm))
    return found
