"""Findings as an editor shows them, and mends them."""

from collections.abc import Iterator

from lsprotocol import types

from generator.diagnostic import Diagnostic
from generator.lsp.units import Units
from generator.lsp.view import View, file_at
from generator.report import in_words, visible

SOURCE = "casebook"
SEVERITIES = {"error": types.DiagnosticSeverity.Error, "warning": types.DiagnosticSeverity.Warning}


def shown(found: Diagnostic, units: Units) -> types.Diagnostic:
    """A finding with the words that the command line has for it."""
    problem = found.problem
    severity = SEVERITIES[problem.severity]
    return types.Diagnostic(units.of(found.place), in_words(problem), severity, problem.code, source=SOURCE)


def actions(view: View, params: types.CodeActionParams) -> list[types.CodeAction]:
    """What mends the findings in a range, where that is known for sure."""
    only = params.context.only
    file = file_at(view.root, params.text_document.uri)
    if file is None or (only and not any(_is_within(types.CodeActionKind.QuickFix, kind) for kind in only)):
        return []
    return [_action(view, found) for found in _mendable(view, file) if _meets(view.units.of(found.place), params.range)]


def _mendable(view: View, file: str) -> Iterator[Diagnostic]:
    """What can be mended, unless its line is another by now."""
    lines = view.lines(file)
    for found in view.found:
        place = found.place
        if place.file == file and found.replacement and lines[place.line - 1 : place.line] == (place.text,):
            yield found


def _action(view: View, found: Diagnostic) -> types.CodeAction:
    edit = types.TextEdit(view.units.of(found.place), found.replacement)
    return types.CodeAction(
        f"改成 {visible(found.replacement.strip())}",
        types.CodeActionKind.QuickFix,
        [shown(found, view.units)],
        is_preferred=True,
        edit=types.WorkspaceEdit({view.uri(found.place.file): [edit]}),
    )


def _is_within(kind: str, wanted: str) -> bool:
    return not wanted or kind == wanted or kind.startswith(f"{wanted}.")


def _meets(one: types.Range, other: types.Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
