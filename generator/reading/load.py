"""Folders to a library: which files hold records of which kind, and what each of them adds.

Nothing that an author left out or did wrong is raised: whatever can be read is read, the rest comes back as
diagnostics, and a file that cannot be read still contributes its id.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.fields import ID_PATTERN
from generator.library import Library, Origin
from generator.reading.closed import words_of
from generator.reading.decoding import decode
from generator.reading.folders import project_files
from generator.reading.hints import shown
from generator.reading.ids import device_in, is_id, misnamed
from generator.reading.ledger import Leaf, gathered, leaf
from generator.reading.offered import offered_at
from generator.reading.slips import first_slip
from generator.reading.sorting import is_aggregate, is_document, kind_of_file, reason_to_leave_out
from generator.reading.source import MAX_BYTES, find_slip, locate, parse
from generator.reading.stamps import UNKNOWN, Stamp, proven, stamp_of
from generator.reading.unsaved import content_of, size_of
from generator.reading.validation import validate
from generator.record import Kind, Record
from generator.references.known import Known, known_of
from generator.workers import in_order

MISSHAPEN = ("value-list", "value-mapping")  # often one slip has made a text of what was meant as a list
TOP_KEY = re.compile(rf"^({ID_PATTERN}):", re.MULTILINE)


class Entry(NamedTuple):
    """What stands in a file under one id: a record, or else what is wrong with it."""

    id: str
    kind: str
    origin: Origin
    known: Known | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class Share(NamedTuple):
    """What one file adds to the library, as far as that depends on no other file."""

    entries: tuple[Entry, ...] = ()
    documents: Mapping[str, str] = {}
    unreadable: Mapping[str, str] = {}
    diagnostics: tuple[Diagnostic, ...] = ()
    leaves: Mapping[str, Leaf] = {}


@dataclass
class Shelf:
    """What each file of a project added when it was last read, by which writing of the file; `changed` since then."""

    shares: dict[str, tuple[Stamp, Share]] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def read(self, root: Path, kinds: tuple[Kind, ...]) -> tuple[Library, list[Diagnostic]]:
        """The same as `load`; only files that changed are read."""
        found, now = dict(project_files(root)), time.time_ns()
        stamps = {file: stamp_of(f"{root}/{file}") for file in found}
        kept = {
            file: self.shares[file]
            for file, problem in found.items()
            if problem is None and file in self.shares and self.shares[file][0] == stamps[file] != UNKNOWN
        }
        read = dict(_shares(root, kinds, {file: problem for file, problem in found.items() if file not in kept}))
        self.changed = {*read} | {*self.shares} - {*found}
        self.shares = {file: kept.get(file) or (proven(stamps[file], now), read[file]) for file in found}
        return _gathered(root, kinds, [share for _stamp, share in self.shares.values()])


def load(root: Path, kinds: tuple[Kind, ...]) -> tuple[Library, list[Diagnostic]]:
    """Read the knowledge base in `root`: `(library, what could not be read and why)`. Reads files, raises nothing."""
    return Shelf().read(root, kinds)


def _gathered(root: Path, kinds: tuple[Kind, ...], shares: Iterable[Share]) -> tuple[Library, list[Diagnostic]]:
    """The library of all shares. An id is its first user's; who else uses it is told."""
    entries: dict[str, Entry] = {}
    documents: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    unread: list[Entry] = []
    diagnostics: list[Diagnostic] = []
    leaves: dict[str, Leaf] = {}
    for share in shares:
        leaves.update(share.leaves)
        documents.update(share.documents)
        unreadable.update(share.unreadable)
        diagnostics += share.diagnostics
        for entry in share.entries:
            if entry.id in entries:
                unreadable[entry.id] = entry.kind
                diagnostics.append(_taken(root, entry, entries[entry.id].origin))
            elif entry.known is None:
                unreadable[entry.id] = entry.kind
                unread.append(entry)
            else:
                entries[entry.id] = entry
    known = {entry.id: entry.known for entry in entries.values() if entry.known}
    records = {record_id: one.record for record_id, one in known.items()}
    origins = {entry.id: entry.origin for entry in entries.values()}
    broken = any(is_aggregate(found.place.file) for found in diagnostics if found.problem.severity == "error")
    ledger, of_ledger = gathered({} if broken else leaves)
    library = Library(kinds, records, origins, documents, unreadable, known=known, ledger=ledger)
    return library, [*diagnostics, *of_ledger, *(found for entry in unread for found in _told(library, entry))]


