"""All records at once, immutable: by id, by kind, and who cites whom."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple, TypeVar, cast

from generator.aggregates.kept import Aggregates
from generator.diagnostic import FieldPath
from generator.fields import Text
from generator.packed.record import packed_again
from generator.record import Anchor, Kind, Part, Record
from generator.references import Named, Reference, mentions, named, plain_title
from generator.references.citations import Citations
from generator.references.known import Known, field_in, known_of
from generator.statutes.text import Statute
from generator.walk import Leaf, leaves, parts

AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyPart = TypeVar("AnyPart", bound=Part)
Value = TypeVar("Value")

PAGE_TEXT = Text(markdown=True, handwritten=True)


class Origin(NamedTuple):
    """Where a record was read from: a file of the project, and the path to it inside that file."""

    file: str
    prefix: FieldPath = ()


@dataclass(frozen=True)
class Library:
    """Every record that could be read.

    `unreadable` are the ids of those that could not, each with its kind ("" if unknown): naming them is no mistake.
    `statutes` are the texts of regulations that are at hand, by the ids of their records; `known` is what whoever read
    the records has worked out of them already. `ledger` is what is kept of the organisation's complaints, if anything.
    """

    kinds: tuple[Kind, ...] = ()
    records: Mapping[str, Record] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    statutes: Mapping[str, Statute] = field(default_factory=dict)
    known: Mapping[str, Known] = field(default_factory=dict, repr=False)
    today: datetime.date = field(default_factory=datetime.date.today)
    ledger: Aggregates | None = None

    @cached_property
    def unwatched(self) -> "Library":
        """The library itself, where somebody notes what is asked of it: to ask more than one rests on."""
        return self

    def note(self, name: str, about: str = "") -> None:
        """Say what one rests on, to whoever notes it; `kept/facts.py` knows the names of what can be asked."""

    def part(self, name: str, work: Callable[["Library"], Value]) -> Value:
        """What the work makes of the library; dear, so done once, under its own name."""
        if name not in self._made:
            self._made[name] = work(self)
        return cast(Value, self._made[name])

    def of_record(self, record: Record, name: str, work: Callable[[Record], Value]) -> Value:
        """What the work makes of one record, and of what it names: plain values, made again only where these change."""
        with packed_again(record):
            return work(record)

    @cached_property
    def _made(self) -> dict[str, object]:
        return {}

    @cached_property
    def version(self) -> str:
        """Changes whenever a text does."""
        words = sha256()
        for record_id in self.records:
            words.update(self.digest_of(record_id).encode())
        for path, text in self.documents.items():
            words.update(f"{path}\n{text}".encode())
        return words.hexdigest()[:8]

    def digest_of(self, record_id: str) -> str:
        """Changes whenever anything in a record does. Raises `KeyError` if there is none of this id."""
        return self._known(record_id).digest

    def digest_of_field(self, record_id: str, name: str) -> bytes:
        """Changes whenever one field of a record does; empty if it has no such field. Raises `KeyError` as above."""
        return self._known(record_id).fields[field_in(type(self.records[record_id]), name)]

    def digest_of_fields(self, record_id: str, names: Iterable[str]) -> bytes:
        """The same of several fields."""
        model, fields = type(self.records[record_id]), self._known(record_id).fields
        return b"".join([fields[field_in(model, name)] for name in names])

    def digests_of_field(self, kind: str, name: str) -> bytes:
        """The same of one field of all records of a kind."""
        if (kind, name) not in self._digested:
            place = field_in(self.kind_named(kind).model, name)
            every = b"".join([self._known(record.id).fields[place] for record in self.of_kind(kind)])
            self._digested[kind, name] = sha256(every).digest()
        return self._digested[kind, name]

    @cached_property
    def _digested(self) -> dict[tuple[str, str], bytes]:
        return {}

    @cached_property
    def published(self) -> "Library":
        """Without drafts and what is under review: what readers may see, and all that a site is made from."""
        return self._where(lambda record: not record.is_unpublished)

    @cached_property
    def listed(self) -> "Library":
        """Without what is retired: what lists, overviews, the search and scripts know of."""
        return self._where(lambda record: not record.is_retired)

    def of_kind(self, name: str) -> tuple[Record, ...]:
        """The records of a kind in the order in which its list shows them. Raises `KeyError` for an unknown kind."""
        return self._by_kind[name]

    def lacks(self, kind: str) -> bool:
        """Whether a record of a kind is there that could not be read."""
        return kind in self.unreadable.values()

    def all(self, model: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The records of a type, in the order in which their lists show them: `library.all(Case)`."""
        kinds = (kind.name for kind in self.kinds if issubclass(kind.model, model))
        return cast(tuple[AnyRecord, ...], tuple(record for name in kinds for record in self.of_kind(name)))

    def one(self, model: type[AnyRecord], ref: str) -> AnyRecord | None:
        """The record that `id` or `id#anchor` names, if there is one and it is of this type."""
        record = self.get(ref)
        return record if isinstance(record, model) else None

    def parts(self, model: type[AnyPart]) -> Iterator[tuple[str, FieldPath, AnyPart]]:
        """The nested parts of a type, as `(id of the record, path, part)`."""
        for record in self.records.values():
            yield from ((record.id, path, part) for path, part in parts(record) if isinstance(part, model))

    def kind_named(self, name: str) -> Kind:
        """A kind by its name. Raises `KeyError` if there is none."""
        return self._kinds_by_name[name]

    def kind_of(self, record: Record) -> Kind:
        """The kind that describes a record."""
        return self._kinds_by_name[record.kind]

    def page_of(self, record: Record) -> str:
        """The path of a record's page, without extension: `cases/early-repayment`."""
        return f"{self.kind_of(record).pages}/{record.id}"

    def pages_of(self, record: Record) -> tuple[str, ...]:
        """The paths of its page and of those under its former ids."""
        return tuple(f"{self.kind_of(record).pages}/{name}" for name in (record.id, *record.formerly))

    def has_come(self, day: datetime.date) -> bool:
        """Whether a day is not in the future."""
        return day <= self.today

    def current_id(self, record_id: str) -> str:
        """The id itself, or the one that took its place."""
        return self.renamed.get(record_id, record_id)

    def get(self, ref: str) -> Record | None:
        """The record that `id` or `id#anchor` names, if there is one."""
        return self.records.get(self.current_id(ref.partition("#")[0]))

    def anchor(self, ref: str) -> Anchor | None:
        """The place inside a record that `id#anchor` names, if there is one."""
        record_id, _, anchor_id = ref.partition("#")
        return self.anchors(self.current_id(record_id)).get(anchor_id) if anchor_id else None

    def anchors(self, record_id: str) -> Mapping[str, Anchor]:
        """The places inside a record: `{anchor id: place}`; empty if there is no such record."""
        if record_id not in self._anchor_cache:
            record = self.records.get(record_id)
            self._anchor_cache[record_id] = {anchor.id: anchor for anchor in record.anchors()} if record else {}
        return self._anchor_cache[record_id]

    def place_of(self, reference: Reference) -> str:
        """Where in its owner a reference stands: `id#anchor` of the innermost place around it, or the owner's id."""
        around = [
            anchor
            for anchor in self.anchors(reference.owner).values()
            if reference.path[: len(anchor.path) - 1] == anchor.path[:-1]
        ]
        inner = max(around, key=lambda anchor: len(anchor.path), default=None)
        return f"{reference.owner}#{inner.id}" if inner else reference.owner

    def owners(self) -> Iterator[tuple[str, list[Leaf]]]:
        """Everything with words in it, as `(owner, leaves)`: the id of a record, or the file of a handwritten page."""
        for record_id, record in self.records.items():
            yield record_id, leaves(record)
        for file, text in self.documents.items():
            yield file, [Leaf((), text, PAGE_TEXT)]

    def texts(self, owner: str) -> list[Leaf]:
        """The marked texts of one owner."""
        record = self.records.get(owner)
        return leaves(record) if record else [Leaf((), self.documents[owner], PAGE_TEXT)]

    def titled(self, title: str) -> str | None:
        """The id of the record whose title or alias stands in 《》, if there is one."""
        return self._titles.get(plain_title(title))

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        titled = (record for kind in self.kinds if kind.titled for record in self.of_kind(kind.name))
        found = sorted(titled, key=lambda record: (not record.is_unpublished, not record.is_retired))
        return {plain_title(name): record.id for record in found for name in record.names}

    @cached_property
    def counted_causes(self) -> frozenset[str]:
        """The causes of which complaints are counted and shown, as ids of today."""
        tables = self.ledger.tables if self.ledger else {}
        names = [(period, "cause") for period in ("month", "quarter")]
        return frozenset(self.current_id(cell.of) for name in names for cell in tables.get(name, ()) if cell.of)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """`{former id: id that holds now}`."""
        return {old: new for new, record in self.records.items() for old in record.formerly if old not in self.records}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every mention of a record, in fields and in prose."""
        return tuple(one for owner in (*self.records, *self.documents) for one in self.references_of(owner))

    def references_of(self, owner: str) -> Iterator[Reference]:
        """The mentions of records by one record or handwritten page."""
        for mention in self.mentions_of(owner):
            if not mention.title:
                yield mention
            elif target := self.titled(mention.title[1:-1]):
                yield mention._replace(target=target)

    def mentions_of(self, owner: str) -> Iterable[Reference]:
        """The same; of titles it is not known yet whose they are."""
        is_record = owner in self.records
        return self._known(owner).mentions.value if is_record else mentions(owner, self.texts(owner))

    def names_in(self, owner: str) -> Named:
        """What one record or handwritten page names, as it is written."""
        return self._known(owner).named if owner in self.records else named(self.mentions_of(owner))

    def named_by(self, owner: str) -> Set[str]:
        """The ids of what one record or handwritten page names, whether there is such a record or not."""
        return self._citations.named_by(owner)

    def naming(self, record_id: str) -> Sequence[Reference]:
        """All references to one record; only what names it is looked through."""
        return self._citations.naming(record_id)

    def cited(self, ref: str) -> tuple[Reference, ...]:
        """The mentions by others of a record (`id`), or of one place in it (`id#anchor`).

        Who answers for a page does not mention it, and nobody is led to what is retired.
        """
        return self._citations.of(ref)

    def cited_from(self, kind: str, ref: str) -> tuple[Reference, ...]:
        """The same by the records of one kind."""
        return self._citations.of_kind(kind, ref)

    def mentioned_by(self, ref: str) -> Mapping[str, tuple[str, ...]]:
        """The records that mention a record (`id`) or one place in it (`id#anchor`), by kind in the order of its list.

        As `{kind: ids}`, kinds in the order of the menu.
        """
        return self._citations.by_kind(ref)

    def learn_from(self, before: "Library") -> None:
        """Take over what was worked out of the library before an edit, as far as that has changed nothing of it."""
        self._citations.learn_from(before._citations)

    @cached_property
    def _citations(self) -> Citations:
        return Citations(self)

    @cached_property
    def _kinds_by_name(self) -> Mapping[str, Kind]:
        return {kind.name: kind for kind in self.kinds}

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = {kind.name: [] for kind in self.kinds}
        for record in self.records.values():
            found[record.kind].append(record)
        return {kind.name: tuple(sorted(found[kind.name], key=kind.sort_key)) for kind in self.kinds}

    def _known(self, record_id: str) -> Known:
        record, known = self.records[record_id], self.known.get(record_id)
        if known and known.record is record:
            return known
        if record_id not in self._worked_out:
            self._worked_out[record_id] = known_of(record)
        return self._worked_out[record_id]

    @cached_property
    def _worked_out(self) -> dict[str, Known]:
        """What is known of records that nobody has read as they are, such as what is left of one."""
        return {}

    def _where(self, holds: Callable[[Record], bool]) -> "Library":
        """The library of some of the records; itself, with all that it knows already, if they are all of them."""
        records = {record_id: record for record_id, record in self.records.items() if holds(record)}
        return self if len(records) == len(self.records) else replace(self, records=records)

    @cached_property
    def _anchor_cache(self) -> dict[str, Mapping[str, Anchor]]:
        return {}
