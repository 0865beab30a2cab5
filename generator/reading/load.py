"""Folders of YAML to a `Library`: the only reader of authors' files.

Nothing an author did wrong is raised: whatever can be read is read, the rest comes back as diagnostics, and a file
that cannot be read still contributes its id.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.fields import ID_PATTERN
from generator.library import Library, Origin
from generator.reading.decoding import decode
from generator.reading.folders import project_files
from generator.reading.hints import shown
from generator.reading.slips import slip_in
from generator.reading.source import MAX_BYTES, find_slip, locate, parse
from generator.reading.validation import validate
from generator.record import Kind, Record
from generator.workers import in_order

MISSHAPEN = ("value-list", "value-mapping")  # often one slip has made a text of what was meant as a list
OTHER_ENDINGS = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
ID = re.compile(ID_PATTERN)
TOP_KEY = re.compile(rf"^({ID_PATTERN}):", re.MULTILINE)


@dataclass
class Loading:
    """What has been read so far."""

    root: Path
    kinds: tuple[Kind, ...]
    records: dict[str, Record] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(self, file: str, problem: Problem) -> None:
        """Note a problem of a file as a whole."""
        self.diagnostics.append(Diagnostic(problem, Place(file)))


def load(root: Path, kinds: tuple[Kind, ...]) -> tuple[Library, list[Diagnostic]]:
    """Read the knowledge base in `root`; the diagnostics say what could not be read and why."""
    loading = Loading(root, kinds)
    files: dict[str, Kind] = {}
    for file, problem in project_files(root):
        if problem:
            loading.report(file, problem)
        elif kind := _kind_to_read(loading, file):
            files[file] = kind
    for read in in_order(partial(_read, root), list(files)):
        _take_records(loading, read, files[read.file])
    library = Library(
        loading.kinds,
        loading.records,
        loading.origins,
        loading.documents,
        loading.unreadable,
    )
    return library, loading.diagnostics


def read_text(root: Path, file: str) -> str:
    """The text of an author's file as positions count it; empty if it cannot be read any more."""
    try:
        return decode((root / file).read_bytes(), file)[0]
    except OSError:
        return ""


def _kind_to_read(loading: Loading, file: str) -> Kind | None:
    """The kind of the records in a file; None for one that holds none, which is dealt with here."""
    if file.lower().endswith(OTHER_ENDINGS) and not file.endswith(".yaml"):
        _leave_out(loading, file, Problem(written=Path(file).name, code="file-extension"))
    elif file.endswith(".md") and file.startswith("content/"):
        _take_document(loading, file)
    elif file.endswith(".yaml"):
        kind = _kind_of_file(loading.kinds, file)
        if kind is None:
            _leave_out(loading, file, _stray(loading.kinds, file))
        return kind
    elif not file.startswith("content/"):
        fix = "记录改成 .yaml 结尾；手写的页面和图片移到 content/ 里"
        _leave_out(loading, file, Problem(written=Path(file).name, fix=fix, code="file-extension"))
    return None


def _leave_out(loading: Loading, file: str, problem: Problem) -> None:
    """Report a file that is not read. What refers to it was not wrong, so its id is known all the same."""
    loading.report(file, problem)
    loading.unreadable[Path(file).name.partition(".")[0]] = ""


def _kind_of_file(kinds: Iterable[Kind], file: str) -> Kind | None:
    for kind in kinds:
        if file == kind.source or (not kind.holds_many and file.startswith(f"{kind.source}/")):
            return kind
    return None


def _stray(kinds: Iterable[Kind], file: str) -> Problem:
    sources = [kind.source for kind in kinds]
    near = next((kind.source for kind in kinds if _looks_like(Path(file), kind)), "")
    fix = f"是不是应当是 {near}？" if near else ""
    return Problem(written=file, expected="、".join(sources), fix=fix, code="file-stray")


def _looks_like(file: Path, kind: Kind) -> bool:
    if any(file.is_relative_to(source) for source in kind.moved_from):
        return True
    source = Path(kind.source)
    own, meant = (file.stem, source.stem) if kind.holds_many else (file.parent.name, source.name)
    return difflib.SequenceMatcher(None, own, meant).ratio() > 0.7


@dataclass(frozen=True, slots=True)
class _Read:
    """What a file says; None as `text` or `value` if it cannot be read that far, and then why."""

    file: str
    text: str | None
    value: Mapping[str, Any] | None
    diagnostics: tuple[Diagnostic, ...]


