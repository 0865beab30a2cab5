"""What a thing that was made rests on: facts, which are questions that the library answers in a few characters.

While a page is made it sees a `Watched` library, which notes every question that is asked of it. As long as all answers
stay the same, so does the page. Whatever can be read of a library is noted there, so that nobody who writes a template
need think of it; what rests on less than a whole record says so itself (`Library.note`) and asks `Library.unwatched`.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Set
from functools import cache, partial, reduce
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from generator.kept.seen import EVERYTHING, seen
from generator.library import Library
from generator.record import Anchor, Record
from generator.references import Reference
from generator.statutes.text import Statute
from generator.walk import Leaf

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
    return _short(f"{record.id} {library.digest_of_field(record.id, name)}" for record in library.of_kind(kind))


def _value(library: Library, about: str) -> str:
    record_id, name = about.split(" ")
    return library.digest_of_field(record_id, name) if record_id in library.records else ""


def _cited(library: Library, ref: str) -> str:
    return _short(repr(one[:3]) for one in library.cited(ref))


def _short(words: Iterable[str]) -> str:
    return sha256("\n".join(words).encode(errors="surrogateescape")).hexdigest()[:16]


ANSWERS: Mapping[str, Callable[[Library, str], str]] = {
    "record": _record,
    "named": _named,
    "kind": _kind,
    "order": _order,
    "field": _field,
    "value": _value,
    "cited": _cited,
    "from": lambda library, about: _short(repr(one[:3]) for one in library.cited_from(*about.split(" ", 1))),
    "mentioned": lambda library, ref: _short([repr(library.mentioned_by(ref))]),
    "current": lambda library, record_id: library.current_id(record_id),
    "titled": lambda library, title: library.titled(title) or "",
    "origin": lambda library, record_id: repr(library.origins.get(record_id)),
    "document": lambda library, file: _short([library.documents.get(file, "")]),
    "documents": lambda library, _about: _short(map(repr, library.documents.items())),
    "unreadable": lambda library, _about: _short(map(repr, library.unreadable.items())),
    "today": lambda library, _about: library.today.isoformat(),
    "come": lambda library, day: str(library.has_come(datetime.date.fromisoformat(day))),
    "same": lambda library, view: str(getattr(library, view) is library),
    "everything": lambda library, _about: library.version,
}


class Watched(Library):
    """A library that adds to `noted` what is asked of it.

    `by_field` of records of a kind it is only noted which fields are read: for who is done with them when `noted` is
    looked at.
    """

    unwatched: Library
    noted: set[Fact]
    view: str
    apart: MutableMapping[str, Product]
    by_field: bool
    _of_kind: dict[str, tuple[Record, ...]]
    _views: dict[str, Library]

    def __init__(
        self,
        base: Library,
        noted: set[Fact],
        view: str = "",
        apart: MutableMapping[str, Product] | None = None,
        *,
        by_field: bool = False,
    ) -> None:
        apart = {} if apart is None else apart
        self.__dict__.update(unwatched=base, noted=noted, view=view, apart=apart, by_field=by_field, kinds=base.kinds)
        self.__dict__.update(_of_kind={}, _views={})
        everything = self._asking("everything")
        self.__dict__["records"] = _WatchedMapping(base.records, self._asking("record"), everything)
        self.__dict__["documents"] = _WatchedMapping(
            base.documents, self._asking("document"), self._asking("documents")
        )
        self.__dict__["origins"] = _WatchedMapping(base.origins, self._asking("origin"), everything)

    def note(self, name: str, about: str = "") -> None:
        """Remember that this was asked."""
        self.noted.add(f"{self.view}{name} {about}")

    def part(self, name: str, work: Callable[[Library], Value]) -> Value:
        """The whole rests on all that its part rests on."""
        made = self.apart.get(name)
        if made is None:
            noted: set[Fact] = set()
            found = work(Watched(self.unwatched, noted, self.view, self.apart))
            made = self.apart[name] = Product(found, facts_of(noted))
        self.noted.update(facts_in(made.facts))
        value: Value = made.value
        return value

    def _asking(self, name: str) -> Callable[[str], None]:
        return lambda about: self.note(name, about)

    @property
    def listed(self) -> Library:
        """The same of what is not retired."""
        return self._view("listed")

    @property
    def published(self) -> Library:
        """The same of what is published."""
        return self._view("published")

    def _view(self, name: str) -> Library:
        self.note("same", name)
        base: Library = getattr(self.unwatched, name)
        if base is self.unwatched:
            return self
        if name not in self._views:
            view = f"{self.view}{name}."
            self._views[name] = Watched(base, self.noted, view, self.apart, by_field=self.by_field)
        return self._views[name]

    def get(self, ref: str) -> Record | None:
        self.note("record", ref.partition("#")[0])
        return self.unwatched.get(ref)

    def anchor(self, ref: str) -> Anchor | None:
        self.note("record", ref.partition("#")[0])
        return self.unwatched.anchor(ref)

    def anchors(self, record_id: str) -> Mapping[str, Anchor]:
        self.note("record", record_id)
        return self.unwatched.anchors(record_id)

    def place_of(self, reference: Reference) -> str:
        self.note("record", reference.owner)
        return self.unwatched.place_of(reference)

    def of_kind(self, name: str) -> tuple[Record, ...]:
        if not self.by_field:
            self.note("kind", name)
            return self.unwatched.of_kind(name)
        self.note("order", name)
        if name not in self._of_kind:
            tell = partial(self._note_field, name)
            self._of_kind[name] = tuple(seen(record, tell) for record in self.unwatched.of_kind(name))
        return self._of_kind[name]

    def _note_field(self, kind: str, name: str) -> None:
        if name == EVERYTHING:
            self.note("kind", kind)
        else:
            self.note("field", f"{kind} {name}")

    def mentions_of(self, owner: str) -> Iterable[Reference]:
        self.note("record" if owner in self.unwatched.records else "document", owner)
        return self.unwatched.mentions_of(owner)

    def has_come(self, day: datetime.date) -> bool:
        self.note("come", day.isoformat())
        return self.unwatched.has_come(day)

    def current_id(self, record_id: str) -> str:
        self.note("current", record_id)
        return self.unwatched.current_id(record_id)

    def titled(self, title: str) -> str | None:
        self.note("titled", title)
        return self.unwatched.titled(title)

    def owners(self) -> Iterator[tuple[str, list[Leaf]]]:
        self.note("everything")
        return self.unwatched.owners()

    def digest_of(self, record_id: str) -> str:
        self.note("record", record_id)
        return self.unwatched.digest_of(record_id)

    @property
    def version(self) -> str:
        self.note("everything")
        return self.unwatched.version

    def digest_of_field(self, record_id: str, name: str) -> str:
        self.note("value", f"{record_id} {name}")
        return self.unwatched.digest_of_field(record_id, name)

    @property
    def renamed(self) -> Mapping[str, str]:
        self.note("everything")
        return self.unwatched.renamed

    @property
    def references(self) -> tuple[Reference, ...]:
        self.note("everything")
        return self.unwatched.references

    def named_by(self, owner: str) -> Set[str]:
        self.note("everything")
        return self.unwatched.named_by(owner)

    def naming(self, record_id: str) -> Sequence[Reference]:
        self.note("everything")
        return self.unwatched.naming(record_id)

    def cited(self, ref: str) -> tuple[Reference, ...]:
        self.note("cited", ref)
        return self.unwatched.cited(ref)

    def cited_from(self, kind: str, ref: str) -> tuple[Reference, ...]:
        self.note("from", f"{kind} {ref}")
        return self.unwatched.cited_from(kind, ref)

    def mentioned_by(self, ref: str) -> Mapping[str, tuple[str, ...]]:
        self.note("mentioned", ref)
        return self.unwatched.mentioned_by(ref)

    @property
    def unreadable(self) -> Mapping[str, str]:
        self.note("unreadable")
        return self.unwatched.unreadable

    @property
    def statutes(self) -> Mapping[str, Statute]:
        self.note("everything")
        return self.unwatched.statutes

    @property
    def today(self) -> datetime.date:
        self.note("today")
        return self.unwatched.today


class _WatchedMapping(Mapping[str, Value]):
    """A mapping that says which of its keys was asked for, or that somebody looked at all of them."""

    def __init__(
        self, mapping: Mapping[str, Value], ask: Callable[[str], None], everything: Callable[[str], None]
    ) -> None:
        self.mapping, self.ask, self.everything = mapping, ask, everything

    def __getitem__(self, key: str) -> Value:
        self.ask(key)
        return self.mapping[key]

    def __contains__(self, key: object) -> bool:
        self.ask(str(key))
        return key in self.mapping

    def __iter__(self) -> Iterator[str]:
        self.everything("")
        return iter(self.mapping)

    def __len__(self) -> int:
        self.everything("")
        return len(self.mapping)
