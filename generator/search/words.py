"""Everyday words of questions, from `words.txt`: which say nothing of what is sought, which texts put differently."""

from functools import cache
from importlib.resources import files
from typing import Any

ARROW = "→"


@cache
def words() -> dict[str, Any]:
    """`{"stopWords": [word that says nothing], "synonyms": [[[said], [written]]]}`, from `words.txt`."""
    text = (files(__package__) / "words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {
        "stopWords": [word for line in lines if ARROW not in line for word in line.split()],
        "synonyms": [[side.split() for side in line.split(ARROW)] for line in lines if ARROW in line],
    }
