"""What a place in a file is about: the field that stands there, and the record that it names or is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.authoring.fields import Value, value_of
from generator.authoring.mentioning import as_written
from generator.diagnostic import FieldPath
from generator.fields import REF_PATTERN, RefTo
from generator.library import Library
from generator.lsp.view import View
from generator.reading.places import Span
from generator.reading.source import parse
from generator.record import Kind, written_fields
from generator.references import LINK

REF = re.compile(REF_PATTERN)


@dataclass(frozen=True, slots=True)
class Name:
    """`id` or `id#anchor`, and the stretch of a line where that is named, or declared."""

    ref: str
    line: int
    start: int
    end: int
    is_declared: bool = False


def name_at(view: View, file: str, line: int, column: int) -> Name | None:
    """What is named or declared at a place; None if nothing is."""
    text = view.lines(file)[line]
    for link in LINK.finditer(text):
        ref = REF.fullmatch(link[1].strip())
        if ref and link.start() <= column <= link.end():
            start = text.index(ref[0], link.start(1))
            return Name(ref[0], line, start, start + len(ref[0]))
    kind = view.kind(file)
    return _in_field(view, kind, file, line, column) if kind else None


def _in_field(view: View, kind: Kind, file: str, line: int, column: int) -> Name | None:
    spans = parse(view.text(file), file, with_spans=True).spans
    path = path_at(spans, line, column)
    if mark_at(kind, path):
        for hit in REF.finditer(view.lines(file)[line]):
            if hit.start() <= column <= hit.end() and spans[path].start <= (line, hit.start()):
                return Name(hit[0], line, hit.start(), hit.end())
        return None
    return _declared(view.library, file, path, spans, line)


def _declared(library: Library, file: str, path: FieldPath, spans: Mapping[FieldPath, Span], line: int) -> Name | None:
    """A record where its key or its title stands, a place in one where its own id does."""
    for record_id, origin in library.origins.items():
        if origin.file == file and path[: len(origin.prefix)] == origin.prefix and path in spans:
            places = {origin.prefix: record_id, (*origin.prefix, "title"): record_id} if origin.prefix else {}
            places |= {path_of(library, ref): ref for ref in (record_id, *_anchors(library, record_id))}
            if ref := places.get(path):
                return _stretch(ref, spans[path], path == origin.prefix, line)
    return None


def _anchors(library: Library, record_id: str) -> Iterable[str]:
    return (f"{record_id}#{anchor}" for anchor in library.anchors(record_id))


def _stretch(ref: str, span: Span, is_key: bool, line: int) -> Name | None:
    if is_key and span.key:
        number, start, length = span.key
        return Name(ref, number, start, start + length, is_declared=True) if number == line else None
    (first, start), (last, end) = span.start, span.end
    return Name(ref, line, start, end, is_declared=True) if first == last == line else None


def path_of(library: Library, ref: str) -> FieldPath:
    """Where in its file what a reference names is declared: the id of a place, else the title of the record."""
    record_id = library.current_id(ref.partition("#")[0])
    anchor, prefix = library.anchor(ref), library.origins[record_id].prefix
    path = as_written(library.records[record_id], anchor.path) if anchor else ("title",)
    return (*prefix, *path)


def path_at(spans: Mapping[FieldPath, Span], line: int, column: int) -> FieldPath:
    """The innermost field around a place, its key not excepted; empty if there is none."""
    around = [path for path, span in spans.items() if _begin(span) <= (line, column) <= span.end]
    return max(around, key=lambda path: (_begin(spans[path]), len(path)), default=())


def _begin(span: Span) -> tuple[int, int]:
    return span.key[:2] if span.key else span.start


def mark_at(kind: Kind, path: FieldPath) -> RefTo | None:
    """What a field of a file of a kind may name; None if it names nothing."""
    found = [value_of(kind.model)]
    for step in path[1:] if kind.holds_many else path:
        found = [inner for value in found for inner in _inside(value, step)]
    return next((mark for value in found if (mark := value.find(RefTo))), None)


def _inside(value: Value, step: str | int) -> Iterable[Value]:
    if isinstance(step, int):
        return [value.item] if value.item else []
    infos = (written_fields(model).get(step) for model in value.models)
    return [value_of(info.annotation, info.metadata) for info in infos if info]
