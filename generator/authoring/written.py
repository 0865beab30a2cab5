"""A YAML text of ours whose fields are replaced, put in and taken out, while all else stays as it is written."""

import re
import textwrap
from collections.abc import Sequence

from generator.diagnostic import FieldPath
from generator.reading.places import lines_of
from generator.reading.source import Value, parse

COMMENT = re.compile(r"[ \t]+#[^\n]*")
CLOSED = ("[", "{", "'", '"')  # what begins so has an end of its own


class Written:
    """A text with what it says. Every change gives a new one; paths are those of the fields as they are written."""

    def __init__(self, text: str) -> None:
        tree = parse(text, "", with_spans=True)
        assert tree.is_readable, tree.diagnostics
        self.text, self.value, self._spans = text, tree.value, tree.spans

    def fields(self, path: FieldPath) -> Sequence[str]:
        """The names of the fields that are written in a part; none if the part is not."""
        return tuple(self._at(path)) if path in self._spans else ()

    def shown(self, path: FieldPath) -> str:
        """A field as it is written, with its key at the left edge."""
        start = self._begin(path)
        margin = start - self.text.rfind("\n", 0, start) - 1
        return textwrap.dedent(" " * margin + self.text[start : self._end(path)])

    def replaced(self, path: FieldPath, written: str) -> "Written":
        """With another value."""
        return self._cut(self._start(path), self._end(path), written)

    def instead(self, path: FieldPath, field: str) -> "Written":
        """With another field, `name: value`, in the place of one."""
        return self._cut(self._begin(path), self._end(path), field)

    def behind(self, path: FieldPath, field: str) -> "Written":
        """With one more field at the left edge, `name: value`, behind that of a path."""
        end = self.text.find("\n", self._end(path))
        return self._cut(end, end, f"\n{field}")

    def without(self, path: FieldPath) -> "Written":
        """Without a field or an item that has a neighbour."""
        siblings = self._siblings(path)
        at = siblings.index(path)
        if at + 1 < len(siblings):
            return self._cut(self._begin(path), self._begin(siblings[at + 1]), "")
        return self._cut(self._end(siblings[at - 1], with_comment=True), self._end(path, with_comment=True), "")

    def _siblings(self, path: FieldPath) -> Sequence[FieldPath]:
        parent = self._at(path[:-1])
        return [(*path[:-1], step) for step in (parent if isinstance(parent, dict) else range(len(parent)))]

    def _at(self, path: FieldPath) -> Value:
        value = self.value
        for step in path:
            value = value[step]
        return value

    def _begin(self, path: FieldPath) -> int:
        """Where a field begins with its key, or an item."""
        key = self._spans[path].key
        return self._offset(key[:2]) if key else self._start(path)

    def _start(self, path: FieldPath) -> int:
        return self._offset(self._spans[path].start)

    def _end(self, path: FieldPath, *, with_comment: bool = False) -> int:
        """Where a value ends: the parser finds the end of a block only where the next thing begins."""
        start, value, end = self._start(path), self._at(path), self._offset(self._spans[path].end)
        if isinstance(value, dict | list) and not self.text.startswith(CLOSED, start):
            last = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
            return self._end((*path, last), with_comment=with_comment)
        end = start + len(self.text[start:end].rstrip())
        comment = COMMENT.match(self.text, end) if with_comment else None
        return comment.end() if comment else end

    def _offset(self, place: tuple[int, int]) -> int:
        line, column = place
        return sum(len(one) + 1 for one in lines_of(self.text)[:line]) + column

    def _cut(self, start: int, end: int, text: str) -> "Written":
        return Written(self.text[:start] + text + self.text[end:])
