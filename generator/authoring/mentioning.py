"""Where the id of a record stands in the authors' files, as edits that put another in its place."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from generator.diagnostic import FieldPath
from generator.fields import RefTo
from generator.library import Library
from generator.reading.load import read_text
from generator.reading.places import Span, lines_of
from generator.reading.source import parse
from generator.reading.splicing import Edit
from generator.record import Record
from generator.references import Reference
from generator.walk import leaves

PAGES = "content"
ADDRESS = re.compile(r"(?<![\w./-])(?P<folder>(?:[\w.-]+/|/)*)(?P<name>[a-z0-9-]+)(?=\.(?:md|html)(?![\w-]))")


def named(old: str) -> re.Pattern[str]:
    """The id of a record where a field names it."""
    return re.compile(rf"(?<![a-z0-9#-])({re.escape(old)})(?![a-z0-9-])")


def linked(old: str) -> re.Pattern[str]:
    """The id of a record where a text links to it."""
    return re.compile(rf"\[\[[ \t]*({re.escape(old)})(?=#|[ \t]*[|\]])")


def edits(root: Path, library: Library, old: str, new: str) -> Mapping[str, frozenset[Edit]]:
    """By file the edits that make every mention of a record name it by its new id."""
    found: dict[str, set[Edit]] = {}
    for owner, references in _by_owner(library, old).items():
        file = library.origins[owner].file if owner in library.records else owner
        found.setdefault(file, set()).update(_of_owner(root, library, owner, references, (old, new)))
    record = library.records[old]
    for file, text in library.documents.items():
        found.setdefault(file, set()).update(addresses(text, file, library.page_of(record), new))
    return {file: frozenset(edits) for file, edits in found.items() if edits}


def _by_owner(library: Library, old: str) -> Mapping[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    for reference in library.references:
        if reference.target_id == old and not reference.title:
            found.setdefault(reference.owner, []).append(reference)
    return found


def _of_owner(
    root: Path, library: Library, owner: str, references: list[Reference], ids: tuple[str, str]
) -> Iterator[Edit]:
    old, new = ids
    if owner in library.documents:
        lines = lines_of(library.documents[owner])
        yield from _in_lines(lines, Span(None, (0, 0), (len(lines), 0)), linked(old), new)
        return
    origin, record = library.origins[owner], library.records[owner]
    text = read_text(root, origin.file)
    spans = parse(text, origin.file, with_spans=True).spans
    fields = {leaf.path for leaf in leaves(record) if isinstance(leaf.mark, RefTo)}
    for reference in references:
        span = spans[*origin.prefix, *as_written(record, reference.path)]
        pattern = named(old) if reference.path in fields else linked(old)
        yield from _in_lines(lines_of(text), span, pattern, new)


def as_written(record: Record, path: FieldPath) -> FieldPath:
    """A path by the names that authors write."""
    value: object = record
    written: list[str | int] = []
    for step in path:
        if isinstance(value, BaseModel) and isinstance(step, str):
            written.append(type(value).model_fields[step].alias or step)
            value = getattr(value, step)
        elif isinstance(value, tuple) and isinstance(step, int):
            written.append(step)
            value = value[step]
    return tuple(written)


def _in_lines(lines: Sequence[str], span: Span, pattern: re.Pattern[str], new: str) -> Iterator[Edit]:
    (first, start), (last, end) = span.start, span.end
    for number in range(first, min(last + 1, len(lines))):
        begin, limit = start if number == first else 0, end if number == last else len(lines[number])
        for hit in pattern.finditer(lines[number], begin, limit):
            yield Edit(number, hit.start(1), hit.end(1), new)


def addresses(text: str, file: str, page: str, new: str) -> Iterator[Edit]:
    """Where a handwritten page, or the menu, leads to the page of a record by its address."""
    base = posixpath.relpath(posixpath.dirname(file), PAGES) if file.startswith(f"{PAGES}/") else ""
    for number, line in enumerate(lines_of(text)):
        for hit in ADDRESS.finditer(line):
            folder = "" if hit["folder"].startswith("/") else base
            path = posixpath.normpath(posixpath.join(folder, hit["folder"].lstrip("/"), hit["name"]))
            if path == page:
                yield Edit(number, hit.start("name"), hit.end("name"), new)
