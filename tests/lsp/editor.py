"""An editor as `casebook lsp` sees it: pygls' own client, and the server in a process of its own."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 300.0
UTF16 = types.PositionEncodingKind.Utf16
Answer = TypeVar("Answer")
RENAMES = types.WorkspaceEditClientCapabilities(
    document_changes=True, resource_operations=[types.ResourceOperationKind.Rename]
)


def units(text: str, encoding: str = UTF16) -> int:
    """How long a text is, as the protocol counts."""
    if encoding == types.PositionEncodingKind.Utf32:
        return len(text)
    return len(text.encode("utf-16-le")) // 2 if encoding == UTF16 else len(text.encode())


class Editor:
    """One editor with a knowledge base. Every question waits for its answer."""

    def __init__(
        self,
        root: Path,
        encoding: str | None = None,
        edits: types.WorkspaceEditClientCapabilities | None = RENAMES,
    ) -> None:
        self.root, self.encoding = root, encoding or UTF16
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("test", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []
        self.news = asyncio.Event()
        self.texts: dict[str, str] = {}
        self.version = 0
        self._listen()
        self.wait(self.client.start_io(sys.executable, "-m", "generator", "lsp", "--project", str(root)))
        encodings = [types.PositionEncodingKind(encoding)] if encoding else None
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        workspace = types.WorkspaceClientCapabilities(workspace_edit=edits)
        able = types.ClientCapabilities(workspace=workspace, general=general)
        asked = types.InitializeParams(able, process_id=None, root_uri=root.as_uri())
        self.capabilities = self.wait(self.client.initialize_async(asked)).capabilities
        self.client.initialized(types.InitializedParams())

    def _listen(self) -> None:
        def hear(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self.news.set()

        def told(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(hear)
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(told)

    def wait(self, for_what: Awaitable[Answer]) -> Answer:
        """What comes of it, or a failure after a long time."""
        outer = asyncio._get_running_loop()  # that of Playwright, which a browser test leaves running in this thread
        asyncio._set_running_loop(None)
        try:
            return self.loop.run_until_complete(asyncio.wait_for(for_what, PATIENCE))
        finally:
            asyncio._set_running_loop(outer)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what is published."""

        async def listening() -> None:
            while not holds():
                self.news.clear()
                await self.news.wait()

        self.wait(listening())

    def uri(self, file: str) -> str:
        """The address of a file."""
        return (self.root / file).as_uri()

    def open(self, file: str, text: str | None = None, uri: str = "") -> Sequence[types.Diagnostic]:
        """Open a file, with another text than it has if one is given; what is found in it at once."""
        self.version += 1
        self.texts[file] = (self.root / file).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(uri or self.uri(file), "yaml", self.version, self.texts[file])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return self.found(file)

    def edit(self, file: str, text: str) -> Sequence[types.Diagnostic]:
        """Write another text, without saving it; what is found in it at once."""
        self.version += 1
        self.texts[file] = text
        document = types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri(file))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return self.found(file)

    def close(self, file: str) -> None:
        """Close a file and wait until it counts as it is saved."""
        known = len(self.published)
        del self.texts[file]
        document = types.TextDocumentIdentifier(self.uri(file))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        self.until(lambda: any(one.uri == document.uri and one.version is None for one in self.published[known:]))

    def found(self, file: str) -> Sequence[types.Diagnostic]:
        """What is found in the present version of a file that is open."""
        version = self.version
        self.until(lambda: any(one.version == version for one in self.published))
        return self.last(file)

    def last(self, file: str) -> Sequence[types.Diagnostic]:
        """What was said last of a file."""
        return next(([*one.diagnostics] for one in reversed(self.published) if one.uri == self.uri(file)), [])

    def place(self, file: str, needle: str, inside: int = 0) -> types.Position:
        """The position of the first such text in a file that is open, or of a character in it."""
        before = self.texts[file][: self.texts[file].index(needle) + inside]
        return types.Position(before.count("\n"), units(before.rpartition("\n")[2], self.encoding))

    def at(
        self,
        asking: Callable[[types.TextDocumentIdentifier, types.Position], Any],
        file: str,
        needle: str,
        inside: int = 0,
    ) -> Any:
        """What a function of the protocol answers for a place, given `asking(document, position)`."""
        return self.wait(asking(types.TextDocumentIdentifier(self.uri(file)), self.place(file, needle, inside)))

    def written(self, location: types.Location) -> str:
        """What stands at a place of a file, as `file:line: text`."""
        file = next(one for one in self._files() if self.uri(one) == location.uri)
        text = self.texts[file] if file in self.texts else (self.root / file).read_text(encoding="utf-8")
        line = text.split("\n")[location.range.start.line]
        start, end = location.range.start.character, location.range.end.character
        return f"{file}:{location.range.start.line + 1}: {cut(line, start, end, self.encoding)}"

    def _files(self) -> set[str]:
        return {*self.texts, *(file.relative_to(self.root).as_posix() for file in self.root.rglob("*.*"))}

    def stop(self) -> int:
        """Say goodbye; the exit code of the server."""
        self.wait(self.client.shutdown_async(None))
        self.client.exit(None)
        server = self.client._server
        assert server
        code = self.wait(server.wait())
        self.wait(self.client.stop())  # type: ignore[no-untyped-call]
        self.loop.close()
        return code


def cut(line: str, start: int, end: int, encoding: str = UTF16) -> str:
    """A stretch of a line that was counted as the protocol does."""
    if encoding == types.PositionEncodingKind.Utf32:
        return line[start:end]
    if encoding == UTF16:
        return line.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le")
    return line.encode()[start:end].decode()


def applied(text: str, edits: Sequence[Any], encoding: str = UTF16) -> str:
    """A text with the edits that a server asks for."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        first, last = edit.range.start, edit.range.end
        head = cut(lines[first.line], 0, first.character, encoding)
        tail = (
            lines[last.line][len(cut(lines[last.line], 0, last.character, encoding)) :]
            if last.line < len(lines)
            else ""
        )
        lines[first.line : last.line + 1] = f"{head}{edit.new_text}{tail}".split("\n")
    return "\n".join(lines)
