"""Places in a text as a client counts them: lines from 0, columns in the units that were agreed on."""

from collections.abc import Sequence

from lsprotocol import types

from generator.diagnostic import Place

WIDTHS = {types.PositionEncodingKind.Utf8: ("utf-8", 1), types.PositionEncodingKind.Utf16: ("utf-16-le", 2)}


class Units:
    """Of code points, unless one of the other encodings was agreed on."""

    def __init__(self, encoding: str | None = types.PositionEncodingKind.Utf16) -> None:
        self.encoding, self.bytes = WIDTHS.get(types.PositionEncodingKind(encoding), ("", 1))

    def length(self, text: str) -> int:
        """How long a text is for the client."""
        return len(text.encode(self.encoding, "surrogatepass")) // self.bytes if self.encoding else len(text)

    def place(self, lines: Sequence[str], position: types.Position) -> tuple[int, int]:
        """Line and character, counted from 0; the nearest ones if there is no such place."""
        if position.line >= len(lines):
            return len(lines) - 1, len(lines[-1])
        line, left = lines[position.line], position.character
        for number, character in enumerate(line):
            left -= self.length(character)
            if left < 0:
                return position.line, number
        return position.line, len(line)

    def range(self, line: str, number: int, start: int, end: int) -> types.Range:
        """A stretch of a line, as the client counts it."""
        first, last = self.length(line[:start]), self.length(line[:end])
        return types.Range(types.Position(number, first), types.Position(number, last))

    def of(self, place: Place) -> types.Range:
        """Where a finding stands; the first line for what is wrong with a file as a whole."""
        if not place.line:
            return types.Range(types.Position(0, 0), types.Position(1, 0))
        start = place.column - 1
        return self.range(place.text, place.line - 1, start, start + place.length)
