"""How characters sound, without tones: for queries in letters, and for characters mistaken for others of their sound.

`readings.txt` was made from pypinyin's tables by `tests/search/readings.py`. A character stands under each of its
usual readings, so that 还款 is found by huankuan whatever else 还 can be.
"""

from collections.abc import Mapping
from importlib.resources import files


def readings() -> Mapping[str, str]:
    """`{syllable without tone: the characters so read}`, from pypinyin's tables."""
    lines = (files(__package__) / "readings.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)
