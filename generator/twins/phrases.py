"""How a phrase is looked for in what somebody wrote: whatever the width, the script, the numerals, and the spaces and
signs between.

`…` in a phrase stands for a few words, `（甲|乙）` for one of several words, `（甲|）` for that or nothing. Taboos are
looked for `by_clause`: then commas count, `…` goes no further than the next one, 您 is 你 too, and 我们 is whatever an
institution calls itself. `TABLE` holds every decision; the browser works from the same (`desk/phrases.js`), and one
list of vectors tests both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from string import digits

from generator.twins import folding

_NUMERALS = f"0-9{folding.TABLE['digits']}{''.join(folding.TABLE['powers'])}"
_UNITS = "|".join(pattern for pattern, _word in folding.TABLE["units"])
_NOISE = folding.TABLE["spaces"] + folding.TABLE["quotes"] + "、,.:~·•*_+=/|\\\\()\\[\\]{}^#&@$‐-―−〔〕〖〗…-"

TABLE: dict[str, str] = {
    "noise": f"[{_NOISE}]+",
    "pause": "[,:]",
    "numeral": f"[{_NUMERALS}]",
    "number": f"[{_NUMERALS}](?:[.,点]?[{_NUMERALS}]|分之[{_NUMERALS}])*[%‰‱]?(?:{_UNITS})?",
    "omission": "…+|[.]{3,}",
    "choice": "[（(]([^（）()|｜]*(?:[|｜][^（）()|｜]*)+)[）)]",
    "or": "[|｜]",
    "between": "[^。!?;]{0,20}?",
    "within": "[^,。!?;]{0,10}?",
    "you": "[您你]",
    "us": "(?:我们|本公司|我公司|本机构|我机构|本单位|我单位|本中心|我中心|[我本]司|[我本]行|我方)",
}
NOISE, PAUSE, NUMERAL, NUMBER, OMISSION, CHOICE, OR = (
    re.compile(TABLE[name]) for name in ("noise", "pause", "numeral", "number", "omission", "choice", "or")
)
VARYING = re.compile("我们|您")  # what is found in other words as well
MOST_PARTS = 3  # of a phrase (`checks/phrase_loose`): each more makes it twenty times as long to look for


@dataclass(frozen=True, slots=True)
class Located:
    """A folded text, with the stretch of the original for which each of its characters stands."""

    text: str
    places: tuple[tuple[int, int], ...]

    def find(self, phrases: Iterable[str], *, by_clause: bool = False) -> Iterator[tuple[int, int]]:
        """Where any of the phrases stands in the original, as `(start, end)` in characters."""
        for phrase in phrases:
            if needle_of(phrase, by_clause=by_clause) not in self.text:
                continue
            if pattern := pattern_of(phrase, by_clause=by_clause):
                for hit in pattern.finditer(self.text):
                    yield self.places[hit.start()][0], self.places[hit.end() - 1][1]


def locate(text: str, *, by_clause: bool = False) -> Located:
    """The text as it is compared."""
    plain = [(char, (at, at + 1)) for at, written in enumerate(text) for char in folding.wide(written)]
    kept = _without_noise(plain, by_clause)
    words = "".join(char for char, _place in kept)
    folded: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for hit in NUMBER.finditer(words):
        place = (kept[hit.start()][1][0], kept[hit.end() - 1][1][1])
        folded += kept[at : hit.start()] + [(char, place) for char in folding.fold(hit[0])]
        at = hit.end()
    folded += kept[at:]
    return Located("".join(char for char, _place in folded), tuple(place for _char, place in folded))


def parts_of(phrase: str, *, by_clause: bool = False) -> list[str]:
    """What of a phrase stands in a text without other words in between."""
    return [part for part in OMISSION.split(phrase) if locate(part, by_clause=by_clause).text]


@cache
def pattern_of(phrase: str, *, by_clause: bool = False) -> re.Pattern[str] | None:
    """What finds a phrase in a folded text; nothing if it could be found in no text or in none without words.

    15日 is not found in 115日.
    """
    parts = [_part(part, by_clause) for part in parts_of(phrase, by_clause=by_clause)[:MOST_PARTS]]
    pattern = re.compile(TABLE["within" if by_clause else "between"].join(parts))
    return None if pattern.match("") else pattern


@cache
def needle_of(phrase: str, *, by_clause: bool = False) -> str:
    """Words without which a phrase is found in no text: to look for them costs next to nothing."""
    parts = parts_of(phrase, by_clause=by_clause)[:MOST_PARTS]
    fixed = (locate(piece, by_clause=by_clause).text for part in parts for piece in CHOICE.split(part)[::2])
    return max((words for piece in fixed for words in VARYING.split(piece)), key=len, default="")


def has_words(phrase: str) -> bool:
    """Whether a phrase can be found in some text, and only in one with words."""
    outside = CHOICE.sub("", phrase)
    return any(map(str.isalnum, outside)) or pattern_of(phrase) is not None  # a pattern is dear, and most are plain


def _part(part: str, by_clause: bool) -> str:
    """The pattern of a part: every second piece of it is a choice."""
    pieces = CHOICE.split(part)
    return "".join(
        f"(?:{'|'.join(_literal(one, by_clause) for one in OR.split(piece))})" if at % 2 else _literal(piece, by_clause)
        for at, piece in enumerate(pieces)
    )


def _literal(words: str, by_clause: bool) -> str:
    text = locate(words, by_clause=by_clause).text
    before = "(?<![0-9.])" if text[:1] in digits and text else ""
    after = "(?![0-9.])" if text[-1:] in digits and text else ""
    pattern = f"{before}{re.escape(text)}{after}"
    return pattern.replace("我们", TABLE["us"]).replace("您", TABLE["you"]) if by_clause else pattern


def _without_noise(plain: list[tuple[str, tuple[int, int]]], by_clause: bool) -> list[tuple[str, tuple[int, int]]]:
    """Between numerals something stays, or two numbers would become one: 2、15日 is no 215日."""
    words = "".join(char for char, _place in plain)
    kept: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for hit in NOISE.finditer(words):
        kept += plain[at : hit.start()]
        if NUMERAL.match(words[hit.start() - 1 : hit.start()]) and NUMERAL.match(words[hit.end() :]):
            kept.append((hit[0] if hit[0] in (",", ".") else " ", plain[hit.start()][1]))
        elif by_clause and (pause := PAUSE.search(hit[0])):
            kept.append((",", plain[hit.start() + pause.start()][1]))
        at = hit.end()
    return kept + plain[at:]
