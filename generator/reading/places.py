"""Stretches of text to places in a file. Lines and columns count from 0 here, from 1 in a `Place`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.diagnostic import Place

Stretch = tuple[int, int, int]
"""Line, column, length."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: its key (if it has one), its first character and the one after its last."""

    key: Stretch | None
    start: tuple[int, int]
    end: tuple[int, int]


@lru_cache(maxsize=4)
def lines_of(text: str) -> Sequence[str]:
    """The lines of a text. Findings come file by file, so a few texts remembered are enough."""
    return tuple(text.split("\n"))


def place(text: str, file: str, stretch: Stretch) -> Place:
    """A stretch of one line, cut to what the line holds."""
    lines = lines_of(text)
    number, column, length = min(stretch[0], len(lines) - 1), stretch[1], stretch[2]
    room = len(lines[number]) - column
    return Place(file, number + 1, column + 1, max(1, min(length, room)), lines[number])


def find(text: str, file: str, needle: str) -> Place:
    """The first place of a needle in plain text, such as a handwritten page; else its first line with content."""
    lines = lines_of(text)
    for number, line in enumerate(lines):
        if needle and (column := line.find(needle)) >= 0:
            return place(text, file, (number, column, len(needle)))
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    return place(text, file, (first, 0, len(lines[first])))


def inside(text: str, file: str, span: Span, needle: str) -> Place:
    """The needle inside a value; else the first line of the value."""
    lines = lines_of(text)
    (first, column), (last, end) = span.start, span.end
    for number in range(first, min(last, len(lines) - 1) + 1) if needle else ():
        begin = column if number == first else 0
        hit = lines[number].find(needle, begin, end if number == last else None)
        if hit >= 0:
            return place(text, file, (number, hit, len(needle)))
    length = (end if last == first else len(lines[first])) - column
    return place(text, file, (first, column, length))
