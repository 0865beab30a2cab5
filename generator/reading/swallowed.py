"""What YAML takes out of an author's text without a word: a comment after it, a comma in a number of a list."""

import re
from collections.abc import Iterator, Sequence

from generator.reading.slips import Slip

COMMENT = re.compile(r"\s+(?P<comment>#+[^\s#].*)")
NUMBER_AFTER_COMMA = re.compile(r",(?P<digits>[0-9]+)(?P<rest>[^\s,\]}]?)")
DIGITS_BEFORE = re.compile(r"[0-9]+$")
THOUSANDS = 3  # digits of a group
FULLWIDTH_COMMA = re.compile(r"[，、；](?=\s)")


def swallowed(lines: Sequence[str], text: str, line: int, column: int) -> Iterator[Slip]:
    """What is lost behind a plain text that ends at a place (counted from 0)."""
    rest = lines[line][column:] if line < len(lines) else ""
    if hit := COMMENT.match(rest):
        yield Slip("comment-in-text", line, column + hit.start("comment"), len(hit["comment"]), hit["comment"])
    if (before := DIGITS_BEFORE.search(text)) and (after := NUMBER_AFTER_COMMA.match(rest)):
        is_list_of_numbers = text == before[0] and not after["rest"] and len(after["digits"]) != THOUSANDS
        if not is_list_of_numbers:
            written = f"{before[0]},{after['digits']}"
            yield Slip("comma-in-number", line, column - len(before[0]), len(written), written)


def fullwidth_comma(text: str, line: int, column: int) -> Slip | None:
    """A full-width comma with a space after it, in an item of a list in brackets, was to part two items."""
    hit = FULLWIDTH_COMMA.search(text)
    return Slip("fullwidth-comma", line, column + hit.start(), 1, hit[0]) if hit else None
