"""What is wrong, and where: plain values that every stage passes on and that only `report` turns into text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in terms of the record: no file, no line. `needle` is the text inside the field to underline,
    `replacement` what mends it when it takes the place of what is underlined, if one is known.

    Checks and rules leave `code` out: it is their name, and whoever runs them writes it in.
    """

    path: FieldPath = ()
    message: str = ""
    written: str = ""
    expected: str = ""
    fix: str = ""
    needle: str = ""
    severity: Severity = "error"
    on_key: bool = False
    code: str = ""
    replacement: str = ""


def code_of(name: str) -> str:
    """The code of what a check or a rule finds: the name of its file or function, in kebab-case."""
    return name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line: `line` and `column` count from 1, `length` counts characters. A workbook has a
    `cell` instead, with its sheet: `步骤!B7`; `heading` is what its column is called there.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = ""
    cell: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem at a place in an author's file."""

    problem: Problem
    place: Place

    @property
    def replacement(self) -> str:
        """What mends it in the place of what is underlined; empty if none is known, or less or more is underlined."""
        place, problem = self.place, self.problem
        stretch = place.text[place.column - 1 :][: place.length]
        meant = problem.needle or problem.written
        return "" if meant and stretch.strip("\"'") != meant else problem.replacement

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Reading order: `(file, line, column, code, message)`."""
        place, problem = self.place, self.problem
        return place.file, place.line, place.column, problem.code, problem.message


def in_reading_order(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, each finding once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: found.sort_key))


def has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether anything stands in the way of publishing."""
    return any(found.problem.severity == "error" for found in diagnostics)
