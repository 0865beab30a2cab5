"""What an editor shows and mends: the findings of `check`, of what is written and not saved yet."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from generator import build
from generator.cli import main
from generator.report import in_words
from tests import rendering, sites
from tests.lsp.editor import Editor, applied, cut

CASE, GUIDE, PAGE = "cases/example-case.yaml", "content/guides/complaint-steps.yaml", "content/notes.md"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    root = rendering.project(tmp_path_factory.mktemp("lsp"), {PAGE: "# 说明\n\n见 [[complaint-steps]]。\n"})
    found = Editor(root)
    yield found
    assert found.stop() == 0
    assert found.messages == []


def codes(found: Sequence[types.Diagnostic]) -> list[tuple[Any, int]]:
    return [(one.code, one.range.start.line + 1) for one in found]


def mended(editor: Editor, file: str, found: types.Diagnostic) -> str | None:
    """The text after the quick fix of a finding, if there is one."""
    context = types.CodeActionContext([found])
    params = types.CodeActionParams(types.TextDocumentIdentifier(editor.uri(file)), found.range, context)
    actions = editor.wait(editor.client.text_document_code_action_async(params))
    for action in actions or ():
        assert isinstance(action, types.CodeAction)
        assert action.edit
        assert action.edit.changes
        if [*(action.diagnostics or ())] == [found]:
            return applied(editor.texts[file], action.edit.changes[editor.uri(file)], editor.encoding)
    return None


def test_a_good_file_has_nothing_and_what_is_not_saved_counts(editor: Editor) -> None:
    assert editor.open(CASE) == []
    text = editor.texts[CASE]
    found = editor.edit(CASE, text.replace("cites: [complaint-steps#receive]", "cites: [complaint-stepz]"))
    assert codes(found) == [("ref-missing", 23)]
    assert build.check(editor.root).diagnostics == ()
    assert editor.edit(CASE, (editor.root / CASE).read_text(encoding="utf-8")) == []
    editor.close(CASE)


def test_code_sentence_and_place_are_those_of_the_command_line(editor: Editor, tmp_path: Path) -> None:
    text = (editor.root / CASE).read_text(encoding="utf-8").replace("reviewed: 2026-11-23", "reviewd: 2026/11/23", 1)
    text = text.replace("product: product-loan", "product: cause-pricing").replace("channel-hotline", "channel-hotlin")
    found = editor.open(CASE, text)
    said = build.check(sites.write(tmp_path, {**sites.example_files(), CASE: text})).diagnostics
    assert said
    assert [(one.code, one.range.start.line + 1, one.message) for one in found] == [
        (one.problem.code, one.place.line, in_words(one.problem)) for one in said
    ]
    assert all("改法  " in one.message for one in found)
    assert {one.source for one in found} == {"casebook"}
    editor.close(CASE)
    assert editor.last(CASE) == []


def test_what_an_edit_does_to_other_files_is_told_a_moment_later(editor: Editor) -> None:
    editor.open(GUIDE, (editor.root / GUIDE).read_text(encoding="utf-8").replace("- id: investigate", "- id: examine"))
    editor.until(lambda: ("anchor-missing", 27) in codes(editor.last(CASE)))
    editor.close(GUIDE)
    editor.until(lambda: not editor.last(CASE))


def test_a_broken_file_is_told_and_its_neighbours_go_on(editor: Editor) -> None:
    text = (editor.root / CASE).read_text(encoding="utf-8")
    [found] = editor.open(CASE, text.replace("situation: |", "situation： |"))
    assert (found.code, found.range.start.line) == ("fullwidth-colon", 13)
    assert mended(editor, CASE, found) == text
    assert codes(editor.edit(CASE, "")) == [("file-empty", 1)]
    assert codes(editor.edit(CASE, "title: 甲\ud83d\n")) == [("file-encoding", 1)]
    assert codes(editor.edit(CASE, text.replace("\n", "\r\n"))) == [("file-crlf", 1)]
    assert codes(editor.edit(CASE, "x" * 2_000_001)) == [("file-too-large", 1)]
    editor.close(CASE)


def test_a_file_that_was_never_saved_counts(editor: Editor) -> None:
    text = (editor.root / CASE).read_text(encoding="utf-8")
    assert editor.open("cases/another.yaml", text) == []
    editor.open(PAGE, "# 说明\n\n见 [[another]]，[[anothr]]。\n")
    assert [
        cut("见 [[another]]，[[anothr]]。", one.range.start.character, one.range.end.character)
        for one in editor.last(PAGE)
    ] == ["anothr"]
    editor.close("cases/another.yaml")
    editor.until(lambda: len(editor.last(PAGE)) == 2)
    editor.close(PAGE)


def test_a_file_that_is_none_of_ours_is_left_alone(editor: Editor) -> None:
    known = len(editor.published)
    for uri in ["untitled:Untitled-1", "file:///etc/passwd", editor.uri("mkdocs.yml"), "file:///a%00b", ""]:
        item = types.TextDocumentItem(uri, "yaml", 900, "title：坏\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        asked = types.DefinitionParams(types.TextDocumentIdentifier(uri), types.Position(0, 1))
        assert editor.wait(editor.client.text_document_definition_async(asked)) is None
    editor.open(CASE)
    assert {one.uri for one in editor.published[known:]} == {editor.uri(CASE)}
    editor.close(CASE)


SLIPS = {
    "owner: complaint-desk": "owner: complaint-dek",
    "review_every: 12": "review_evry: 12",
    "origin: fictional": "origin: ficional",
    "as_of: 2026-11-23": "as_of: 2026年11月23日",
    "channel: channel-hotline": 'channel: "channel-hotlin"',
    "cites: [complaint-steps#receive]": "cites: [complaint-steps#recieve]",
    "audience: [newcomer, handler]": "audience: [newcomer， handler]",
    "severity: severity-routine": "severity：severity-routine",
    "product: product-loan": "product:product-loan",
    "target: complaint-steps#investigate": "target: “complaint-steps#investigate”",
}


@pytest.mark.parametrize(("good", "slip"), SLIPS.items())
def test_a_quick_fix_mends_just_that(editor: Editor, good: str, slip: str) -> None:
    text = (editor.root / CASE).read_text(encoding="utf-8")
    editor.open(CASE, f"# 𠮷😀\n{text.replace(good, slip, 1)}")
    after = [(mended(editor, CASE, one) or "").replace('"', "") for one in editor.last(CASE)]
    assert f"# 𠮷😀\n{text}" in after
    editor.close(CASE)


def test_nothing_is_offered_where_more_or_less_is_underlined(editor: Editor) -> None:
    text = (editor.root / CASE).read_text(encoding="utf-8")
    found = editor.open(CASE, text.replace("product: product-loan", 'product: "product\\x2dlon"'))
    assert [(one.code, mended(editor, CASE, one)) for one in found] == [("ref-missing", None)]
    editor.close(CASE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_are_counted_as_was_agreed(tmp_path: Path, encoding: str) -> None:
    line = "- text: 😀𠮷é[[complaint-stepz]]与 [[report]]"
    page = f"# 说明\n\n{line}\n"
    editor = Editor(rendering.project(tmp_path, {PAGE: page}), encoding)
    try:
        assert editor.capabilities.position_encoding == encoding
        [found] = editor.open(PAGE)
        start, end = found.range.start.character, found.range.end.character
        assert (found.range.start.line, cut(line, start, end, encoding)) == (2, "complaint-stepz")
        assert mended(editor, PAGE, found) == page.replace("stepz", "steps")
        asked = types.DefinitionParams(types.TextDocumentIdentifier(editor.uri(PAGE)), editor.place(PAGE, "report", 2))
        location = editor.wait(editor.client.text_document_definition_async(asked))
        assert isinstance(location, types.Location)
        assert editor.written(location) == "content/glossary.yaml:8: report"
    finally:
        assert editor.stop() == 0


def test_what_another_program_writes_is_seen(editor: Editor) -> None:
    file = editor.root / "cases/written.yaml"

    def told(kind: types.FileChangeType) -> None:
        event = types.DidChangeWatchedFilesParams([types.FileEvent(file.as_uri(), kind)])
        editor.client.workspace_did_change_watched_files(event)

    file.write_text("title： 甲\n", encoding="utf-8")
    told(types.FileChangeType.Created)
    editor.until(lambda: [one.code for one in editor.last("cases/written.yaml")] == ["fullwidth-colon"])
    file.unlink()
    told(types.FileChangeType.Deleted)
    editor.until(lambda: not editor.last("cases/written.yaml"))


def test_a_file_that_is_saved_is_looked_at_again(editor: Editor) -> None:
    editor.open(CASE)
    editor.published.clear()
    document = types.TextDocumentIdentifier(editor.uri(CASE))
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(document))
    assert editor.found(CASE) == []
    editor.close(CASE)


def test_an_editor_may_ask_for_other_actions(editor: Editor) -> None:
    editor.open(CASE, (editor.root / CASE).read_text(encoding="utf-8").replace("complaint-desk", "complaint-dek", 1))
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    offered = {}
    for kind in ("quickfix", "", "refactor", "quickfix.casebook"):
        context = types.CodeActionContext([], only=[kind])
        params = types.CodeActionParams(types.TextDocumentIdentifier(editor.uri(CASE)), whole, context)
        found = editor.wait(editor.client.text_document_code_action_async(params))
        offered[kind] = [one.title for one in found or ()]
    mending = ["改成 complaint-desk"]
    assert offered == {"quickfix": mending, "": mending, "refactor": [], "quickfix.casebook": []}
    editor.close(CASE)


def test_the_server_ends_when_it_is_told_to(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "lsp", "--project", str(rendering.project(tmp_path))]
    message = b'{"jsonrpc": "2.0", "id": 1, "method": "no/such", "params": {}}'
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(message), message))
        server.stdin.flush()
        assert server.stdout.readline()
        server.terminate()
        assert server.wait(timeout=300) == -signal.SIGTERM


def test_without_the_extra_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.commands._extra.find_spec", lambda _module: None)
    assert main(["lsp", "--project", str(rendering.project(tmp_path))]) == 2
    assert 'pip install "casebook[authoring]"' in capsys.readouterr().err


def test_the_server_ends_when_the_editor_hangs_up(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "lsp", "--project", str(rendering.project(tmp_path))]
    ended = subprocess.run(command, input=b"", capture_output=True, timeout=300)
    assert (ended.returncode, ended.stdout) == (0, b"")
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "no/such", "params": {}}).encode()
    ended = subprocess.run(
        command, input=b"Content-Length: %d\r\n\r\n%s" % (len(body), body), capture_output=True, timeout=300
    )
    assert ended.returncode == 0
    assert b"-32601" in ended.stdout
