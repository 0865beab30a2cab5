"""One method a file. A module here is found by itself: its `METHOD` is all that the rest needs, its name is what an
indicator writes, with `-` for `_`; the indicator's words say what pages call it. `_name` is a helper of the others.

Each is held to the figures that R's packages `surveillance` and `qcc` compute. What differs on purpose: C3 of EARS adds
past deviations to the mean of the baseline, as it was published, where `surveillance` 1.20.3 adds them to the count of
today; our sums start anew after an alarm (`restart`), theirs may not; limits are told in complaints, whatever is
compared inside.
"""

from collections.abc import Mapping
from functools import cache

from generator.discovery import modules_in
from generator.ledger.warning.method import Method

DEFAULT = "level"


@cache
def all_methods() -> Mapping[str, Method]:
    """Every method by its name."""
    return {name.replace("_", "-"): module.METHOD for name, module in modules_in(__name__).items()}
