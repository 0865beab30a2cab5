"""The ids that may stand where somebody is writing one, with the titles by which they are found."""

import re
from collections.abc import Iterator

from lsprotocol import types

from generator.authoring.schemas import nameable
from generator.fields import RefTo
from generator.lsp.pointing import mark_at, path_at
from generator.lsp.view import View, file_at
from generator.reading.source import parse
from generator.record import Kind
from generator.references import IN_PROSE

LINK_BEGUN = re.compile(r"\[\[([^\[\]|]*)$")
REST = re.compile("[a-z0-9#-]*")
OPENING = {"[": "]", "{": "}", '"': '"', "'": "'"}
SOMETHING = "x"  # stands for what is not written yet


def completion(view: View, params: types.CompletionParams) -> types.CompletionList | None:
    """What may be named where the cursor is; None where no id is written."""
    file = file_at(view.root, params.text_document.uri)
    if file is None:
        return None
    lines = view.lines(file)
    number, column = view.units.place(lines, params.position)
    begun = _begun(view, file, number, column)
    if begun is None:
        return None
    mark, start = begun
    rest = REST.match(lines[number], column)
    written, stretch = lines[number][start:column], view.range(file, number, start, rest.end() if rest else column)
    items = [_item(ref, title, stretch) for ref, title in _offered(view, mark, written)]
    return types.CompletionList(is_incomplete=True, items=items)


def _offered(view: View, mark: RefTo, written: str) -> Iterator[tuple[str, str]]:
    """Places in a record are offered once it is named, or where nothing else may be."""
    record_id, has_sign, _rest = written.partition("#")
    for ref, title in nameable(view.library, mark):
        if "#" not in ref or mark.anchor == "required" or (has_sign and ref.startswith(f"{record_id}#")):
            yield ref, title


def _item(ref: str, title: str, stretch: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        ref,
        kind=types.CompletionItemKind.Reference,
        detail=title,
        filter_text=f"{ref} {title}",
        text_edit=types.TextEdit(stretch, ref),
    )


def _begun(view: View, file: str, number: int, column: int) -> tuple[RefTo, int] | None:
    """What may be named where something is being written, and where on the line that begins."""
    line = view.lines(file)[number]
    if link := LINK_BEGUN.search(line, 0, column):
        return IN_PROSE, link.start(1)
    kind = view.kind(file)
    return _begun_in_field(view, kind, file, number, column) if kind else None


def _begun_in_field(view: View, kind: Kind, file: str, number: int, column: int) -> tuple[RefTo, int] | None:
    """The text up to here is read as if a word stood here and nothing behind it."""
    lines = view.lines(file)
    before = lines[number][:column]
    text = "\n".join([*lines[:number], f"{before}{SOMETHING}{_closing(before)}"])
    spans = parse(text, file, with_spans=True).spans
    path = path_at(spans, number, column)
    mark = mark_at(kind, path)
    if mark is None or spans[path].start[0] != number:
        return None
    start = spans[path].start[1]
    return mark, start + (before[start : start + 1] in ('"', "'"))


def _closing(before: str) -> str:
    """What closes the brackets and quotation marks that are open at the end of a line."""
    opened: list[str] = []
    for sign in before:
        if opened and opened[-1] == sign:
            opened.pop()
        elif sign in OPENING and not (opened and opened[-1] in ('"', "'")):
            opened.append(OPENING[sign])
    return "".join(reversed(opened))
