"""How `generator/search/readings.txt` is made: `python -m tests.search.readings` writes it anew.

A character of GB 2312 stands under its first reading, and under each other one of pypinyin's that a phrase uses: 厦 is
xia in 厦门. Surnames are in no phrase. Whoever types no ü types lue for 略.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pypinyin import Style
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.style import convert

FILE = Path(__file__).parents[2] / "generator" / "search" / "readings.txt"
SURNAMES = {"区": "ou", "仇": "qiu", "单": "shan", "查": "zha", "解": "xie", "盖": "ge", "缪": "miao", "朴": "piao"}
FIRST_ROW, LAST_ROW = 0xB0, 0xF7  # the rows of GB 2312 that hold characters


def main() -> None:
    """Write the file."""
    FILE.write_text(table(), encoding="utf-8")


def table() -> str:
    """A line for each syllable, with the characters so read."""
    found: dict[str, list[str]] = defaultdict(list)
    in_phrases = _in_phrases()
    for char in _characters():
        first, *others = map(_plain, pinyin_dict[ord(char)].split(","))
        own = {SURNAMES[char]} if char in SURNAMES else set()
        for reading in {first, *own, *(other for other in others if other in in_phrases[char])}:
            for typed in {reading, reading.replace("ve", "ue")}:
                found[typed].append(char)
    return "".join(f"{reading} {''.join(chars)}\n" for reading, chars in sorted(found.items()))


def _characters() -> Iterator[str]:
    for row in range(FIRST_ROW, LAST_ROW + 1):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", errors="ignore")


def _in_phrases() -> Mapping[str, set[str]]:
    """In which ways each character is read."""
    used: Mapping[str, set[str]] = defaultdict(set)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for char, (reading, *_) in zip(phrase, readings, strict=True):
                used[char].add(_plain(reading))
    return used


def _plain(reading: str) -> str:
    """Without its tone; ü is typed as v."""
    return str(convert(reading, Style.NORMAL, strict=True, default=reading)).replace("ü", "v")


if __name__ == "__main__":
    main()
