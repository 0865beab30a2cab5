"""What libyaml could not read: the author's slip if it is a well-known one, else where a pair was left open."""

import re
from collections.abc import Sequence
from typing import Any

from generator.reading.slips import Slip, slip_near

# How far behind the backslash libyaml notices.
ESCAPES = {
    "found unknown escape character": 0,
    "did not find expected hexdecimal number": 2,
    "found invalid Unicode character escape code": 2,
}
ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.?)")
# Where libyaml noticed is of no use here; where the pair was opened is.
LEFT_OPEN = {
    "while scanning a quoted scalar": "quote-open",
    "while parsing a flow sequence": "bracket-open",
    "while parsing a flow mapping": "bracket-open",
}
# What is left of these, once the well-known slips are told apart, is a matter of the spaces before the line.
MISALIGNED = frozenset(
    {
        "mapping values are not allowed in this context",
        "did not find expected key",
        "did not find expected '-' indicator",
    }
)


def slip_of(error: Any, lines: Sequence[str]) -> Slip:
    """What to tell the author of an error of libyaml, which has marks for its problem and, if any, its context."""
    mark = error.problem_mark
    if error.problem in ESCAPES:
        return _bad_escape(lines[mark.line], mark.line, mark.column - ESCAPES[error.problem])
    if error.context in LEFT_OPEN:
        return Slip(LEFT_OPEN[error.context], error.context_mark.line, error.context_mark.column)
    if error.context == "while scanning a simple key":
        mark = error.context_mark  # the line that should have been "key: value", not the next one
    return slip_near(lines, mark.line) or _misaligned(error, lines) or Slip("yaml-syntax", mark.line, mark.column)


def _bad_escape(line: str, number: int, column: int) -> Slip:
    written = ESCAPE.findall(line, column)[0]
    return Slip("quote-escape", number, column, len(written), written)


def _misaligned(error: Any, lines: Sequence[str]) -> Slip | None:
    if error.problem not in MISALIGNED:
        return None
    number = error.problem_mark.line
    spaces = len(lines[number]) - len(lines[number].lstrip(" "))
    return Slip("indent-uneven", number, 0, spaces) if spaces else None
