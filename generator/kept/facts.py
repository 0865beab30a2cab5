"""What a thing that was made rests on: facts, which are questions that the library answers in a few characters.

As long as all answers stay the same, so does the thing. Whoever makes it sees a library that notes what is asked of it
(`kept/watched`).
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cache, reduce
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from generator.library import Library

Value = TypeVar("Value")

Fact = str
"""A question and what it is about, as in `record six-steps` or, of what is not retired, `listed.kind guide`."""


class Product(NamedTuple):
    """A thing, the facts it rests on, and their answers as one short name.

    The facts are lines of a text in UTF-8: they are many, go from one process to another, and few have Han characters.
    """

    value: Any
    facts: bytes
    answers: str = ""


def facts_of(noted: Iterable[Fact]) -> bytes:
    """Facts, a line each."""
    return "\n".join(sorted(noted)).encode(errors="surrogateescape")


def facts_in(lines: bytes) -> list[Fact]:
    """The facts of which each has a line."""
    return lines.decode(errors="surrogateescape").split("\n") if lines else []


class Facts:
    """The answers of one library. `more` are further questions: `{name: answer to what it is about}`."""

    def __init__(self, library: Library, more: Mapping[str, Callable[[str], str]] | None = None) -> None:
        self.library, self.more = library, more or {}
        self.value = cache(self._value)

    def together(self, facts: bytes) -> str:
        """The answers to questions, of which each has a line, as one short name."""
        return _short(map(self.value, facts_in(facts)))

    def _value(self, fact: Fact) -> str:
        name, _, about = fact.partition(" ")
        if name in self.more:
            return self.more[name](about)
        if "." not in name:
            return ANSWERS[name](self.library, about)
        *views, name = name.split(".")
        return ANSWERS[name](reduce(getattr, views, self.library), about)


def _record(library: Library, record_id: str) -> str:
    record = library.get(record_id)
    return f"{record.id} {library.digest_of(record.id)}" if record else ""


def _named(library: Library, ref: str) -> str:
    """What others show of a record, or of a place in it, when they name it."""
    record, place = library.get(ref), library.anchor(ref)
    if record is None:
        return ""
    shown = record.id, record.title, record.aliases[:1], record.status, getattr(record, "confidence", "")
    return repr((*shown, *((place.id, place.title, place.confidence) if place else ())))


def _kind(library: Library, name: str) -> str:
    return _short(f"{record.id} {library.digest_of(record.id)}" for record in library.of_kind(name))


def _order(library: Library, name: str) -> str:
    return _short(record.id for record in library.of_kind(name))


def _field(library: Library, about: str) -> str:
    kind, name = about.split(" ")
    return library.digests_of_field(kind, name).hex()[:16]


def _value(library: Library, about: str) -> str:
    record_id, name = about.split(" ")
    return library.digest_of_field(record_id, name).hex() if record_id in library.records else ""


def _values(library: Library, about: str) -> str:
    record_id, *names = about.split(" ")
    return library.digest_of_fields(record_id, names).hex() if record_id in library.records else ""


def _cited(library: Library, ref: str) -> str:
    return _short(repr(one[:3]) for one in library.cited(ref))


def _mentioned(library: Library, ref: str) -> str:
    return _short(chain.from_iterable((f"{kind}:", *ids) for kind, ids in library.mentioned_by(ref).items()))


def _short(words: Iterable[str]) -> str:
    return sha256("\n".join(words).encode(errors="surrogateescape")).hexdigest()[:16]


ANSWERS: Mapping[str, Callable[[Library, str], str]] = {
    "record": _record,
    "named": _named,
    "kind": _kind,
    "order": _order,
    "field": _field,
    "value": _value,
    "values": _values,
    "cited": _cited,
    "from": lambda library, about: _short(repr(one[:3]) for one in library.cited_from(*about.split(" ", 1))),
    "mentioned": _mentioned,
    "current": lambda library, record_id: library.current_id(record_id),
    "titled": lambda library, title: library.titled(title) or "",
    "origin": lambda library, record_id: repr(library.origins.get(record_id)),
    "document": lambda library, file: _short([library.documents.get(file, "")]),
    "documents": lambda library, _about: _short(map(repr, library.documents.items())),
    "unread": lambda library, name: repr(library.unreadable.get(name)),
    "lacks": lambda library, kind: str(library.lacks(kind)),
    "unreadable": lambda library, _about: _short(map(repr, library.unreadable.items())),
    "today": lambda library, _about: library.today.isoformat(),
    "come": lambda library, day: str(library.has_come(datetime.date.fromisoformat(day))),
    "same": lambda library, view: str(getattr(library, view) is library),
    "ledger": lambda library, _about: library.ledger.digest if library.ledger else "",
    "counted": lambda library, taxon_id: str(taxon_id in library.counted_causes),
    "everything": lambda library, _about: library.version,
}
