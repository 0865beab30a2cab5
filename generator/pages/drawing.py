"""Boxes with words and ways between them, on whole units that are pixels at their natural size.

Nothing is measured by a browser: a Han character is one em wide, everything else is taken for a little wider than any
of the fonts draws it, so words never leave their box. A picture has a wide shape and a narrow one for phones; style
sheets show the one that fits, and neither is ever scaled down.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

EM, LEADING, PADDING = 14, 20, 8
WIDE, NARROW = 680, 284
HEAD = 5  # of an arrow
NARROW_CHARACTERS = 0.62
CAPITALS = 0.82
WORD = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
CLOSING = frozenset("，。、；：！？）》」』】”’…％%)]!?:;,.")
OPENING = frozenset("（《「『【“‘([")

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of words. `look` is what it stands for, for style sheets; `target` where it leads."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    look: str = "plain"
    target: str = ""
    is_centred: bool = True

    @property
    def anchor(self) -> int:
        """Where across it its lines stand: their middle, or their beginning."""
        return self.middle if self.is_centred else self.x + PADDING

    @property
    def right(self) -> int:
        """The first unit right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first unit below it."""
        return self.y + self.height

    @property
    def middle(self) -> int:
        """Half way across."""
        return self.x + self.width // 2

    @property
    def level(self) -> int:
        """Half way down."""
        return self.y + self.height // 2

    @property
    def baselines(self) -> Iterator[tuple[int, str]]:
        """Each line and where it stands; together they are in the middle."""
        top = self.y + (self.height - LEADING * len(self.lines)) // 2
        for number, line in enumerate(self.lines):
            yield top + number * LEADING + LEADING - 6, line


@dataclass(frozen=True, slots=True)
class Way:
    """A line from point to point, straight down or across each time; an arrow at its end."""

    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """As SVG writes it, up to where the head of the arrow begins."""
        *before, last, end = self.points
        x, y = end[0] - HEAD * _sign(end[0] - last[0]), end[1] - HEAD * _sign(end[1] - last[1])
        return "M" + "L".join(f"{x} {y}" for x, y in (*before, last, (x, y)))

    @property
    def head(self) -> str:
        """The corners of the arrow's head."""
        (before_x, before_y), (x, y) = self.points[-2:]
        across, down = _sign(x - before_x), _sign(y - before_y)
        left, top = x - HEAD * across, y - HEAD * down
        sides = (left + HEAD * down, top + HEAD * across), (left - HEAD * down, top - HEAD * across)
        return " ".join(f"{x},{y}" for x, y in ((x, y), *sides))


@dataclass(frozen=True, slots=True)
class Drawing:
    """One shape of a picture."""

    width: int
    boxes: tuple[Box, ...]
    ways: tuple[Way, ...] = ()

    @property
    def height(self) -> int:
        """Down to the end of the lowest box."""
        return max((box.bottom for box in self.boxes), default=0) + 1


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown, in one sentence, and its shapes; `wide` is None where the narrow one serves all."""

    title: str
    narrow: Drawing
    wide: Drawing | None = None


def boxed(x: int, y: int, width: int, text: str | Iterable[str], look: str = "plain", target: str = "") -> Box:
    """A box as high as its words need; each text of several begins a line."""
    texts = [text] if isinstance(text, str) else list(text)
    lines = tuple(line for each in texts for line in wrapped(each, width - 2 * PADDING))
    return Box(x, y, width, LEADING * len(lines) + 2 * PADDING - 4, lines, look, target)


def columns(count: int, width: int, *, left: int = 0, gap: int = 0) -> list[tuple[int, int]]:
    """`(x, width)` of columns that share a width evenly, to the unit."""
    edges = [left + (width + gap - left) * number // count for number in range(count + 1)]
    return [(start, end - start - gap) for start, end in pairwise(edges)]


def below(boxes: Iterable[Box], gap: int) -> int:
    """Where the next row begins."""
    return max(box.bottom for box in boxes) + gap


def down(upper: Box, lower: Box) -> Way:
    """From the foot of a box to the head of another below it, turning just above that."""
    turn = lower.y - (HEAD + 5)
    ends = (upper.middle, upper.bottom), (lower.middle, lower.y)
    return Way(ends if upper.middle == lower.middle else (ends[0], (upper.middle, turn), (lower.middle, turn), ends[1]))


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """Lines that are not wider than so many units, broken as Chinese is: no sign at the wrong end of a line."""
    lines = [""]
    for piece in _pieces(text, width):
        if lines[-1] and extent(lines[-1] + piece) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return tuple(line for line in lines if line) or ("",)


def extent(text: str) -> float:
    """How wide a line is at most, in units."""
    return EM * sum(map(_ems, text))


def _pieces(text: str, width: int) -> Iterator[str]:
    """What is not broken unless it is wider than a line: words, and characters with the signs that belong to them."""
    for piece in _joined(WORD.findall(" ".join(text.split()))):
        yield from [piece] if extent(piece) <= width else piece


def _joined(words: Iterable[str]) -> Iterator[str]:
    held = ""
    for word in words:
        if held and not (word[0] in CLOSING or held[-1] in OPENING):
            yield held
            held = ""
        held += word
    yield held


def _ems(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1
    return CAPITALS if character.isupper() or character in "@%&" else NARROW_CHARACTERS


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
