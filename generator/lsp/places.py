"""Where it stands what is named at a place, and who else names it."""

import re
from collections.abc import Iterator
from typing import Protocol

from lsprotocol import types

from generator.authoring.mentioning import as_written, edits
from generator.diagnostic import Place, Problem
from generator.fields import ID_PATTERN
from generator.library import Library
from generator.lsp.pointing import Name, name_at, path_of
from generator.lsp.view import View, file_at
from generator.reading.places import find
from generator.reading.source import locate, parse
from generator.references import Reference

ANCHOR = re.compile(rf"#({ID_PATTERN})")
TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


class At(Protocol):
    """Whatever is asked about a place in a file."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


def named(view: View, params: At) -> Name | None:
    """What is named or declared where the cursor is; None in a file that is none of the knowledge base."""
    file = file_at(view.root, params.text_document.uri)
    return name_at(view, file, *view.units.place(view.lines(file), params.position)) if file else None


def definition(view: View, params: types.DefinitionParams) -> types.Location | None:
    """The place that an id leads to. What cannot be read any more is where it was."""
    name = named(view, params)
    return declaration(view, name.ref) if name else None


def references(view: View, params: types.ReferenceParams) -> list[types.Location]:
    """The places that name a record, or one place in it, by its id, in links, or by its title."""
    name = named(view, params)
    library, record_id = view.library, view.library.current_id(name.ref.partition("#")[0]) if name else ""
    if name is None or record_id not in library.records:
        return []
    found = {*_by_id(view, record_id, name.ref.partition("#")[2])}
    if "#" not in name.ref:
        found |= {*_by_title(view, record_id)}
    locations = [types.Location(view.uri(file), view.range(file, *stretch)) for file, *stretch in sorted(found)]
    declared = declaration(view, name.ref) if params.context.include_declaration else None
    return [declared, *locations] if declared else locations


def declaration(view: View, ref: str) -> types.Location | None:
    """The key or the title of a record, or the id of a place in one; None if there is none such."""
    record_id = view.library.current_id(ref.partition("#")[0])
    if record_id not in view.library.records:
        before = view.reading.shown.origins.get(record_id)
        return types.Location(view.uri(before.file), TOP) if before else None
    origin = view.library.origins[record_id]
    spans = parse(view.text(origin.file), origin.file, with_spans=True).spans
    if "#" not in ref and origin.prefix and (key := spans[origin.prefix].key):
        return types.Location(view.uri(origin.file), view.range(origin.file, key[0], key[1], key[1] + key[2]))
    place = locate(view.text(origin.file), origin.file, Problem(path_of(view.library, ref)))
    return types.Location(view.uri(origin.file), view.units.of(place))


Stretch = tuple[str, int, int, int]
"""A file, a line, and where in it something begins and ends."""


def _by_id(view: View, record_id: str, anchor: str) -> Iterator[Stretch]:
    """With the anchor, if one is meant; without one every mention counts."""
    for file, of_file in edits(view.root, view.library, record_id, record_id).items():
        for edit in of_file:
            behind = ANCHOR.match(view.lines(file)[edit.line], edit.end)
            if not anchor:
                yield file, edit.line, edit.start, edit.end
            elif behind and behind[1] == anchor:
                yield file, edit.line, edit.start, behind.end()


def _by_title(view: View, record_id: str) -> Iterator[Stretch]:
    for reference in view.library.references:
        if reference.title and reference.target == record_id:
            place = _place_of_title(view, view.library, reference)
            yield place.file, place.line - 1, place.column - 1, place.column - 1 + place.length


def _place_of_title(view: View, library: Library, reference: Reference) -> Place:
    if reference.owner in library.documents:
        return find(view.text(reference.owner), reference.owner, reference.title)
    origin, record = library.origins[reference.owner], library.records[reference.owner]
    path = (*origin.prefix, *as_written(record, reference.path))
    return locate(view.text(origin.file), origin.file, Problem(path, needle=reference.title))
