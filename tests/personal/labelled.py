"""Texts with the personal data that is in them, and what looks like it and is none.

`labelled.yaml` was at hand while the patterns were written; `blind.yaml` was written before them and looked at once: it
shows what to expect of texts that nobody has seen.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.twins.personal import LABELS

MARK = re.compile(r"⟨([a-z-]+)\|([^⟩]*)⟩")
NUMBERS = frozenset(LABELS) - {"name", "address"}
Hit = tuple[str, str]
"""A kind of personal data, and what is written."""


@dataclass(frozen=True)
class Labelled:
    """A text, and what should be found in it."""

    text: str
    expected: frozenset[Hit]


def labelled(name: str) -> tuple[Labelled, ...]:
    """The texts of a set."""
    lines = yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    return tuple(Labelled(MARK.sub(r"\2", line), frozenset(MARK.findall(line))) for line in lines)


def recall_and_precision(
    found: Mapping[str, Iterable[Hit]], asked: Iterable[Labelled], kinds: frozenset[str]
) -> tuple[float, float]:
    """How much of what should be found is found, and how much of what is found should be; in whole and exactly."""
    pairs = {(one.text, *hit) for one in asked for hit in one.expected if hit[0] in kinds}
    got = {(text, *hit) for text, hits in found.items() for hit in hits if hit[0] in kinds}
    return len(pairs & got) / len(pairs), len(pairs & got) / len(got)
