"""What a method is: a module of `methods/`, whose name is the method's and whose `METHOD` says all that others need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.warning.series import Series, Verdict


@dataclass(frozen=True, slots=True)
class Method:
    """A way to judge months.

    `judge` gives a verdict for every month of a series, which is long enough and knows what the method needs.
    `first` is the number of months before the first that it judges. `absorbs` says that a lasting step becomes the
    usual level within months. `false_alarms` is how many a year it raises in a series in which nothing changes, and
    `growing` the same where business grows by 2 % a month, as `casebook ledger simulate` measures them at 30
    complaints a month of dispersion 1.5.
    """

    judge: Callable[[Series], Sequence[Verdict]]
    false_alarms: float
    growing: float
    first: int = 12
    needs_exposure: bool = False
    absorbs: bool = False
