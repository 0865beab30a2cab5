"""One case: a file is read and checked as `casebook check` does it, its page is made, and everything is looked at."""

import json
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple
from unittest.mock import patch

import yaml
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from generator import build, checks, data, workers
from generator.authoring import explain
from generator.diagnostic import Diagnostic, has_errors
from generator.kinds import all_kinds
from generator.library import Library
from generator.pages import render
from generator.pages.environment import environment_of
from generator.pages.prose import Writer
from generator.reading.decoding import decode
from generator.reading.load import load
from generator.reading.placing import Placing
from generator.record import Record
from generator.report import FORMATS, visible
from generator.search.passages import passages
from generator.walk import Leaf
from tests import sites
from tests.fuzz.rereading import Difference, Words, compared, left_out, reread
from tests.fuzz.seeds import PAGE, Seed
from tests.fuzz.showing import Page

EXPLAINED = explain.pages()
BEFORE_LINES = ("file-gbk", "file-encoding")  # found in bytes, not in lines of a text
ASKS_ALL = "unreachable"  # who leads to a record only the whole library knows
SOUGHT_ONLY = ("aliases",)  # words by which the search finds a page, which need not show them

Verdict = Literal["refused", "warned", "clean"]


class Fault(NamedTuple):
    """Something that must not be: of what sort, where in our code or in the record, and what was seen."""

    sort: str
    where: str
    what: str


class Outcome(NamedTuple):
    """What became of a case. `pages` were made and looked at; `alone` says that only our reader could read it."""

    verdict: Verdict
    pages: int = 0
    alone: bool = False
    fault: Fault | None = None


@dataclass(frozen=True)
class Among(Library):
    """A library of which only some records are looked at; the others are there to be named."""

    own: frozenset[str] = frozenset()

    def owners(self) -> Iterator[tuple[str, list[Leaf]]]:
        """The texts of those records, and handwritten pages."""
        own = replace(self, records={name: self.records[name] for name in self.records if name in self.own})
        yield from Library.owners(own)


class _Compiled(BytecodeCache):
    """Templates that are compiled once for all libraries."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


@contextmanager
def unshared() -> Iterator[None]:
    """No work is shared out to more processes, and no template is compiled twice."""
    with patch.object(workers, "WORTHWHILE", sys.maxsize), patch.object(render, "environment_of", _environment_of):
        yield


def _environment_of(library: Library) -> Environment:
    found = environment_of(library)
    found.bytecode_cache = COMPILED
    return found


class _FoundError(Exception):
    def __init__(self, sort: str, where: str, what: str) -> None:
        super().__init__(what)
        self.fault = Fault(sort, where, what)


def tried(seed: Seed, raw: bytes, desk: Path, *, whole: bool) -> Outcome:
    """What becomes of a mangled file, alone among the others and, if `whole`, in the site of all EXAMPLEs on `desk`."""
    try:
        outcome = _alone(seed, raw, desk / "alone")
        if whole:
            _in_site(seed, raw, desk / "site")
    except _FoundError as found:
        return Outcome("refused", fault=found.fault)
    except Exception as error:  # noqa: BLE001 - any exception is what is looked for
        return Outcome("refused", fault=_traceback(error))
    return outcome


def prepare(desk: Path) -> Path:
    """Write the site of all EXAMPLEs."""
    sites.write(desk / "site", sites.example_files())
    (desk / "alone").mkdir()
    return desk


def diagnostics_of(seed: Seed, raw: bytes, root: Path) -> tuple[Among, Sequence[Diagnostic]]:
    """The library in which a file stands, and what is wrong with the file."""
    file = root / seed.file
    sites.write(root, {seed.file: raw})
    try:
        mine, found = load(root, all_kinds())
        library = _among(seed.others, mine)
        findings = [each for each in checks.run(library) if each[0] in library.own and each[1].code != ASKS_ALL]
        placing = Placing(root, {})
        return library, [*found, *(placing.place(library, *each) for each in findings)]
    finally:
        file.unlink()


def _among(others: Library, mine: Library) -> Among:
    return Among(
        mine.kinds,
        {**others.records, **mine.records},
        {**others.origins, **mine.origins},
        mine.documents,
        mine.unreadable,
        own=frozenset((*mine.records, *mine.documents)),
    )


def _alone(seed: Seed, raw: bytes, root: Path) -> Outcome:
    library, diagnostics = diagnostics_of(seed, raw, root)
    _sound(seed.file, raw, diagnostics)
    if has_errors(diagnostics):
        return Outcome("refused")
    verdict: Verdict = "warned" if diagnostics else "clean"
    if seed.kind == PAGE:
        return Outcome(verdict)
    try:
        tree, gone = reread(raw), list(left_out(raw))
    except (yaml.YAMLError, ValueError):
        return Outcome(verdict, alone=True)
    lines = {found.place.line for found in diagnostics}
    if lost := [(line, words) for line, words in gone if line + 1 not in lines]:
        raise _FoundError("left out", "yaml", str(lost))
    return Outcome(verdict, sum(_faithful(seed, library, diagnostics, *each) for each in _bodies(seed, tree, library)))


def _in_site(seed: Seed, raw: bytes, root: Path) -> None:
    """Every check of the whole library, every page and what scripts read; then the site is as it was."""
    examples, file = sites.example_files(), root / seed.file
    sites.write(root, {seed.file: raw})
    try:
        checked = build.check(root)
        if checked.is_publishable:
            data.scripts(checked.library)
            for page in render.pages(checked.library):
                passages(page)
    finally:
        file.unlink()
        sites.write(root, {name: text for name, text in examples.items() if name == seed.file})
    _sound(seed.file, raw, [each for each in checked.diagnostics if each.place.file == seed.file])


def _sound(file: str, raw: bytes, diagnostics: Sequence[Diagnostic]) -> None:
    """Every finding has a page of `casebook explain`, a true place, and a form in every format."""
    lines = decode(raw, file)[0].split("\n")
    for found in diagnostics:
        if found.problem.code not in EXPLAINED:
            raise _FoundError("unexplained", found.problem.code, str(found))
        if not _is_placed(found, lines):
            raise _FoundError("untrue place", found.problem.code, str(found))
    seen = {name: form(diagnostics) for name, form in FORMATS.items()}
    if len(json.loads(seen["json"])) != len(diagnostics) or seen["github"].count("\n") != len(diagnostics):
        raise _FoundError("report", "count", seen["github"])
    if odd := next((line for line in seen["text"].split("\n") if visible(line) != line), ""):
        raise _FoundError("report", "control characters", odd)


def _is_placed(found: Diagnostic, lines: Sequence[str]) -> bool:
    """The place lies in the file, and its text is the file's."""
    place = found.place
    if not place.line:
        return True
    is_inside = 1 <= place.column <= len(place.text) + 1 and place.length >= 1
    is_inside &= place.length == 1 or place.column - 1 + place.length <= len(place.text)
    if found.problem.code in BEFORE_LINES:
        return is_inside
    return is_inside and place.line <= len(lines) and place.text == lines[place.line - 1]


