"""What MkDocs says while an edition is made: said once, not again after each edit."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LOGGER = logging.getLogger("mkdocs")
OWN = logging.getLogger("mkdocs.plugins.casebook")


class Voice(logging.Handler):
    """Prints what was not said of the edition before, either."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.before: set[str] = set()
        self.said: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record, unless it is known."""
        text = self.format(record)
        is_news = record.name == OWN.name or (text not in self.before and text not in self.said)
        if record.name != OWN.name:
            self.said[text] = record.levelno
        if is_news:
            print(text, file=sys.stderr, flush=True)

    def turn(self) -> None:
        """An edition begins."""
        self.before, self.said = {*self.said}, {}

    def errors(self) -> list[str]:
        """What was said to be wrong with the edition."""
        return [text for text, level in self.said.items() if level >= logging.ERROR]


@contextmanager
def heard() -> Iterator[Voice]:
    """Within, the voice is the only one that says what MkDocs says."""
    voice = Voice()
    before = LOGGER.propagate, LOGGER.level, OWN.level
    LOGGER.addHandler(voice)
    LOGGER.propagate = False
    LOGGER.setLevel(logging.WARNING)
    OWN.setLevel(logging.INFO)
    try:
        yield voice
    finally:
        LOGGER.removeHandler(voice)
        LOGGER.propagate = before[0]
        LOGGER.setLevel(before[1])
        OWN.setLevel(before[2])
