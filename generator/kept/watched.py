"""A library that notes every question that is asked of it while something is made.

Whatever can be read of a library is noted here, so that nobody who writes a template need think of it; what rests on
less than a whole record says so itself (`Library.note`) and asks `Library.unwatched`.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Set
from functools import partial
from typing import TypeVar

from generator.aggregates.kept import Aggregates
from generator.kept.facts import Fact, Product, facts_in, facts_of
from generator.kept.noting import Noting, NotingMapping
from generator.kept.seen import EVERYTHING, bare, seen, tell
from generator.library import Library
from generator.packed.record import packed_again
from generator.record import Anchor, Record
from generator.references import Named, Reference
from generator.statutes.text import Statute
from generator.walk import Leaf

Value = TypeVar("Value")


class Watched(Library):
    """A library that adds to `noted` what is asked of it.

    `by_field` of records of a kind it is only noted which fields are read: for who is done with them when `noted` is
    looked at. `rows` are what is known to be made of single records.
    """

    unwatched: Library
    noting: Noting
    view: str
    apart: MutableMapping[str, Product]
    rows: MutableMapping[str, Product]
    by_field: bool
    _of_kind: dict[str, tuple[Record, ...]]
    _views: dict[str, Library]

    def __init__(
        self,
        base: Library,
        noted: set[Fact] | Noting,
        view: str = "",
        apart: MutableMapping[str, Product] | None = None,
        *,
        by_field: bool = False,
        rows: MutableMapping[str, Product] | None = None,
    ) -> None:
        apart, rows = ({} if held is None else held for held in (apart, rows))
        noting = noted if isinstance(noted, Noting) else Noting(noted)
        self.__dict__.update(unwatched=base, noting=noting, view=view, apart=apart, by_field=by_field, rows=rows)
        self.__dict__.update(kinds=base.kinds, _of_kind={}, _views={})
        everything = self._asking("everything")
        self.__dict__["records"] = NotingMapping(base.records, self._asking("record"), everything)
        self.__dict__["documents"] = NotingMapping(base.documents, self._asking("document"), self._asking("documents"))
        self.__dict__["origins"] = NotingMapping(base.origins, self._asking("origin"), everything)
        unread = self._asking("unread"), self._asking("unreadable")
        self.__dict__["unreadable"] = NotingMapping(base.unreadable, *unread)

    def note(self, name: str, about: str = "") -> None:
        """Remember that this was asked. A fact is a line; no record, no title is called by several."""
        self.noting.facts.add(f"{self.view}{name} {about}".replace("\n", " "))

    def part(self, name: str, work: Callable[[Library], Value]) -> Value:
        """The whole rests on all that its part rests on."""
        made = self.apart.get(name)
        if made is None:
            noted: set[Fact] = set()
            found = work(Watched(self.unwatched, noted, self.view, self.apart))
            made = self.apart[name] = Product(found, facts_of(noted))
        self.noting.facts.update(facts_in(made.facts))
        value: Value = made.value
        return value

    def of_record(self, record: Record, name: str, work: Callable[[Record], Value]) -> Value:
        """The whole rests on the fields of all such records, as if it had read them."""
        made = self.rows.get(key := f"{name} {record.id}")
        if made is None:
            fields: set[str] = set()
            with packed_again(bare(record)):
                found, noted = self.noting.alone(lambda: work(seen(bare(record), fields.add)))
            noted.add(
                f"record {record.id}" if EVERYTHING in fields else " ".join(["values", record.id, *sorted(fields)])
            )
            made = self.rows[key] = Product(found, facts_of(noted))
        own = f"values {record.id} "
        for fact in facts_in(made.facts):
            if fact.startswith(own):
                tell(record, fact.removeprefix(own).split(" "))
            else:
                self.noting.facts.add(fact)
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
            self._views[name] = Watched(base, self.noting, view, self.apart, by_field=self.by_field, rows=self.rows)
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

    def names_in(self, owner: str) -> Named:
        self.note("record" if owner in self.unwatched.records else "document", owner)
        return self.unwatched.names_in(owner)

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

    def digest_of_field(self, record_id: str, name: str) -> bytes:
        self.note("value", f"{record_id} {name}")
        return self.unwatched.digest_of_field(record_id, name)

    def digest_of_fields(self, record_id: str, names: Iterable[str]) -> bytes:
        names = tuple(names)
        self.note("values", " ".join((record_id, *names)))
        return self.unwatched.digest_of_fields(record_id, names)

    def digests_of_field(self, kind: str, name: str) -> bytes:
        self.note("field", f"{kind} {name}")
        return self.unwatched.digests_of_field(kind, name)

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

    def lacks(self, kind: str) -> bool:
        self.note("lacks", kind)
        return self.unwatched.lacks(kind)

    @property
    def statutes(self) -> Mapping[str, Statute]:
        self.note("everything")
        return self.unwatched.statutes

    @property
    def ledger(self) -> Aggregates | None:
        self.note("ledger")
        return self.unwatched.ledger

    @property
    def today(self) -> datetime.date:
        self.note("today")
        return self.unwatched.today