def _told(library: Library, entry: Entry) -> Iterator[Diagnostic]:
    """What is wrong with a record that could not be read, beside what there is."""
    kind = library.kind_named(entry.kind)
    for found in entry.diagnostics:
        yield replace(found, problem=offered_at(kind, library, entry.origin.prefix, found.problem))


def _taken(root: Path, entry: Entry, first: Origin) -> Diagnostic:
    problem = Problem(written=f"{entry.id}（{first.file} 已经用了）", on_key=True, code="id-duplicate")
    return _diagnostic(entry.origin, problem, read_text(root, entry.origin.file))


def read_text(root: Path, file: str) -> str:
    """The text of an author's file as positions count it; empty if it cannot be read any more."""
    try:
        return decode(content_of(root / file), file)[0]
    except OSError:
        return ""


def _shares(root: Path, kinds: tuple[Kind, ...], found: Mapping[str, Problem | None]) -> Iterator[tuple[str, Share]]:
    """What each of the files adds, or what keeps it from being read."""
    sources = {file: kind for file, problem in found.items() if not problem and (kind := kind_of_file(kinds, file))}
    yield from in_order(partial(_read_share, root), list(sources.items()))
    yield from ((file, _aside(root, kinds, file, problem)) for file, problem in found.items() if file not in sources)


def _read_share(root: Path, source: tuple[str, Kind]) -> tuple[str, Share]:
    file, kind = source
    return file, _share_of(kind, _read(root, file))


def _aside(root: Path, kinds: Iterable[Kind], file: str, problem: Problem | None) -> Share:
    """What a file that holds no records adds: a handwritten page, nothing, or what is wrong with it."""
    if problem:
        return Share(diagnostics=(Diagnostic(problem, Place(file)),))
    if device := device_in(file):
        return Share(unreadable={file: ""}, diagnostics=(Diagnostic(misnamed(device), Place(file)),))
    if is_document(file):
        return _document(root, file)
    if is_aggregate(file):
        return _aggregate(root, file)
    reason = reason_to_leave_out(kinds, file)
    return _left_out(kinds, file, reason) if reason else Share()


def _left_out(kinds: Iterable[Kind], file: str, problem: Problem) -> Share:
    """A file that is not read. What refers to it was not wrong, so its id is known all the same."""
    name = Path(file).name.partition(".")[0]
    kind = kind_of_file(kinds, Path(file).with_name(f"{name}.yaml").as_posix())
    return Share(unreadable={name: kind.name if kind else ""}, diagnostics=(Diagnostic(problem, Place(file)),))


def _document(root: Path, file: str) -> Share:
    text, found = _decoded(root, file)
    if has_errors(found):
        return Share(unreadable={file: ""}, diagnostics=tuple(found))
    return Share(documents={file: text}, diagnostics=tuple(found))


