"""The comments of an author's file: where each stands, and whether it has its line for itself."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.reading.places import Span
from generator.reading.source import BLOCKS

Position = tuple[int, int]
"""Line and column, counted from 0."""


class Remark(NamedTuple):
    """A comment with its sign."""

    line: int
    column: int
    text: str
    is_alone: bool


def remarks(lines: Sequence[str], texts: Sequence[Span]) -> Iterator[Remark]:
    """Every comment of a file; `texts` are the spans of its keys and scalars, in whose midst a sign begins none."""
    covered = sorted(_covered(lines, span) for span in texts)
    starts = [start for start, _end in covered]
    for number, line in enumerate(lines):
        for column in (at for at, sign in enumerate(line) if sign == "#"):
            before = bisect_right(starts, (number, column)) - 1
            inside = before >= 0 and (number, column) < covered[before][1]
            if not inside and (column == 0 or line[column - 1] in " \t"):
                yield Remark(number, column, line[column:].rstrip(), not line[:column].strip())
                break


def _covered(lines: Sequence[str], span: Span) -> tuple[Position, Position]:
    """A block of text begins on the line behind its sign."""
    line, column = span.start
    is_block = line < len(lines) and lines[line][column : column + 1] in BLOCKS and span.end[0] > line
    return ((line + 1, 0) if is_block else span.start), span.end
