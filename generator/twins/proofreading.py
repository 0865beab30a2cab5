"""Whether a text that is going to be said or sent says what it must and nothing that it must not.

Signs show that an element is there, forbidden phrases and taboos that something is wrong (`phrases`, `taboos`); a
forbidden phrase is wrong in this text, a taboo in any. `TABLE` holds every decision; the browser works from the same
(`desk/proofreading.js`), and one list of vectors tests both.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from generator.twins import personal, personal_table, phrases, taboos
from generator.twins.phrases import Located, locate
from generator.twins.taboos import Taboo

TABLE: dict[str, str] = {
    **phrases.TABLE,
    "slot": "[{｛]([^{}｛｝\n]*)[}｝]",
    "date": "([0-9]{4})-([0-9]{2})-([0-9]{2})",
    "amount": "([0-9]+)(?:[.]([0-9]{1,2}))?",
    "quantity": "[0-9]+(?:[.][0-9]+)?",
}
SLOT, DATE, AMOUNT, QUANTITY = (re.compile(TABLE[name]) for name in ("slot", "date", "amount", "quantity"))
BEYOND_NUMBERS = re.compile("[\\s,]|元$")

SlotType = Literal["text", "paragraph", "date", "amount", "number", "choice"]


class Span(NamedTuple):
    """A stretch of a text with something wrong: `which` is the number of a phrase or taboo, or a name.

    What is only proposed may be somebody's data, or that of an institution; whoever wrote it decides.
    """

    kind: Literal["forbidden", "taboo", "personal", "proposed", "blank"]
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
    """What a text is checked for: the signs of each element, phrases, kinds of personal data, blanks, taboos."""

    required: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[Banned, ...] = ()
    allowed: frozenset[str] = frozenset()
    blanks: tuple[str, ...] = ()
    taboos: tuple[Taboo, ...] = ()


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
    forbidden = [*_forbidden(located, demands)]
    spans = [*forbidden, *_taboos(text, demands.taboos, forbidden), *_personal(text, demands), *blanks]
    return Findings(tuple(missing), tuple(sorted(spans, key=lambda span: (span.start, span.end))))


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


def _forbidden(located: Located, demands: Demands) -> Iterator[Span]:
    for number, banned in enumerate(demands.forbidden):
        harmless = _Places(located.find(banned.unless))
        last = 0
        for place in sorted(located.find(banned.phrases), key=lambda place: (place[0], -place[1])):
            if place[0] >= last and not harmless.hold(place):
                last = place[1]
                yield Span("forbidden", number, *place)


def _taboos(text: str, asked: tuple[Taboo, ...], others: Iterable[Span]) -> Iterator[Span]:
    """One advice for each place: that of the forbidden phrase, which knows the text; else of what begins first."""
    taken = [(span.start, span.end) for span in others]
    for number, start, end in sorted(taboos.said(text, asked), key=lambda hit: (hit[1], -hit[2], hit[0])):
        if all(end <= first or last <= start for first, last in taken):
            taken.append((start, end))
            yield Span("taboo", number, start, end)


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
    bounds = {"bound": taboos.BOUND, "shortest": taboos.SHORTEST}
    return {"patterns": TABLE, "personal": personal_table.TABLE, "context": taboos.TABLE, "sounding": bounds}