def _read(root: Path, file: str) -> _Read:
    text, found = _decoded(root, file)
    if text is None:
        return _Read(file, None, None, tuple(found))
    value, more = _parsed(file, text)
    return _Read(file, text, value, (*found, *more))


def _take_document(loading: Loading, file: str) -> None:
    text, found = _decoded(loading.root, file)
    loading.diagnostics.extend(found)
    if text is None:
        loading.unreadable[file] = ""
    else:
        loading.documents[file] = text


def _decoded(root: Path, file: str) -> tuple[str | None, list[Diagnostic]]:
    path = root / file
    try:
        size = path.stat().st_size
        raw = b"" if size > MAX_BYTES else path.read_bytes()
    except OSError:
        return None, [Diagnostic(Problem(code="file-unreadable"), Place(file))]
    if size > MAX_BYTES:
        return None, [Diagnostic(Problem(written=f"{size / 1e6:.1f} MB", code="file-too-large"), Place(file))]
    text, found = decode(raw, file)
    return None if has_errors(found) else text, found


def _parsed(file: str, text: str) -> tuple[Mapping[str, Any] | None, list[Diagnostic]]:
    """The mapping that the file holds; None, with a diagnostic, if it does not hold one."""
    tree = parse(text, file)
    if isinstance(tree.value, dict) and tree.value:
        return tree.value, tree.diagnostics
    if not tree.is_readable:
        return None, tree.diagnostics
    if not tree.value:
        return None, [*tree.diagnostics, Diagnostic(Problem(code="file-empty"), Place(file))]
    return None, [*tree.diagnostics, find_slip(text, file) or _not_a_mapping(file, text)]


def _not_a_mapping(file: str, text: str) -> Diagnostic:
    problem = Problem(code="not-a-mapping")
    return Diagnostic(problem, locate(text, file, problem))


def _take_records(loading: Loading, read: _Read, kind: Kind) -> None:
    loading.diagnostics.extend(read.diagnostics)
    file, text, stem = read.file, read.text or "", Path(read.file).stem
    if kind.holds_many:
        loading.unreadable.update(dict.fromkeys(TOP_KEY.findall(text) if read.value is None else (), kind.name))
        for record_id, body in (read.value or {}).items():
            _take_record(loading, Origin(file, (record_id,)), kind, record_id, body, text)
    elif not ID.fullmatch(stem):
        loading.report(file, _misnamed(stem))
    elif read.value is None:
        loading.unreadable[stem] = kind.name
    else:
        _take_record(loading, Origin(file), kind, stem, read.value, text)


def _take_record(loading: Loading, origin: Origin, kind: Kind, record_id: str, body: Any, text: str) -> None:
    problems = _record_problems(loading, origin, record_id, body)
    if not problems:
        record = validate(kind.model, record_id, body)
        if isinstance(record, Record):
            loading.records[record_id] = record
            loading.origins[record_id] = origin
            return
        problems = record
    loading.unreadable[record_id] = kind.name
    for problem in problems:
        loading.diagnostics.append(_diagnostic(origin, problem, text))


def _record_problems(loading: Loading, origin: Origin, record_id: str, body: Any) -> tuple[Problem, ...]:
    if not ID.fullmatch(record_id):
        return (_misnamed(record_id),)
    if record_id in loading.origins:
        other = loading.origins[record_id].file
        return (Problem(written=f"{record_id}（{other} 已经用了）", on_key=True, code="id-duplicate"),)
    if body is None:
        return (Problem(on_key=True, code="value-empty"),)
    if not isinstance(body, dict):
        return (Problem(written=shown(body), code="value-mapping"),)
    return ()


def _misnamed(record_id: str) -> Problem:
    better = "-".join(re.findall("[a-z0-9]+", record_id.lower()))
    fix = f"改成 {better}" if better and record_id.isascii() else ""
    return Problem(written=record_id, fix=fix, on_key=True, code="id-format")


def _diagnostic(origin: Origin, problem: Problem, text: str) -> Diagnostic:
    """A problem of a record where it shows in the file; what is wrong with the file's name has no line."""
    problem = replace(problem, path=(*origin.prefix, *problem.path))
    if not problem.path:
        return Diagnostic(problem, Place(origin.file))
    place = locate(text, origin.file, problem)
    if problem.code in MISSHAPEN and (slip := slip_in(place.text, place.line - 1)):
        place = replace(place, column=slip.column + 1, length=slip.length)
        problem = Problem(problem.path, code=slip.code)
    return Diagnostic(problem, place)
