"""What an author's hand does when it writes YAML: slips that are named for what they are, not for what YAML makes of
them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LINES_BACK = 3  # YAML stumbles on the line of the slip, or a little after it


@dataclass(frozen=True, slots=True)
class Slip:
    """A stretch of one line, counted from 0, and what is wrong there."""

    code: str
    line: int
    column: int
    length: int = 1
    written: str = ""
    replacement: str = ""


KEY = r"^\s*(?:- +)*(?:[A-Za-z_][\w-]*)"
VALUE = r"^\s*(?:- +)*(?:[\w-]+: +)?"
# (code, what the slip looks like, which group to underline)
SLIPS = (
    ("tab", re.compile(r"^\s*?(?P<slip>\t+)")),
    (
        "fullwidth-space",
        re.compile(rf"^ *(?P<slip>[\u3000\xa0]+)|{KEY}:(?P<after>[\u3000\xa0]+)|^ *-(?P<item>[\u3000\xa0]+)"),
    ),
    ("fullwidth-dash", re.compile(r"^ *(?P<slip>[－—–‐−﹣])[ \u3000]*\S")),
    ("fullwidth-colon", re.compile(rf"{KEY}(?P<slip>：)")),
    ("colon-space", re.compile(rf"{KEY}(?P<slip>:)[^\s:/]")),
    ("dash-space", re.compile(r"^\s*(?P<slip>-)[^\s\-\d]")),
    ("colon-in-text", re.compile(r"^\s*(?:- +)*[\w-]+: +[^\s\"'|>\[{][^\"']*?(?P<slip>:)(?:\s|$)")),
    ("quote-in-quotes", re.compile(rf"{VALUE}(?P<slip>\"[^\"]*\"|'[^']*')\s*[^\s,#\]}}:]")),
    ("special-start", re.compile(rf"{VALUE}(?P<slip>[@`%*&!,\]}}])")),
)

MENDED = {"fullwidth-colon": ": ", "colon-space": ": ", "fullwidth-dash": "- ", "dash-space": "- "}
NO_COLON = re.compile(r"^ *(?:- +)*[A-Za-z_][\w-]*(?P<slip> +)[^\s:：#][^:：]*$")


def slip_in(line: str, number: int) -> Slip | None:
    """The first well-known slip in one line."""
    for code, pattern in SLIPS:
        if hit := pattern.match(line):
            group = hit.lastgroup or "slip"
            return Slip(
                code, number, hit.start(group), len(hit[group]), replacement=_mended(code, group, line, hit.end(group))
            )
    return None


def _mended(code: str, group: str, line: str, end: int) -> str:
    """What to write in the place of a slip; empty if there is more than one way."""
    sign = " " if group in ("after", "item") else MENDED.get(code, "")
    return sign.rstrip() if len(sign) > 1 and line.startswith(" ", end) else sign


def first_slip(lines: Iterable[str]) -> Slip | None:
    """For a text that parsed, but not into what was meant."""
    return next(filter(None, (slip_in(line, number) for number, line in enumerate(lines))), None)


def slip_near(lines: Sequence[str], number: int) -> Slip | None:
    """For a text that could not be parsed: the slip on the line where that showed, or just before it."""
    last = min(number, len(lines) - 1)
    back = range(last, max(-1, last - LINES_BACK - 1), -1)
    slips = [slip_in(lines[number], number) for number in back]
    slips += [_without_colon(lines[number], number) for number in back[:2]]
    return next(filter(None, slips), None)


def _without_colon(line: str, number: int) -> Slip | None:
    hit = NO_COLON.match(line)
    return Slip("colon-missing", number, hit.start("slip"), len(hit["slip"])) if hit else None
