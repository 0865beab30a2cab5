"""How `generator/search/readings.txt` is made: `python -m tests.search.readings` writes it anew.

A character of GB 2312 stands under its first reading and under each other one that pypinyin's phrases use often enough.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pypinyin import Style
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.style import convert

FILE = Path(__file__).parents[2] / "generator" / "search" / "readings.txt"
OFTEN, SHARE = 3, 0.01
FIRST_ROW, LAST_ROW = 0xB0, 0xF7  # the rows of GB 2312 that hold characters


def main() -> None:
    """Write the file."""
    FILE.write_text(table(), encoding="utf-8")


def table() -> str:
    """A line for each syllable, with the characters so read."""
    found: dict[str, list[str]] = defaultdict(list)
    in_phrases = _in_phrases()
    for char in _characters():
        first = _plain(pinyin_dict[ord(char)].split(",")[0])
        counts = in_phrases[char]
        often = [one for one, count in counts.items() if count >= OFTEN and count / counts.total() >= SHARE]
        for reading in {first, *often}:
            found[reading].append(char)
    return "".join(f"{reading} {''.join(chars)}\n" for reading, chars in sorted(found.items()))


def _characters() -> Iterator[str]:
    for row in range(FIRST_ROW, LAST_ROW + 1):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", errors="ignore")


def _in_phrases() -> Mapping[str, Counter[str]]:
    """How often each character is read in which way."""
    counts: Mapping[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for char, (reading, *_) in zip(phrase, readings, strict=True):
                counts[char][_plain(reading)] += 1
    return counts


def _plain(reading: str) -> str:
    """Without its tone; ü is typed as v."""
    return str(convert(reading, Style.NORMAL, strict=True, default=reading)).replace("ü", "v")


if __name__ == "__main__":
    main()
