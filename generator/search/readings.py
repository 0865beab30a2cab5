"""How characters sound, without tones: for queries in letters, and for characters mistaken for others of their sound.

`readings.txt` was made from pypinyin's tables by `tests/search/readings.py`. A character stands under each of its
usual readings, so that 还款 is found by huankuan whatever else 还 can be.
"""

from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files

SECOND_LEVEL = b"\xd8\xa1"  # from here on GB 2312 goes by radicals


def readings() -> Mapping[str, str]:
    """`{syllable without tone: the characters so read}`, from pypinyin's tables."""
    lines = (files(__package__) / "readings.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def usual_readings() -> Mapping[str, str]:
    """`{character: the syllable by which it is usually read}`.

    The common characters stand in GB 2312 in the order of their sounds, so one with several is read as its neighbours.
    """
    every: dict[str, list[str]] = defaultdict(list)
    for syllable, characters in readings().items():
        for character in characters:
            every[character].append(syllable)
    row = sorted(filter(_is_common, every), key=_place)
    sure = [every[character][0] if len(every[character]) == 1 else "" for character in row]
    found = {character: syllables[0] for character, syllables in every.items()}
    for at, character in enumerate(row):
        before, after = next(filter(None, sure[at::-1]), ""), next(filter(None, sure[at:]), "")
        found[character] = next((one for one in every[character] if one in (before, after)), every[character][0])
    return found


def _place(character: str) -> bytes:
    return character.encode("gb2312")


def _is_common(character: str) -> bool:
    return _place(character) < SECOND_LEVEL