def _aggregate(root: Path, file: str) -> Share:
    read = _read(root, file)
    if read.value is None:
        return Share(diagnostics=read.diagnostics)
    said = leaf(file, read.text, read.value)
    if isinstance(said, list):
        return Share(diagnostics=(*read.diagnostics, *said))
    return Share(diagnostics=read.diagnostics, leaves={file: said})


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file says; without a value if it cannot be read that far, and then why."""

    file: str
    text: str
    value: Mapping[str, Any] | None
    diagnostics: tuple[Diagnostic, ...]


def _read(root: Path, file: str) -> _Read:
    text, found = _decoded(root, file)
    value, more = (None, []) if has_errors(found) else _parsed(file, text)
    return _Read(file, text, value, (*found, *more))


def _decoded(root: Path, file: str) -> tuple[str, list[Diagnostic]]:
    """The text of a file; what keeps it from being read is an error beside an empty text."""
    path = root / file
    try:
        if (size := size_of(path)) > MAX_BYTES:
            return "", [Diagnostic(Problem(written=f"{size / 1e6:.1f} MB", code="file-too-large"), Place(file))]
        return decode(content_of(path), file)
    except OSError:
        return "", [Diagnostic(Problem(code="file-unreadable"), Place(file))]


def _parsed(file: str, text: str) -> tuple[Mapping[str, Any] | None, list[Diagnostic]]:
    """The mapping that the file holds; None, with a diagnostic, if it does not hold one."""
    tree = parse(text, file)
    if isinstance(tree.value, dict) and tree.value:
        return tree.value, tree.diagnostics
    if not tree.is_readable:
        return None, tree.diagnostics
    if not tree.value:
        return None, [Diagnostic(Problem(code="file-empty"), Place(file))]
    return None, [find_slip(text, file) or _not_a_mapping(file, text)]


def _not_a_mapping(file: str, text: str) -> Diagnostic:
    problem = Problem(code="not-a-mapping")
    return Diagnostic(problem, locate(text, file, problem))


def _share_of(kind: Kind, read: _Read) -> Share:
    """The records of a file."""
    stem = Path(read.file).stem
    if not kind.holds_many and not is_id(stem):
        wrong = Diagnostic(misnamed(stem), Place(read.file))
        return Share(unreadable={stem: kind.name}, diagnostics=(*read.diagnostics, wrong))
    if read.value is None:
        ids = TOP_KEY.findall(read.text) if kind.holds_many else [stem]
        return Share(unreadable=dict.fromkeys(ids, kind.name), diagnostics=read.diagnostics)
    entries = tuple(_entry(kind, read, *body) for body in _bodies(kind, read))
    return Share(entries, diagnostics=read.diagnostics)


def _entry(kind: Kind, read: _Read, record_id: str, origin: Origin, body: Any) -> Entry:
    validated = _validated(kind, record_id, body)
    if isinstance(validated, Record):
        return Entry(record_id, kind.name, origin, known_of(validated))
    found = tuple(_diagnostic(origin, problem, read.text) for problem in validated)
    return Entry(record_id, kind.name, origin, diagnostics=found)


def _bodies(kind: Kind, read: _Read) -> Iterator[tuple[str, Origin, Any]]:
    if kind.holds_many:
        yield from ((name, Origin(read.file, (name,)), body) for name, body in (read.value or {}).items())
    else:
        yield Path(read.file).stem, Origin(read.file), read.value


def _validated(kind: Kind, record_id: str, body: Any) -> Record | tuple[Problem, ...]:
    """The record, or everything that is wrong with it."""
    if not is_id(record_id):
        return (misnamed(record_id),)
    if body is None:
        return (Problem(on_key=True, code="value-empty"),)
    if not isinstance(body, dict):
        return (Problem(written=shown(body), code="value-mapping"),)
    return validate(kind.model, record_id, body, words_of(kind))


def _diagnostic(origin: Origin, problem: Problem, text: str) -> Diagnostic:
    """A problem of a record where it shows in the file; what is wrong with the file's name has no line."""
    problem = replace(problem, path=(*origin.prefix, *problem.path))
    if not problem.path:
        return Diagnostic(problem, Place(origin.file))
    place = locate(text, origin.file, problem)
    if problem.code in MISSHAPEN and (slip := first_slip([place.text])):
        place = replace(place, column=slip.column + 1, length=slip.length)
        problem = Problem(problem.path, code=slip.code, replacement=slip.replacement)
    return Diagnostic(problem, place)
