"""From when to when something holds."""

import datetime

PERIODS = {"limited": "有截止日", "open": "一直有效"}


def is_backwards(since: datetime.date, until: datetime.date | None) -> bool:
    """Whether it ends before it begins."""
    return until is not None and until < since
