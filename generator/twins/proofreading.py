"""Whether a text that is going to be said or sent says what it must and nothing that it must not.

Signs show that an element is there, forbidden phrases that something is wrong; both are found whatever the width, the
script, the numerals, and the spaces and signs between. `…` in either stands for a few words of the same sentence.
`TABLE` holds every decision; the browser works from the same (`desk/proofreading.js`), and one list
of vectors tests both.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from string import digits
from typing import Any, Literal, NamedTuple

from generator.twins import folding, personal, personal_table

_NUMERALS = f"0-9{folding.TABLE['digits']}{''.join(folding.TABLE['powers'])}"
_UNITS = "|".join(pattern for pattern, _word in folding.TABLE["units"])
_NOISE = folding.TABLE["spaces"] + folding.TABLE["quotes"] + "、,.:~·•*_+=/|\\\\()\\[\\]{}^#&@$‐-―−〔〕〖〗…-"

TABLE: dict[str, str] = {
    "noise": f"[{_NOISE}]+",
    "numeral": f"[{_NUMERALS}]",
    "number": f"[{_NUMERALS}](?:[.,点]?[{_NUMERALS}]|分之[{_NUMERALS}])*[%‰‱]?(?:{_UNITS})?",
    "omission": "…+|[.]{3,}",
    "between": "[^。!?;]{0,20}?",
    "slot": "[{｛]([^{}｛｝\n]*)[}｝]",
    "date": "([0-9]{4})-([0-9]{2})-([0-9]{2})",
    "amount": "([0-9]+)(?:[.]([0-9]{1,2}))?",
    "quantity": "[0-9]+(?:[.][0-9]+)?",
}
NOISE, NUMERAL, NUMBER, OMISSION, SLOT, DATE, AMOUNT, QUANTITY = (
    re.compile(TABLE[name]) for name in ("noise", "numeral", "number", "omission", "slot", "date", "amount", "quantity")
)
MOST_PARTS = 3  # of a phrase (`checks/phrase_loose`): each more makes it twenty times as long to look for
BEYOND_NUMBERS = re.compile("[\\s,]|元$")

SlotType = Literal["text", "paragraph", "date", "amount", "number", "choice"]


class Span(NamedTuple):
    """A stretch of a text with something wrong: `which` is the number of a forbidden phrase, or a name.

    What is only proposed may be somebody's data, or that of an institution; whoever wrote it decides.
    """

    kind: Literal["forbidden", "personal", "proposed", "blank"]
    which: int | str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Banned:
    """A phrase in all its wordings, and the longer ones in which it is harmless."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demands:
    """What a text is checked for: the signs of each element, phrases, kinds of personal data, names of blanks."""

    required: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[Banned, ...] = ()
    allowed: frozenset[str] = frozenset()
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The numbers of the elements that are missing, and what is wrong, in reading order."""

    missing: tuple[int, ...]
    spans: tuple[Span, ...]

    @property
    def wrong(self) -> tuple[Span, ...]:
        """What is wrong without doubt."""
        return tuple(span for span in self.spans if span.kind != "proposed")

    @property
    def are_bad(self) -> bool:
        """Whether there is anything to mend."""
        return bool(self.missing or self.wrong)


@dataclass(frozen=True, slots=True)
class Located:
    """A folded text, with the stretch of the original for which each of its characters stands."""

    text: str
    places: tuple[tuple[int, int], ...]

    def find(self, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where any of the phrases stands in the original, as `(start, end)` in characters."""
        for phrase in phrases:
            if pattern := pattern_of(phrase):
                for hit in pattern.finditer(self.text):
                    yield self.places[hit.start()][0], self.places[hit.end() - 1][1]


