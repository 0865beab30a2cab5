"""What is mangled: the EXAMPLE of every kind, the shipped records and the files of the golden sites."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from generator.fields import ID_PATTERN
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.decoding import decode
from generator.reading.load import load
from generator.reading.sorting import is_document, kind_of_file
from generator.reading.source import parse
from generator.record import Record
from tests import sites
from tests.golden_site import Golden
from tests.shipped import shipped_unchecked

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
WEIGHTS = (4, 4, 1)  # of examples, what is shipped, golden sites
PAGE = "page"  # what is no record but written by hand
ENTRY = re.compile(rf"^(?={ID_PATTERN}:)", re.MULTILINE)
NEVER_NAMED = ("calendar",)  # kinds whose records others need without naming them


@dataclass(frozen=True)
class Seed:
    """A file as it was before anything was done to it, and the library of the others beside which it stands."""

    kind: str
    file: str
    raw: bytes
    others: Library

    @property
    def text(self) -> str:
        """What stands in it; empty if it is no text."""
        return decode(self.raw, self.file)[0]

    @cached_property
    def value(self) -> object:
        """What it holds; None if that cannot be read."""
        tree = parse(self.text, self.file)
        return tree.value if tree.is_readable else None

    @cached_property
    def own(self) -> Mapping[str, Record]:
        """The records in it."""
        with TemporaryDirectory() as folder:
            return load(sites.write(Path(folder), {self.file: self.raw}), all_kinds())[0].records

    @cached_property
    def refs(self) -> tuple[str, ...]:
        """What can be referred to: records, and places in them."""
        records, anchors = self.others.records, self.others.anchors
        return (*records, *(f"{record_id}#{anchor}" for record_id in records for anchor in anchors(record_id)))


@dataclass(frozen=True)
class Stock:
    """All seeds: for each kind those of the examples, those that are shipped and those of the golden sites."""

    seeds: Mapping[str, Sequence[Sequence[Seed]]]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of the kinds, in a fixed order."""
        return tuple(self.seeds)

    def one(self, kind: str, chance: Random) -> Seed:
        """A seed of a kind; how many seeds a source has says nothing about its chance."""
        return chance.choice(chance.choices(self.seeds[kind], WEIGHTS[: len(self.seeds[kind])])[0])


def stock() -> Stock:
    """Every seed."""
    examples, shipped = _library_of_examples(), shipped_unchecked()
    sources = (_examples(examples), _shipped(shipped), _golden(examples))
    found: dict[str, list[list[Seed]]] = {name: [] for name in (*(kind.name for kind in all_kinds()), PAGE)}
    for source in sources:
        by_kind: dict[str, list[Seed]] = defaultdict(list)
        for seed in source:
            by_kind[seed.kind].append(seed)
        for kind, seeds in by_kind.items():
            found[kind].append(seeds)
    return Stock(found)


def _library_of_examples() -> Library:
    with TemporaryDirectory() as folder:
        return load(sites.write(Path(folder), sites.example_files()), all_kinds())[0]


def _examples(library: Library) -> Iterator[Seed]:
    for file, text in sites.example_files().items():
        yield _seed(library, file, text.encode())


def _golden(library: Library) -> Iterator[Seed]:
    examples = sites.example_files()
    for path in sorted(GOLDEN.rglob("*.yaml")):
        for file, content in Golden.read(path).contents().items():
            raw = content if isinstance(content, bytes) else content.encode()
            if content != examples.get(file) and _kind_in(file):
                yield _seed(library, file, raw)


def _shipped(library: Library) -> Iterator[Seed]:
    for file in sorted({origin.file for origin in library.origins.values()}):
        raw = (ROOT / file).read_bytes()
        many = any(kind.source == file for kind in library.kinds)
        for piece in ENTRY.split(raw.decode()) if many else [raw.decode()]:
            if not many or ENTRY.match(piece):
                yield _beside_what_it_names(library, file, piece)
    for file, text in library.documents.items():
        yield Seed(PAGE, file, text.encode(), _only(library, set()))


def _seed(library: Library, file: str, raw: bytes) -> Seed:
    return Seed(_kind_in(file), file, raw, _only(library, {*library.records} - _in_file(library, file)))


def _beside_what_it_names(library: Library, file: str, text: str) -> Seed:
    """A shipped record beside those that it names, not beside all hundreds of them."""
    kind = _kind_in(file)
    own = {text.partition(":")[0]} if library.kind_named(kind).holds_many else _in_file(library, file)
    named = {library.current_id(ref.target_id) for ref in library.references if ref.owner in own}
    named |= {record.id for name in NEVER_NAMED for record in library.of_kind(name)}
    return Seed(kind, file, text.encode(), _only(library, named - own))


def _only(library: Library, ids: set[str]) -> Library:
    records = {name: record for name, record in library.records.items() if name in ids}
    return replace(library, records=records, documents={}, unreadable={})


def _in_file(library: Library, file: str) -> set[str]:
    return {name for name, origin in library.origins.items() if origin.file == file}


def _kind_in(file: str) -> str:
    """The name of the kind that a file holds; empty if it is not read at all."""
    kind = kind_of_file(all_kinds(), file)
    return kind.name if kind else PAGE if is_document(file) else ""
