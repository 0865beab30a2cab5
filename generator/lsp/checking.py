"""After each edit: what is found in the files that were edited, and a moment later what is found anywhere."""

import asyncio
from collections.abc import Collection

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from generator.lsp.findings import shown
from generator.lsp.session import Session

TYPING = 0.1  # seconds in which more of an edit may come
MOMENT = 0.5  # seconds without an edit after which all is checked


class Checking:
    """Tells a client what is found. An edit puts off what has not begun yet, and what has is let go."""

    def __init__(self, server: LanguageServer, session: Session) -> None:
        self.server, self.session = server, session
        self.edited: set[str] = set()
        self.woken = asyncio.Event()
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.task = asyncio.get_running_loop().create_task(self._go_on())
        self.task.add_done_callback(self._ended)

    def look(self, files: Collection[str]) -> None:
        """Files were opened, edited, saved or closed."""
        self.edited.update(files)
        self.woken.set()

    async def _go_on(self) -> None:
        while True:
            await self.woken.wait()
            await asyncio.sleep(TYPING)
            self.woken.clear()
            files, self.edited = self.edited, set()
            reading = await self.session.look_at(files)
            self._tell(files)
            await asyncio.sleep(MOMENT)
            if self.woken.is_set():
                continue
            found = await self.session.look_across(reading)
            if not self.woken.is_set():
                self.session.known.check(reading.unread, found)
                self._tell(())

    def _tell(self, files: Collection[str]) -> None:
        """All that is known of these files, and of any other for which it has changed."""
        known: dict[str, list[types.Diagnostic]] = {}
        for found in self.session.known.known:
            known.setdefault(found.place.file, []).append(shown(found, self.session.units))
        changed = {file for file in {*known, *self.told} if known.get(file) != self.told.get(file)}
        for file in sorted(changed | {*files}):
            opened = self.session.opened.get(file)
            uri = opened.uri if opened else (self.session.root / file).as_uri()
            params = types.PublishDiagnosticsParams(uri, known.get(file, []), opened.version if opened else None)
            self.server.text_document_publish_diagnostics(params)
        self.told = known

    def _ended(self, task: "asyncio.Task[None]") -> None:
        """It ends with the server, or by a fault of ours, which must not pass unseen."""
        if not task.cancelled() and (error := task.exception()):
            words = f"casebook lsp 出了错，不再检查；重新启动它。{error!r}"
            self.server.window_show_message(types.ShowMessageParams(types.MessageType.Error, words))