class _Places:
    """Stretches of a text."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self.starts = [start for start, _end in ordered]
        self.furthest = list(accumulate((end for _start, end in ordered), max))

    def hold(self, place: tuple[int, int]) -> bool:
        """Whether a stretch lies within one of them."""
        before = bisect(self.starts, place[0])
        return before > 0 and place[1] <= self.furthest[before - 1]


def check(text: str, demands: Demands) -> Findings:
    """What is wrong with a text."""
    located = locate(text)
    blanks = list(_blanks(text, demands))
    open_places = _Places((span.start, span.end) for span in blanks)
    missing = (
        number for number, signs in enumerate(demands.required) if all(map(open_places.hold, located.find(signs)))
    )
    spans = [*_forbidden(located, demands), *_personal(text, demands), *blanks]
    return Findings(tuple(missing), tuple(sorted(spans, key=lambda span: (span.start, span.end))))


def locate(text: str) -> Located:
    """The text as it is compared."""
    plain = [(char, (at, at + 1)) for at, written in enumerate(text) for char in folding.wide(written)]
    kept = _without_noise(plain)
    words = "".join(char for char, _place in kept)
    folded: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for hit in NUMBER.finditer(words):
        place = (kept[hit.start()][1][0], kept[hit.end() - 1][1][1])
        folded += kept[at : hit.start()] + [(char, place) for char in folding.fold(hit[0])]
        at = hit.end()
    folded += kept[at:]
    return Located("".join(char for char, _place in folded), tuple(place for _char, place in folded))


def parts_of(phrase: str) -> list[str]:
    """What of a phrase stands in a text as it is, folded; between the parts there may be other words."""
    return [part for written in OMISSION.split(phrase) if (part := locate(written).text)]


@cache
def pattern_of(phrase: str) -> re.Pattern[str] | None:
    """What finds a phrase in a folded text; nothing if there are no words in it. 15日 is not found in 115日."""
    parts = parts_of(phrase)[:MOST_PARTS]
    return re.compile(TABLE["between"].join(map(_whole, parts))) if parts else None


def pieces(body: str) -> Iterator[tuple[str, str]]:
    """A body as texts with the slot that follows each: `(text, slot)`; the last slot is empty."""
    parts = SLOT.split(body)
    yield from zip(parts[::2], [*parts[1::2], ""], strict=True)


def filled(body: str, shown: Mapping[str, str]) -> str:
    """A body with what stands in its slots."""
    return SLOT.sub(lambda hit: shown.get(hit[1], hit[0]), body)


def shown(slot: SlotType, written: str, unit: str = "") -> str | None:
    """What was entered as the text says it: 2026年12月8日, 1,234.50元; nothing if it does not fit the slot."""
    if slot in ("text", "paragraph", "choice"):
        return written.strip() or None
    if slot == "date":
        hit = DATE.fullmatch(written.strip())
        return f"{hit[1]}年{int(hit[2])}月{int(hit[3])}日" if hit else None
    bare = BEYOND_NUMBERS.sub("", personal.half_width(written).strip())
    if slot == "number":
        return f"{bare}{unit}" if QUANTITY.fullmatch(bare) else None
    hit = AMOUNT.fullmatch(bare)
    return f"{int(hit[1]):,}.{hit[2] or '':0<2}元" if hit else None


def _without_noise(plain: list[tuple[str, tuple[int, int]]]) -> list[tuple[str, tuple[int, int]]]:
    """Between numerals something stays, or two numbers would become one: 2、15日 is no 215日."""
    words = "".join(char for char, _place in plain)
    kept: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for hit in NOISE.finditer(words):
        kept += plain[at : hit.start()]
        if NUMERAL.match(words[hit.start() - 1 : hit.start()]) and NUMERAL.match(words[hit.end() :]):
            kept.append((hit[0] if hit[0] in (",", ".") else " ", plain[hit.start()][1]))
        at = hit.end()
    return kept + plain[at:]


def _whole(part: str) -> str:
    before = "(?<![0-9.])" if part[0] in digits else ""
    after = "(?![0-9.])" if part[-1] in digits else ""
    return f"{before}{re.escape(part)}{after}"


def _forbidden(located: Located, demands: Demands) -> Iterator[Span]:
    for number, banned in enumerate(demands.forbidden):
        harmless = _Places(located.find(banned.unless))
        last = 0
        for place in sorted(located.find(banned.phrases), key=lambda place: (place[0], -place[1])):
            if place[0] >= last and not harmless.hold(place):
                last = place[1]
                yield Span("forbidden", number, *place)


def _personal(text: str, demands: Demands) -> Iterator[Span]:
    found = (one for one in personal.find(text) if one.kind not in demands.allowed)
    return (Span("personal" if one.is_sure else "proposed", *one) for one in found)


def _blanks(text: str, demands: Demands) -> Iterator[Span]:
    for name in demands.blanks:
        for hit in re.finditer(re.escape(blank(name)), text):
            yield Span("blank", name, hit.start(), hit.end())


def blank(name: str) -> str:
    """How a slot looks in a text while nothing is in it."""
    return f"【{name}】"


def marked(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """The text as `(piece, whether something was found in it)`."""
    at = 0
    for span in spans:
        if span.end > at:
            yield text[at : max(at, span.start)], False
            yield text[max(at, span.start) : span.end], True
            at = span.end
    yield text[at:], False


def quoted(span: Span, written: str) -> str:
    """What was found, as it may be shown: personal data is not repeated."""
    return personal.masked(str(span.which), written) if span.kind in ("personal", "proposed") else written


def table() -> dict[str, Any]:
    """All that the scripts need to check as this module does."""
    return {"patterns": TABLE, "personal": personal_table.TABLE}
