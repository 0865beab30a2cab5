"""What looks like somebody's real data: numbers by their plans and check characters, addresses, names.

`TABLE` holds every decision (`personal_table`); the browser works from the same (`on-demand/personal`), and
one list of vectors tests both. A pattern only says where something of the right shape stands; `checks` say whether the
characters alone make a real number. What nobody can be sure of (`sure` is false) is proposed.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.twins.personal_table import TABLE, Check

LABELS: Mapping[str, str] = {kind: entry["label"] for kind, entry in TABLE["kinds"].items()}
PATTERNS = [
    (kind, re.compile(f"(?={pattern})"), check)  # at every place: a wrong number may begin before a right one
    for kind, entry in TABLE["kinds"].items()
    for pattern, check in entry["patterns"]
]
SHAPES = {name: re.compile(check["shape"]) for name, check in TABLE["checks"].items()}
UNSEEN, OTHERWISE, MARKER, SIGNS = (re.compile(TABLE[name]) for name in ("unseen", "otherwise", "marker", "signs"))


class Found(NamedTuple):
    """A stretch of a text that looks like personal data of a kind."""

    kind: str
    start: int
    end: int

    @property
    def is_sure(self) -> bool:
        """Whether it can hardly be anything else."""
        return bool(TABLE["kinds"][self.kind]["sure"])


def find(text: str) -> list[Found]:
    """Every stretch that looks like personal data, from the first to the last."""
    return sorted(_found(text), key=lambda found: found.start)


def _found(text: str) -> Iterator[Found]:
    """By kind: what one kind has taken is not looked at by those behind it in the table."""
    plain, places = seen(text)
    taken: list[tuple[int, int]] = []
    for kind, pattern, check in PATTERNS:
        for hit in pattern.finditer(plain):
            start, end = hit.span(1)
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            if is_real(hit[1], check) and not is_called_otherwise(plain[:start], check):
                taken.append((start, end))
                yield Found(kind, places[start], places[end - 1] + 1)


def masked(kind: str, written: str) -> str:
    """How found data may be shown: the last characters, by which somebody who has it can tell it."""
    shown = TABLE["kinds"][kind]["shown"]
    return f"…{bare(written)[-shown:]}" if shown else "…"


def bare(written: str) -> str:
    """The letters and digits of a number, as they are checked."""
    return SIGNS.sub("", seen(written)[0]).upper()


def is_real(written: str, name: str) -> bool:
    """Whether letters and digits make a real number by a check of the table; without one everything does."""
    if not name:
        return True
    check, number = TABLE["checks"][name], bare(written)
    return bool(SHAPES[name].search(number)) and _agrees(number, check)


def _agrees(number: str, check: Check) -> bool:
    if check.get("luhn"):
        return is_luhn(number)
    return "weights" not in check or check["last"][_total(number, check) % len(check["last"])] == number[-1]


def _total(number: str, check: Check) -> int:
    return sum(check["signs"].index(sign) * weight for sign, weight in zip(number, check["weights"], strict=False))


def is_luhn(number: str) -> bool:
    """ISO/IEC 7812: whether the last digit is the check digit of the others; rows of one digit are no numbers."""
    digits = [int(character) for character in number]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_called_otherwise(before: str, name: str) -> bool:
    """Whether the words before a number call it an order, a contract or the like, and nothing in it says more."""
    return "weights" not in TABLE["checks"].get(name, {}) and bool(OTHERWISE.search(before[-TABLE["around"] :]))


def seen(text: str) -> tuple[str, Sequence[int]]:
    """What is seen of a text, half-width, and where each of its characters stands."""
    text = MARKER.sub(" ", text)
    if not UNSEEN.search(text):
        return half_width(text), range(len(text))
    places = [place for place, character in enumerate(text) if not UNSEEN.match(character)]
    return half_width("".join(text[place] for place in places)), places


def half_width(text: str) -> str:
    """Full-width digits, letters and signs as ASCII, every character in its place."""
    return text if text.isascii() else text.translate(HALF_WIDTH)


class _HalfWidth(dict[int, str]):
    """By code point what takes a character's place, worked out once for each."""

    def __missing__(self, code_point: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code_point))
        self[code_point] = found = plain if len(plain) == 1 else chr(code_point)
        return found


HALF_WIDTH = _HalfWidth()
