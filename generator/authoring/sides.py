"""A text of one side of a comparison, with its value and where each field of it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.diagnostic import FieldPath
from generator.reading.places import Span, lines_of
from generator.reading.source import parse


class TooTangledError(Exception):
    """Only the whole of what is around it can be written anew."""


@dataclass(frozen=True, slots=True)
class Side:
    """A text with its value and where each field of it stands."""

    lines: Sequence[str]
    value: Any
    spans: Mapping[FieldPath, Span]

    @classmethod
    def of(cls, text: str) -> "Side":
        """What a text says. It must be one that can be read."""
        tree = parse(text, "", with_spans=True)
        return cls(lines_of(text), tree.value, tree.spans)

    def at(self, path: FieldPath) -> Any:
        """The value at the end of a path."""
        found = self.value
        for step in path:
            found = found[step]
        return found

    def character(self, path: FieldPath) -> str:
        """The first one of a value."""
        line, column = self.spans[path].start
        return self.lines[line][column : column + 1]

    def is_flow(self, path: FieldPath) -> bool:
        """Whether a list or a group of fields stands in brackets."""
        return self.character(path) in ("[", "{")

    def is_block_text(self, path: FieldPath) -> bool:
        """Whether a text begins with `|` or `>`."""
        return isinstance(self.at(path), str) and self.character(path) in ("|", ">")

    def last_line(self, path: FieldPath) -> int:
        """The last line of a value, without empty lines and comments behind it."""
        found = self.at(path)
        if isinstance(found, dict | list) and found and not self.is_flow(path):
            last = list(found)[-1] if isinstance(found, dict) else len(found) - 1
            return self.last_line((*path, last))
        (first, _start), (line, column) = self.spans[path].start, self.spans[path].end
        if column == 0 and line > first:
            line -= 1
        line = min(line, len(self.lines) - 1)
        while line > first and not self.lines[line].strip():
            line -= 1
        return line

    def begin(self, path: FieldPath) -> tuple[int, int]:
        """Where an entry begins: its key, or the dash of an item. Raises `TooTangledError`."""
        span = self.spans[path]
        if span.key:
            return span.key[:2]
        line, column = span.start
        before = self.lines[line][:column].rstrip()
        if not before and line:
            line -= 1
            before = self.lines[line].rstrip()
        if not before.endswith("-"):
            raise TooTangledError
        return line, len(before) - 1

    def has_own_line(self, path: FieldPath) -> bool:
        """Whether nothing stands before an entry on its line."""
        line, column = self.begin(path)
        return not self.lines[line][:column].strip()

    def entry(self, path: FieldPath) -> list[str]:
        """The lines of an entry, without the indent of the first one."""
        line, column = self.begin(path)
        last = self.last_line(path)
        return [self.lines[line][column:], *(shifted(one, -column) for one in self.lines[line + 1 : last + 1])]


def shifted(line: str, by: int) -> str:
    """A line with more or less indent."""
    if not line.strip():
        return line[-by:] if by < 0 else line
    return " " * by + line if by > 0 else line[-by:]
