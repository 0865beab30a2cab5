"""Puts new text into an author's file and leaves every other byte as it is."""

import re
from collections.abc import Iterable
from typing import NamedTuple

LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
ENDING = re.compile("\r\n|\r|\n|$")


class Edit(NamedTuple):
    """What takes the place of some characters of a line, all counted from 0.

    A line feed in it becomes what that line ends in.
    """

    line: int
    start: int
    end: int
    text: str


def spliced(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file in UTF-8 with some edits that do not overlap."""
    text = raw.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = LINE.findall(text.removeprefix(mark))
    for edit in sorted(edits, reverse=True):
        line = lines[edit.line]
        ending = ENDING.findall(line)[0] or "\n"
        lines[edit.line] = line[: edit.start] + edit.text.replace("\n", ending) + line[edit.end :]
    return (mark + "".join(lines)).encode("utf-8")
