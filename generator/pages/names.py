"""Links from names to their records: the first time a page uses a glossary term or a 《title》, it becomes a link.

Python-Markdown's `abbr` and its like look for word boundaries, which Chinese text does not have; here the longest name
wins wherever it stands, found in one pass over the finished HTML.
"""

import html
import re
from collections.abc import Container, Iterator
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind
from markupsafe import escape

from generator.library import Library
from generator.record import Record

# Nothing is linked inside a tag, nor inside these elements, none of which holds another of its own name. (To follow a
# link in a form would lose what is entered.)
CLOSED_ELEMENTS = "a button code dt figcaption form h[1-6] label option pre script style summary svg th time"
# The words that a label or a badge begins with are closed too: they say what sort a thing is.
LABEL = r'<(?:p|span) class="cb-(?:label|badge)\b[^>]*>[^<]*'
CLOSED = re.compile(rf"<({CLOSED_ELEMENTS.replace(' ', '|')})\b[^>]*>.*?</\1>|{LABEL}|<[^>]*>", re.DOTALL)


class Names:
    """What texts call the records of a library, as it stands in HTML."""

    def __init__(self, library: Library) -> None:
        named = {spelling: target for name, target in _named(library) for spelling in _escaped(name)}
        self.pages = {spelling: library.page_of(library.records[target]) for spelling, target in named.items()}
        self.spellings, self.targets = tuple(named), [*named.values()]

    @cached_property
    def matcher(self) -> AhoCorasick:
        """What finds them."""
        return AhoCorasick(self.spellings, matchkind=MatchKind.LeftmostLongest)


class NameLinker:
    """Finds the names of one library in HTML."""

    def __init__(self, library: Library) -> None:
        self.library, self.note = library.unwatched, library.note

    def link(self, text: str, own: Record | None = None) -> str:
        """The HTML with the first mention of every name linked; a page does not link to its `own` record."""
        seen = {own.id} if own else set()
        pieces, at = [], 0
        for start, end, target in self._open_matches(text, seen):
            seen.add(target)
            pieces += [text[at:start], self._anchor(text[start:end], target)]
            at = end
        return "".join([*pieces, text[at:]])

    def _open_matches(self, text: str, seen: Container[str]) -> Iterator[tuple[int, int, str]]:
        """Where names of what is not `seen` yet stand in running text: start, end, id of the record."""
        spellings, targets = self.names.spellings, self.names.targets
        matches = self.names.matcher.find_matches_as_indexes(text)
        for number in {number for number, _start, _end in matches}:
            self.note("spelled", spellings[number])
        zones = CLOSED.finditer(text)
        zone = next(zones, None)
        for number, start, end in matches:
            if targets[number] in seen:
                continue
            while zone and zone.end() <= start:
                zone = next(zones, None)
            if not (zone and zone.start() < end) and _is_whole(text, start, end):
                yield start, end, targets[number]

    def page_of(self, spelling: str) -> str:
        """The page to which a name leads; empty if it is no name."""
        return self.names.pages.get(spelling, "")

    def _anchor(self, name: str, target: str) -> str:
        mark = "" if name.startswith("《") else ' class="term"'
        return f'<a{mark} href="page:{self.library.page_of(self.library.records[target])}">{name}</a>'

    @property
    def spellings(self) -> tuple[str, ...]:
        """All names as they stand in HTML."""
        return self.names.spellings

    @cached_property
    def names(self) -> Names:
        """Worked out once a library, whoever links."""
        return self.library.part("names", Names)


def _named(library: Library) -> Iterator[tuple[str, str]]:
    """What texts call a record, and its id. Old law is still named by its title, a retired term is a word again."""
    for kind in library.kinds:
        for record in library.of_kind(kind.name) if kind.titled else ():
            yield from ((f"《{name}》", library.titled(name) or record.id) for name in record.names)
        for record in library.listed.of_kind(kind.name) if kind.worded else ():
            yield from ((name, record.id) for name in record.names)


def _escaped(name: str) -> tuple[str, ...]:
    """How a name stands in HTML: templates escape quotation marks, cleaned Markdown does not."""
    return str(escape(name)), html.escape(name, quote=False)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Latin letters and digits make words: `IRR` is not part of `FIRR`."""
    before = start > 0 and _is_latin(text[start]) and _is_latin(text[start - 1])
    after = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return not (before or after)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
