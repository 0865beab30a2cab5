"""Folders of YAML to a `Library`: the only reader of authors' files.

Nothing an author did wrong is raised: whatever can be read is read, the rest comes back as diagnostics, and a file
that cannot be read still contributes its id.
"""

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.fields import ID_PATTERN
from generator.library import Library, Origin
from generator.record import Kind, Record
from generator.source import MAX_BYTES, decode, find_slip, locate, parse
from generator.validation import validate

FOLDERS = ("content", "cases", "quizzes")
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
    unreadable: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def report(self, file: str, problem: Problem, text: str = "") -> None:
        """Note a problem of a file as a whole, or (with its text) of a field in it."""
        place = locate(text, file, problem) if text else Place(file)
        self.diagnostics.append(Diagnostic(problem, place))


def load(root: Path, kinds: tuple[Kind, ...]) -> tuple[Library, list[Diagnostic]]:
    """Read the knowledge base in `root`; the diagnostics say what could not be read and why."""
    loading = Loading(root, kinds)
    for file in _files(loading):
        _take(loading, file)
    library = Library(
        loading.kinds,
        loading.records,
        loading.origins,
        loading.documents,
        frozenset(loading.unreadable),
    )
    return library, loading.diagnostics


def read_text(root: Path, file: str) -> str:
    """The text of an author's file as positions count it; empty if it cannot be read any more."""
    try:
        return decode((root / file).read_bytes(), file)[0]
    except OSError:
        return ""


def _files(loading: Loading) -> Iterator[str]:
    for folder in FOLDERS:
        if (loading.root / folder).is_dir():
            yield from _walk(loading, loading.root / folder)


def _walk(loading: Loading, folder: Path) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        loading.report(_relative(loading, folder), Problem("file-unreadable", (), ""))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and _leads_outside(loading, path):
            loading.report(_relative(loading, path), Problem("symlink-outside", (), ""))
        elif entry.is_dir():
            yield from _walk(loading, path)
        elif entry.is_file():
            yield _relative(loading, path)


def _leads_outside(loading: Loading, path: Path) -> bool:
    """A link that leaves the project, leads nowhere, or leads to a folder that is read anyway."""
    target = path.resolve()
    return not target.is_relative_to(loading.root.resolve()) or not target.is_file()


def _relative(loading: Loading, path: Path) -> str:
    return path.relative_to(loading.root).as_posix()


def _take(loading: Loading, file: str) -> None:
    if file.endswith((".yml", ".yaml.txt")):
        loading.report(file, Problem("file-extension", (), "", written=Path(file).name))
    elif file.endswith(".md") and file.startswith("content/"):
        _take_document(loading, file)
    elif file.endswith(".yaml"):
        kind = _kind_of_file(loading.kinds, file)
        if kind is None:
            loading.report(file, _stray(loading.kinds, file))
        else:
            _take_records(loading, file, kind)


def _kind_of_file(kinds: Iterable[Kind], file: str) -> Kind | None:
    for kind in kinds:
        if file == kind.source or (not kind.holds_many and file.startswith(f"{kind.source}/")):
            return kind
    return None


def _stray(kinds: Iterable[Kind], file: str) -> Problem:
    sources = [kind.source for kind in kinds]
    near = difflib.get_close_matches(file.rpartition("/")[0], sources, 1, 0.6)
    fix = f"是不是应当放在 {near[0]}/ 里？" if near else ""
    return Problem("file-stray", (), "", written=file, expected="、".join(sources), fix=fix)


def _take_document(loading: Loading, file: str) -> None:
    text = _decoded(loading, file)
    if text is not None:
        loading.documents[file] = text


def _decoded(loading: Loading, file: str) -> str | None:
    path = loading.root / file
    try:
        size = path.stat().st_size
        raw = b"" if size > MAX_BYTES else path.read_bytes()
    except OSError:
        loading.report(file, Problem("file-unreadable", (), ""))
        return None
    if size > MAX_BYTES:
        loading.report(file, Problem("file-too-large", (), "", written=f"{size / 1e6:.1f} MB"))
        return None
    text, found = decode(raw, file)
    loading.diagnostics.extend(found)
    return None if has_errors(found) else text


def _take_records(loading: Loading, file: str, kind: Kind) -> None:
    stem = Path(file).stem
    text = _decoded(loading, file)
    value = None if text is None else _parsed(loading, file, text)
    if kind.holds_many:
        loading.unreadable.update(TOP_KEY.findall(text or "") if value is None else ())
        for record_id, body in (value or {}).items():
            _take_record(loading, Origin(file, (record_id,)), kind, record_id, body, text or "")
    elif not ID.fullmatch(stem):
        loading.report(file, Problem("id-format", (), "", written=stem))
    elif value is None:
        loading.unreadable.add(stem)
    else:
        _take_record(loading, Origin(file), kind, stem, value, text or "")


def _parsed(loading: Loading, file: str, text: str) -> Mapping[str, Any] | None:
    """The mapping that the file holds; None, with a diagnostic, if it does not hold one."""
    tree = parse(text, file)
    loading.diagnostics.extend(tree.diagnostics)
    if not tree.is_readable and not isinstance(tree.value, dict):
        return None
    if tree.value is None or tree.value == {}:
        loading.report(file, Problem("file-empty", (), ""))
    elif not isinstance(tree.value, dict):
        slip = find_slip(text, file)
        loading.diagnostics.append(slip or _not_a_mapping(file, text))
    else:
        return tree.value
    return None


def _not_a_mapping(file: str, text: str) -> Diagnostic:
    problem = Problem("not-a-mapping", (), "")
    return Diagnostic(problem, locate(text, file, problem))


def _take_record(loading: Loading, origin: Origin, kind: Kind, record_id: str, body: Any, text: str) -> None:
    problems = _record_problems(loading, origin, record_id, body)
    if not problems:
        record = validate(kind.model, record_id, body)
        if isinstance(record, Record):
            loading.records[record_id] = record
            loading.origins[record_id] = origin
            return
        problems = record
    loading.unreadable.add(record_id)
    for problem in problems:
        loading.report(origin.file, _below(origin, problem), text)


def _record_problems(loading: Loading, origin: Origin, record_id: str, body: Any) -> tuple[Problem, ...]:
    if not ID.fullmatch(record_id):
        return (Problem("id-format", (), "", written=record_id, on_key=True),)
    if record_id in loading.origins:
        other = loading.origins[record_id].file
        return (Problem("id-duplicate", (), "", written=f"{record_id}（{other} 已经用了）", on_key=True),)
    if body is None:
        return (Problem("value-empty", (), "", on_key=True),)
    if not isinstance(body, dict):
        return (Problem("value-mapping", (), "", written=str(body)[:40]),)
    return ()


def _below(origin: Origin, problem: Problem) -> Problem:
    """The same problem with its path counted from the top of the file."""
    return replace(problem, path=(*origin.prefix, *problem.path)) if origin.prefix else problem
