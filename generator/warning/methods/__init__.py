"""One method a file. A module here is found by itself: its `METHOD` is all that the rest needs, its name is what an
indicator writes, with `-` for `_`; the indicator's words say what pages call it. `_name` is a helper of the others.

They are held to the figures that R's packages `surveillance` 1.20.3 and `qcc` 2.7 compute. What differs on purpose:

- C3 of EARS sums what three months lie over the baseline, as it was published; `surveillance` adds past deviations to
  the count of today, so that its alarm depends on the two months before alone (17 of 366 months differ).
- Sums start anew after an alarm (`restart`), those of `surveillance` do not.
- The limit of Rossi's sum is 0 where even no complaint would keep the sum under its own; `surveillance` squares what is
  less than nothing there.
- `farrington` has neither trend nor weights, of the settings of `farringtonFlexible`.
- Limits are told in complaints, whatever is compared inside; only more complaints are an alarm.
- Charts learn from the first two years, or from the first while there are no more.
"""

from collections.abc import Mapping
from functools import cache

from generator.discovery import modules_in
from generator.warning.method import Method

DEFAULT = "level"


@cache
def all_methods() -> Mapping[str, Method]:
    """Every method by its name."""
    return {name.replace("_", "-"): module.METHOD for name, module in modules_in(__name__).items()}
