"""Ctrl+C and SIGTERM: both raise where the work is done, so that what was begun is tidied up."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Terminated(BaseException):
    """SIGTERM came. No `Exception`, as `KeyboardInterrupt` is none."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Within, SIGTERM raises `Terminated` and Ctrl+C `KeyboardInterrupt`; after one of them neither is heard again."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = [(number, signal.signal(number, _stop)) for number in heard]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def too_late() -> None:
    """From here on neither is heard: what follows is short and has to be done to its end."""
    for number in SIGNALS:
        if signal.getsignal(number) is _stop:
            signal.signal(number, signal.SIG_IGN)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    too_late()
    raise KeyboardInterrupt if number == signal.SIGINT else Terminated
