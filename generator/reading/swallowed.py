"""Commas that YAML takes for something else without a word: one in a number of a list, a full-width one in a list."""

import re
from collections.abc import Sequence

from generator.reading.slips import Slip

Position = tuple[int, int]
"""Line and column, counted from 0."""

NUMBER_AFTER_COMMA = re.compile(r",(?P<digits>[0-9]+)(?P<rest>[^\s,\]}]?)")
DIGITS_BEFORE = re.compile(r"[0-9]+$")
THOUSANDS = 3  # digits of a group
FULLWIDTH_COMMA = re.compile(r"[，、；](?=\s)")


def comma_in_number(lines: Sequence[str], text: str, line: int, column: int) -> Slip | None:
    """A comma that parted a number in two, behind a plain text that ends at a place (counted from 0)."""
    rest = lines[line][column:] if line < len(lines) else ""
    if (before := DIGITS_BEFORE.search(text)) and (after := NUMBER_AFTER_COMMA.match(rest)):
        is_list_of_numbers = text == before[0] and not after["rest"] and len(after["digits"]) != THOUSANDS
        if not is_list_of_numbers:
            written = f"{before[0]},{after['digits']}"
            return Slip("comma-in-number", line, column - len(before[0]), len(written), written)
    return None


def fullwidth_comma(lines: Sequence[str], start: Position, end: Position) -> Slip | None:
    """A full-width comma with a space or the end of the line after it, in an item of a list in brackets that stands
    between two places, was to part two items.
    """
    for number in range(start[0], end[0] + 1):
        text = lines[number][: end[1]] if number == end[0] else f"{lines[number]}\n"
        if hit := FULLWIDTH_COMMA.search(text, start[1] if number == start[0] else 0):
            return Slip("fullwidth-comma", number, hit.start(), 1, hit[0], ",")
    return None
