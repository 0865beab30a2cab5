"""Waiting for what is to come."""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

from selenium.common import WebDriverException

Answer = TypeVar("Answer")

PATIENCE = 30  # seconds: a machine that does much else is slow, not wrong
PAUSE = 0.05


def until(ask: Callable[[], Answer | None], what: str) -> Answer:
    """The first answer that says anything; a page may change while it is asked. If none comes, `what` is said."""
    end, fault = monotonic() + PATIENCE, ""
    while monotonic() < end:
        try:
            if answer := ask():
                return answer
        except (WebDriverException, LookupError) as error:
            fault = f" ({error})"
        sleep(PAUSE)
    raise AssertionError(what + fault)
