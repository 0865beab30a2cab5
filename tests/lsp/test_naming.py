"""What an id leads to, who names it, what may be written in its place, and another id for it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from generator import build
from tests import rendering, sites
from tests.lsp.editor import RENAMES, Editor, applied

RULE = "content/regulations/demo-rule.yaml"
CASE, GUIDE, TERMS, PAGE = (
    "cases/example-case.yaml",
    "content/guides/complaint-steps.yaml",
    "content/glossary.yaml",
    "content/notes.md",
)
NOTES = """\
# 说明 😀

😀见 [[complaint-steps#receive|第一步]]、[[ report ]] 与 [[no-such]]；《示例投诉处理办法》。
"""
MENU = "nav:\n  - 流程: guides/complaint-steps.md\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rendering.project(tmp_path_factory.mktemp("lsp"), {PAGE: NOTES, "mkdocs.yml": f"{rendering.MKDOCS}{MENU}"})


@pytest.fixture(scope="module")
def editor(root: Path) -> Iterator[Editor]:
    found = Editor(root)
    for file in (CASE, GUIDE, TERMS, PAGE):
        found.open(file)
    yield found
    assert found.stop() == 0
    assert found.messages == []


def definition(editor: Editor, file: str, needle: str, inside: int = 0) -> str | None:
    def ask(document: types.TextDocumentIdentifier, position: types.Position) -> Any:
        return editor.client.text_document_definition_async(types.DefinitionParams(document, position))

    location = editor.at(ask, file, needle, inside)
    return editor.written(location) if location else None


def references(editor: Editor, file: str, needle: str, inside: int = 0, *, declared: bool = False) -> list[str]:
    def ask(document: types.TextDocumentIdentifier, position: types.Position) -> Any:
        context = types.ReferenceContext(include_declaration=declared)
        return editor.client.text_document_references_async(types.ReferenceParams(context, document, position))

    return [editor.written(one) for one in editor.at(ask, file, needle, inside)]


def completion(editor: Editor, file: str, needle: str, inside: int) -> Mapping[str, types.CompletionItem]:
    def ask(document: types.TextDocumentIdentifier, position: types.Position) -> Any:
        return editor.client.text_document_completion_async(types.CompletionParams(document, position))

    found = editor.at(ask, file, needle, inside)
    return {one.label: one for one in found.items} if found else {}


def rename(editor: Editor, file: str, needle: str, new: str, inside: int = 0) -> types.WorkspaceEdit:
    def ask(document: types.TextDocumentIdentifier, position: types.Position) -> Any:
        return editor.client.text_document_rename_async(types.RenameParams(document, position, new))

    found = editor.at(ask, file, needle, inside)
    assert isinstance(found, types.WorkspaceEdit)
    return found


def prepared(editor: Editor, file: str, needle: str, inside: int = 0) -> str:
    def ask(document: types.TextDocumentIdentifier, position: types.Position) -> Any:
        return editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, position))

    found = editor.at(ask, file, needle, inside)
    assert isinstance(found, types.PrepareRenamePlaceholder)
    return found.placeholder


@pytest.mark.parametrize(
    ("file", "needle", "inside", "place"),
    [
        (CASE, "complaint-steps#receive", 3, f"{GUIDE}:11: receive"),
        (CASE, "complaint-steps#receive", 23, f"{GUIDE}:11: receive"),
        (CASE, "product-loan", 0, "content/taxonomy.yaml:1: product-loan"),
        (CASE, "complaint-desk", 5, "content/roles/complaint-desk.yaml:1: 投诉管理岗"),
        (TERMS, "report\n", 1, f"{TERMS}:8: report"),
        (PAGE, "complaint-steps", 1, f"{GUIDE}:11: receive"),
        (PAGE, "[[ report ]]", 0, f"{TERMS}:8: report"),
        (PAGE, "no-such", 1, None),
        (PAGE, "说明", 1, None),
        (CASE, "客户来电", 1, None),
        (CASE, "fictional", 1, None),
        (CASE, "adopted\n", 8, None),
    ],
)
def test_definition(editor: Editor, file: str, needle: str, inside: int, place: str | None) -> None:
    assert definition(editor, file, needle, inside) == place


def test_definition_follows_what_is_not_saved_and_what_is_broken(editor: Editor) -> None:
    before = editor.texts[GUIDE]
    editor.edit(GUIDE, f"# 一行\n# 又一行\n{before}")
    assert definition(editor, CASE, "complaint-steps#receive") == f"{GUIDE}:13: receive"
    editor.edit(GUIDE, "title: [")
    assert definition(editor, CASE, "complaint-steps#receive") == f"{GUIDE}:1: "
    editor.edit(GUIDE, before)
    text = editor.texts[CASE]
    editor.edit(CASE, text.replace("evidence:", "evidence："))
    assert definition(editor, CASE, "complaint-steps#receive") == f"{GUIDE}:11: receive"
    editor.edit(CASE, text)


def test_references(editor: Editor) -> None:
    of_step = references(editor, GUIDE, "receive")
    assert of_step == references(editor, CASE, "complaint-steps#receive")
    assert f"{PAGE}:3: complaint-steps#receive" in of_step
    assert f"{CASE}:23: complaint-steps#receive" in of_step
    assert not any("investigate" in one for one in of_step)
    of_guide = references(editor, GUIDE, "投诉处理两步流程", 3, declared=True)
    assert of_guide[0] == f"{GUIDE}:1: 投诉处理两步流程（示例）"
    assert {one.partition(": ")[2] for one in of_guide[1:]} == {"complaint-steps"}
    assert len(of_guide) > len(of_step) + 1
    assert references(editor, TERMS, "report:", 2) == [f"{TERMS}:6: report", f"{PAGE}:3: report"]
    of_rule = references(editor, GUIDE, "demo-rule", 2)  # of an article
    assert any(one.startswith(GUIDE) and one.endswith(": demo-rule#18") for one in of_rule)
    assert not any("《" in one for one in of_rule)
    editor.open(RULE)
    assert f"{PAGE}:3: 《示例投诉处理办法》" in references(editor, RULE, "示例投诉处理办法")
    assert references(editor, PAGE, "no-such") == references(editor, PAGE, "说明") == []


@pytest.mark.parametrize(
    ("line", "offered", "not_offered"),
    [
        ("product: ", {"product-loan"}, {"cause-pricing", "complaint-steps"}),
        ("product: pro", {"product-loan"}, {"cause-pricing"}),
        ('product: "贷款', {"product-loan"}, {"cause-pricing"}),
        ("cites: [", {"complaint-steps", "complaint", "demo-rule"}, {"complaint-steps#receive"}),
        ("cites: [complaint-steps#", {"complaint-steps#receive"}, {"demo-rule#18"}),
        ("cites: [demo-rule, complaint-steps#re", {"complaint-steps#receive"}, {"demo-rule#18"}),
        ("lessons:\n  - {text: 甲, target: ", {"complaint-steps"}, {"target"}),
        ("cites:\n  - ", {"demo-rule"}, {"complaint-steps#receive"}),
        ("summary: 😀见 [[", {"complaint-steps", "report"}, {"complaint-steps#receive"}),
        ("summary: 见 [[complaint-steps#", {"complaint-steps#receive"}, {"demo-rule#18"}),
        ("summary: 见 ", set(), {"complaint-steps"}),
        ("status: ", set(), {"published"}),
        ("prod", set(), {"product-loan"}),
        ("product：", set(), {"product-loan"}),
        ("no_such: ", set(), {"product-loan"}),
    ],
)
def test_completion(editor: Editor, line: str, offered: set[str], not_offered: set[str]) -> None:
    editor.open("cases/begun.yaml", f"title: 甲\n{line}\norigin: [[[")
    found = completion(editor, "cases/begun.yaml", line, len(line))
    editor.close("cases/begun.yaml")
    assert offered <= found.keys()
    assert not found.keys() & not_offered
    assert bool(found) == bool(offered)


def test_completion_replaces_what_is_begun_and_is_found_by_its_title(editor: Editor) -> None:
    text = "title: 甲\nproduct: pro-loan # 😀\n"
    editor.open("cases/begun.yaml", text)
    found = completion(editor, "cases/begun.yaml", "product: pro", 12)["product-loan"]
    editor.close("cases/begun.yaml")
    assert "个人贷款" in str(found.detail)
    assert "个人贷款" in str(found.filter_text)
    assert applied(text, [found.text_edit]) == "title: 甲\nproduct: product-loan # 😀\n"


def written(editor: Editor, edit: types.WorkspaceEdit) -> dict[str, str]:
    """What the files say after the edits, by their new names."""
    files = {file: (editor.root / file).read_text(encoding="utf-8") for file in editor._files()}
    files |= editor.texts
    for change in edit.document_changes or ():
        if isinstance(change, types.RenameFile):
            prefix = f"{editor.root.as_uri()}/"
            old, new = change.old_uri.removeprefix(prefix), change.new_uri.removeprefix(prefix)
            files[new] = files.pop(old)
        else:
            assert isinstance(change, types.TextDocumentEdit)
            [file] = [one for one in files if editor.uri(one) == change.text_document.uri]
            assert (change.text_document.version is not None) == (file in editor.texts)
            files[file] = applied(files[file], change.edits)
    return files


def test_rename_is_that_of_the_command_line_with_what_is_not_saved(editor: Editor, tmp_path: Path) -> None:
    before = editor.texts[CASE]
    both = "cites: [complaint-steps, complaint-steps#receive] # 😀"
    editor.edit(CASE, before.replace("cites: [complaint-steps#receive]", both))
    assert prepared(editor, CASE, "complaint-steps#receive", 2) == "complaint-steps"
    assert prepared(editor, GUIDE, "投诉处理两步流程", 2) == "complaint-steps"
    files = written(editor, rename(editor, PAGE, "complaint-steps", "first-steps"))
    assert "content/guides/first-steps.yaml" in files
    assert GUIDE not in files
    assert "formerly: [complaint-steps]" in files["content/guides/first-steps.yaml"]
    assert "cites: [first-steps, first-steps#receive] # 😀" in files[CASE]
    assert "[[first-steps#receive|第一步]]" in files[PAGE]
    assert "guides/first-steps.md" in files["mkdocs.yml"]
    assert {file for file, text in files.items() if "complaint-steps" in text} == {"content/guides/first-steps.yaml"}
    codes = {one.problem.code for one in build.check(sites.write(tmp_path, files)).diagnostics}
    assert codes == {"ref-missing"}  # [[no-such]]
    editor.edit(CASE, before)


def test_others_are_answered_while_a_rename_is_worked_out(editor: Editor) -> None:
    document, position = types.TextDocumentIdentifier(editor.uri(TERMS)), editor.place(TERMS, "report:")
    asked = editor.client.text_document_rename_async(types.RenameParams(document, position, "tip-off"))
    renaming = editor.loop.create_task(asked)
    assert definition(editor, CASE, "complaint-steps#receive", 20) is not None
    assert not renaming.done()
    assert isinstance(editor.wait(renaming), types.WorkspaceEdit)


def test_rename_of_an_entry(editor: Editor) -> None:
    files = written(editor, rename(editor, TERMS, "report:", "tip-off"))
    assert "tip-off:\n  title: 举报\n  formerly: [report]\n" in files[TERMS]
    assert "- term: tip-off" in files[TERMS]
    assert "[[ tip-off ]]" in files[PAGE]


@pytest.mark.parametrize(
    ("file", "needle", "inside", "new", "words"),
    [
        (CASE, "complaint-steps#receive", 18, "other", "条目里面一处"),
        (GUIDE, "receive", 2, "other", "条目里面一处"),
        (CASE, "客户来电", 0, "other", "光标不在"),
        (CASE, "complaint-steps#receive", 2, "product-loan", "已经有条目用了"),
        (CASE, "complaint-steps#receive", 2, "坏 名", "编号只能用"),
        (PAGE, "no-such", 2, "other", "没有编号是 no-such"),
    ],
)
def test_rename_is_refused_in_words(editor: Editor, file: str, needle: str, inside: int, new: str, words: str) -> None:
    with pytest.raises(JsonRpcException) as refused:
        rename(editor, file, needle, new, inside)
    assert words in refused.value.message
    assert refused.value.code == types.LSPErrorCodes.RequestFailed


def test_rename_of_what_was_never_saved_is_refused(editor: Editor) -> None:
    editor.open("cases/another.yaml", editor.texts[CASE])
    with pytest.raises(JsonRpcException, match="没有保存过"):
        rename(editor, "cases/another.yaml", "提前还款", "some-case")
    editor.close("cases/another.yaml")


@pytest.mark.parametrize("edits", [None, types.WorkspaceEditClientCapabilities(document_changes=True)])
def test_an_editor_that_cannot_rename_files_is_told(
    root: Path, edits: types.WorkspaceEditClientCapabilities | None
) -> None:
    assert edits != RENAMES
    editor = Editor(root, edits=edits)
    try:
        editor.open(CASE)
        editor.open(TERMS)
        with pytest.raises(JsonRpcException, match="casebook rename"):
            rename(editor, CASE, "complaint-steps#receive", "other")
        found = rename(editor, TERMS, "report:", "tip-off")
        assert bool(found.changes) != bool(found.document_changes)
    finally:
        assert editor.stop() == 0


PLACES = st.tuples(st.integers(0, 90), st.integers(0, 2**31 - 1) | st.integers(0, 60))
PIECES = st.sampled_from(
    ["[[", "]]", "complaint-steps#", "😀", "cites: [", "{", '"', "\n", "\r\n", "：", "  - ", "#", "\u2028", "x"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=PLACES, at=st.integers(0, 1500), pieces=st.lists(PIECES, max_size=6))
def test_any_question_at_any_place_of_any_text_is_answered(
    editor: Editor, place: tuple[int, int], at: int, pieces: Sequence[str]
) -> None:
    text = (editor.root / CASE).read_text(encoding="utf-8")
    editor.version += 1
    document = types.VersionedTextDocumentIdentifier(version=editor.version, uri=editor.uri(CASE))
    change = types.TextDocumentContentChangeWholeDocument(text[:at] + "".join(pieces) + text[at:])
    editor.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    asked, position = types.TextDocumentIdentifier(editor.uri(CASE)), types.Position(*place)
    client, whole = editor.client, types.Range(types.Position(0, 0), position)
    editor.wait(client.text_document_definition_async(types.DefinitionParams(asked, position)))
    context = types.ReferenceContext(include_declaration=True)
    editor.wait(client.text_document_references_async(types.ReferenceParams(context, asked, position)))
    editor.wait(client.text_document_completion_async(types.CompletionParams(asked, position)))
    actions = types.CodeActionParams(asked, whole, types.CodeActionContext([]))
    editor.wait(client.text_document_code_action_async(actions))
