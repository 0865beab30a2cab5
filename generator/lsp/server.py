"""What a client may ask and tell, and who answers."""

import gc
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from generator.build import SELDOM
from generator.lsp import completing, findings, places, renaming
from generator.lsp.checking import Checking
from generator.lsp.session import Session
from generator.lsp.units import Units
from generator.lsp.view import Opened, View, file_at

ANSWERS: Mapping[str, tuple[Callable[[View, Any], Any], Any]] = {
    types.TEXT_DOCUMENT_DEFINITION: (places.definition, None),
    types.TEXT_DOCUMENT_REFERENCES: (places.references, None),
    types.TEXT_DOCUMENT_COMPLETION: (completing.completion, types.CompletionOptions(trigger_characters=["[", "#"])),
    types.TEXT_DOCUMENT_CODE_ACTION: (findings.actions, types.CodeActionOptions([types.CodeActionKind.QuickFix])),
    types.TEXT_DOCUMENT_PREPARE_RENAME: (renaming.prepare, None),
    types.TEXT_DOCUMENT_RENAME: (renaming.rename, types.RenameOptions(prepare_provider=True)),
}
"""By request, who answers it, with what the client is told about that."""

SLOW = {types.TEXT_DOCUMENT_RENAME}
"""Requests for which others do not wait."""

WATCHED = [types.FileSystemWatcher("**/*.yaml"), types.FileSystemWatcher("**/*.md")]


def serve(root: Path) -> None:
    """Speak to one client over standard input and output until it says goodbye or hangs up."""
    gc.set_threshold(*SELDOM)
    session = Session(root)
    server = LanguageServer("casebook", version("casebook"), types.TextDocumentSyncKind.Full)
    _Ear(server, session)
    for method, (answer, options) in ANSWERS.items():
        ask = session.ask_slow if method in SLOW else session.ask
        server.feature(method, options)(_answering(ask, answer))
    try:
        with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as client, redirect_stdout(sys.stderr):
            server.start_io(stdout=client)  # which it closes; and whatever else is printed is no message
    finally:
        session.close()


def _answering(
    ask: Callable[[Callable[[View], Any]], Awaitable[Any]], answer: Callable[[View, Any], Any]
) -> Callable[[Any], Awaitable[Any]]:
    async def answering(params: Any) -> Any:
        return await ask(lambda view: answer(view, params))

    return answering


class _Ear:
    """What the client tells: what is open, what it says, and what has changed on the disk."""

    def __init__(self, server: LanguageServer, session: Session) -> None:
        self.server, self.session = server, session
        self.checking: Checking | None = None
        told: Mapping[str, Callable[[Any], None]] = {
            types.INITIALIZED: self._begin,
            types.TEXT_DOCUMENT_DID_OPEN: self._opened,
            types.TEXT_DOCUMENT_DID_CHANGE: self._changed,
            types.TEXT_DOCUMENT_DID_SAVE: self._saved,
            types.TEXT_DOCUMENT_DID_CLOSE: self._closed,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._written,
        }
        for method, hear in told.items():
            server.feature(method)(_hearing(hear))

    def _begin(self, _params: types.InitializedParams) -> None:
        self.session.able = self.server.client_capabilities
        self.session.units = Units(self.server.workspace.position_encoding)
        self.checking = Checking(self.server, self.session)
        self.checking.look({*self.session.opened})
        watching = self.session.able.workspace and self.session.able.workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions(WATCHED)
            one = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.server.client_register_capability(types.RegistrationParams([one]))

    def _opened(self, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        self._hold(document.uri, document.version, document.text)

    def _changed(self, params: types.DidChangeTextDocumentParams) -> None:
        for change in params.content_changes:
            self._hold(params.text_document.uri, params.text_document.version, change.text)

    def _saved(self, params: types.DidSaveTextDocumentParams) -> None:
        self._look(params.text_document.uri)

    def _closed(self, params: types.DidCloseTextDocumentParams) -> None:
        if file := file_at(self.session.root, params.text_document.uri):
            self.session.opened.pop(file, None)
        self._look(params.text_document.uri)

    def _written(self, params: types.DidChangeWatchedFilesParams) -> None:
        self._look(*(change.uri for change in params.changes))

    def _hold(self, uri: str, version: int, text: str) -> None:
        if file := file_at(self.session.root, uri):
            self.session.opened[file] = Opened(uri, version, text.encode("utf-8", "surrogatepass"))
        self._look(uri)

    def _look(self, *uris: str) -> None:
        files = {file for uri in uris if (file := file_at(self.session.root, uri))}
        if files and self.checking:
            self.checking.look(files)


def _hearing(hear: Callable[[Any], None]) -> Callable[[Any], None]:
    def hearing(params: Any) -> None:
        hear(params)

    return hearing
