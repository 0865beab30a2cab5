"""Another id for a record, as edits of what is open and of what is not: the same that `casebook rename` makes.

They are worked out on a copy of the knowledge base as it stands in the editor, so that what is not saved is kept.
"""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from generator import build
from generator.authoring.renaming import MENU, NotRenamedError, Renaming, renaming
from generator.authoring.together import Change
from generator.lsp.places import At, named
from generator.lsp.pointing import Name
from generator.lsp.view import View, file_at
from generator.reading.folders import project_files
from generator.reading.splicing import LINE
from generator.reading.unsaved import content_of

NOTHING = "光标不在条目的编号或标题上。"
PLACE = "这个编号是条目里面一处的，不是条目的：自己改掉，casebook check 会指出还写着旧编号的地方。"
UNFIT = "这个编辑器不会替人给文件改名：先保存，再运行 casebook rename。"
NEVER_SAVED = "{} 还没有保存过：用新的编号作文件名保存就行。"

Edits = types.TextDocumentEdit | types.RenameFile


def prepare(view: View, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
    """The id that would be replaced. Refuses in words where there is none."""
    name, record_id = _renamed(view, params)
    file = file_at(view.root, params.text_document.uri) or ""
    end = name.end if name.is_declared else name.start + len(record_id)
    return types.PrepareRenamePlaceholder(view.range(file, name.line, name.start, end), record_id)


def rename(view: View, params: types.RenameParams) -> types.WorkspaceEdit:
    """All that a new id takes, or a refusal in words."""
    _name, written = _renamed(view, params)
    old = view.library.current_id(written)
    with TemporaryDirectory(prefix="casebook-") as folder:
        _copy(view.root, Path(folder))
        try:
            found = renaming(Path(folder), build.preview(Path(folder)), old, params.new_name)
        except NotRenamedError as refused:
            _refuse(str(refused))
    return _as_edits(view, found)


def _renamed(view: View, params: At) -> tuple[Name, str]:
    """What the cursor is on, and the id of the record."""
    name = named(view, params)
    if name is None:
        _refuse(NOTHING)
    record_id, sign, _anchor = name.ref.partition("#")
    file = file_at(view.root, params.text_document.uri) or ""
    _line, column = view.units.place(view.lines(file), params.position)
    if sign and (name.is_declared or column > name.start + len(record_id)):
        _refuse(PLACE)
    return name, record_id


def _copy(root: Path, copy: Path) -> None:
    """What a check and a renaming read, as it stands in the editor."""
    files = [file for file, problem in project_files(root) if problem is None]
    for file in (*files, MENU):
        if file in files or (root / file).is_file():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes(content_of(root / file))


def _as_edits(view: View, found: Renaming) -> types.WorkspaceEdit:
    able = view.able.workspace and view.able.workspace.workspace_edit
    moved = {change.file: change for change in found.changes if change.before is None}
    gone = [change for change in found.changes if change.after is None]
    if not able or not able.document_changes:
        if moved:
            _refuse(UNFIT)
        return types.WorkspaceEdit({view.uri(one.file): [*_line_edits(view, one)] for one in found.changes})
    if moved and types.ResourceOperationKind.Rename not in (able.resource_operations or ()):
        _refuse(UNFIT)
    edits: list[Edits] = [_of_file(view, one) for one in found.changes if one.file not in moved and one not in gone]
    for before, after in zip(gone, moved.values(), strict=True):
        if not (view.root / before.file).exists():
            _refuse(NEVER_SAVED.format(before.file))
        edits.append(_of_file(view, Change(before.file, before.before, after.after)))
        edits.append(types.RenameFile(view.uri(before.file), (view.root / after.file).as_uri()))
    return types.WorkspaceEdit(document_changes=edits)


def _of_file(view: View, change: Change) -> types.TextDocumentEdit:
    version = view.opened[change.file].version if change.file in view.opened else None
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri=view.uri(change.file), version=version)
    return types.TextDocumentEdit(identifier, [*_line_edits(view, change)])


def _line_edits(view: View, change: Change) -> Iterator[types.TextEdit]:
    """The lines that become others; what ends a line stays with it."""
    before, after = (_lines(raw or b"") for raw in (change.before, change.after))
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            stretch = types.Range(_at(view, before, first), _at(view, before, last))
            yield types.TextEdit(stretch, "".join(after[start:end]))


def _lines(raw: bytes) -> Sequence[str]:
    return LINE.findall(raw.decode("utf-8").removeprefix("\ufeff"))


def _at(view: View, lines: Sequence[str], number: int) -> types.Position:
    """Where a line begins; behind the last one where the text ends."""
    if number < len(lines) or not lines or lines[-1].endswith(("\n", "\r")):
        return types.Position(number, 0)
    return types.Position(number - 1, view.units.length(lines[-1]))


def _refuse(words: str) -> NoReturn:
    raise JsonRpcException(words, types.LSPErrorCodes.RequestFailed)
