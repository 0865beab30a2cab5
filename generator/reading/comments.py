"""Comments that look like text: what stands behind a `#` that no space follows was hardly meant as a remark."""

import re
import sys
from collections.abc import Iterator, Sequence

from generator.diagnostic import FieldPath
from generator.reading.slips import Slip

SIGN = re.compile("#")
LIKE_TEXT = re.compile(r"#(?:#*[^\s#]|$)")  # rows of signs are rulers

Position = tuple[int, int]
"""Line and column, counted from 0."""
NONE_LEFT = sys.maxsize, 0
Found = tuple[FieldPath, Slip]
"""The path of the text behind which a comment stands, and where it is."""


class Comments:
    """Finds them while the texts of a file go by in their order: a sign inside a text begins no comment."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        signs = [(number, hit.start()) for number, line in enumerate(lines) for hit in SIGN.finditer(line)]
        self._signs = [*signs, NONE_LEFT]
        self._next = 0
        self._line = -1  # of the last comment
        self._path: FieldPath = ()

    def until(self, path: FieldPath, start: Position, end: Position, *, is_block: bool) -> Sequence[Found]:
        """The comments between the text before and this one; on the line on which a block begins, there is no text."""
        found: list[Found] = []
        if is_block or self._signs[self._next] < end:
            found += self._before(start, self._path)
            found += self._before((start[0] + 1, 0), path) if is_block else ()
            while self._signs[self._next] < end:
                self._next += 1
        self._path = path
        return found

    def rest(self) -> Sequence[Found]:
        """The comments behind the last text."""
        return [*self._before(NONE_LEFT, self._path)]

    def _before(self, limit: Position, path: FieldPath) -> Iterator[Found]:
        while (sign := self._signs[self._next]) < limit:
            line, column = sign
            self._next += 1
            if line != self._line:
                self._line = line
                before, comment = self._lines[line][:column], self._lines[line][column:]
                if before.strip() and LIKE_TEXT.match(comment):
                    yield path, Slip("comment-in-text", line, column, len(comment), comment)
