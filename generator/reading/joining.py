"""Texts written over several lines: YAML puts a space for each line break, between Han characters nothing belongs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.fields import LONGEST_TEXT
from generator.twins.han import HAN

CHINESE = re.compile(HAN)
CONTEXTS = (8, 4, 2, 1)  # characters on either side by which a break is found again


def joined(value: str, lines: Sequence[str]) -> str:
    """A folded text without the spaces that stand for breaks between two Han characters or signs.

    `lines` are those of the file on which it stands. A space that was typed within a line stays.
    """
    if len(value) > LONGEST_TEXT:  # which no field takes, and which it would take long to look through
        return value
    pieces, at = [], 0
    for before, after in pairwise(stripped for line in lines if (stripped := line.strip())):
        if CHINESE.match(before[-1]) and CHINESE.match(after) and (space := _space(value, before, after, at)):
            pieces.append(value[at:space])
            at = space + 1
    return "".join([*pieces, value[at:]])


def _space(value: str, before: str, after: str, start: int) -> int:
    """Where the space stands that was made of the break between two lines, from `start` on; 0 if there is none."""
    for size in CONTEXTS:
        left = before[-size:]
        hit = value.find(f"{left} {after[:size]}", max(0, start - len(left)))
        if hit >= 0:
            return hit + len(left)
    return 0