def _bodies(seed: Seed, tree: object, library: Among) -> Iterator[tuple[object, Record]]:
    """The records of a file, each with what the other reader saw of it; there must be one for each body."""
    is_many = library.kind_named(seed.kind).holds_many
    bodies = tree if is_many and isinstance(tree, dict) else {Path(seed.file).stem: tree}
    for name, body in bodies.items():
        if name not in library.own:
            raise _FoundError("left out", seed.kind, f"{name} is no record, and nothing was said")
        yield body, library.records[name]


def _faithful(seed: Seed, library: Library, diagnostics: Sequence[Diagnostic], body: object, record: Record) -> bool:
    """Whether the page had to be made to see that the record says what the file says, and the page what both say."""
    if not isinstance(body, dict):
        raise _FoundError("read otherwise", seed.kind, f"{body!r} was read as {record.id}")
    told = [found.problem.path[len(library.origins[record.id].prefix) :] for found in diagnostics]
    found = list(compared(body, record))
    for one in found:
        if isinstance(one, Difference) and not _is_told(one.path, told):
            raise _FoundError("read otherwise", _field(record, one.path), f"{one.written!r} was read as {one.read!r}")
    if record == seed.own.get(record.id):
        return False
    words = (one for one in found if isinstance(one, Words) and one.path[0] not in SOUGHT_ONLY)
    page = _page(library, record)
    for one in words:
        if (missing := page.lacks(one)) and not _is_told(one.path, told):
            raise _FoundError("not shown", _field(record, one.path), f"{missing!r} of {one.text!r}")
    return True


def _page(library: Library, record: Record) -> Page:
    path = library.page_of(record)
    markup = next(page.html for page in render.pages(library) if page.path == path)

    def addresses(ref: str) -> set[str]:
        """The page of what is referred to; a time limit may be shown on the page that counts."""
        target, place = library.get(ref), library.anchor(ref)
        if target is None:
            return set()
        return {f"page:{library.page_of(target)}{f'#{place.id}' if place else ''}", f"page:deadline-tool#{target.id}"}

    return Page(markup, Writer(library).prose, addresses)


def _is_told(path: Sequence[object], told: Sequence[Sequence[object]]) -> bool:
    return any(tuple(path[: len(other)]) == tuple(other) for other in told if other)


def _field(record: Record, path: Sequence[object]) -> str:
    """A field whatever its place in lists: `case.timeline.what`."""
    return ".".join([record.kind, *(step for step in path if isinstance(step, str))])


def _traceback(error: BaseException) -> Fault:
    frames = traceback.extract_tb(error.__traceback__)
    ours = next((frame for frame in reversed(frames) if "/generator/" in frame.filename), frames[-1])
    where = f"{type(error).__name__} in {Path(ours.filename).name}:{ours.name}"
    return Fault("traceback", where, "".join(traceback.format_exception(error)))
