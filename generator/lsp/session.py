"""What an editor works on: the knowledge base in memory, read again with what is open."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import TypeVar

from lsprotocol import types

from generator.diagnostic import Diagnostic
from generator.lsp.units import Units
from generator.lsp.view import Opened, View
from generator.outlets.serving.findings import Known
from generator.outlets.serving.project import Project, Reading
from generator.reading.unsaved import unsaved

Answer = TypeVar("Answer")


class Session:
    """One knowledge base and one client. All that reads it takes turns; what takes long goes on beside."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.project, self.known = Project(self.root, drafts=False), Known()
        self.opened: dict[str, Opened] = {}
        self.units, self.able = Units(), types.ClientCapabilities()
        self._reader, self._checker, self._slow = (ThreadPoolExecutor(1) for _ in range(3))

    async def ask(self, answer: Callable[[View], Answer]) -> Answer:
        """What is answered from the knowledge base as it is now."""
        opened = dict(self.opened)
        return await self._in_turn(self._reader, opened, lambda: answer(self._view(opened)))

    async def ask_slow(self, answer: Callable[[View], Answer]) -> Answer:
        """The same of what takes so long that others must not wait for it."""
        opened = dict(self.opened)
        view = await self._in_turn(self._reader, opened, lambda: self._view(opened))
        return await self._in_turn(self._slow, opened, lambda: answer(view))

    async def look_at(self, files: Collection[str]) -> Reading:
        """Read what has changed and note what is found in these files."""

        def look() -> tuple[Reading, tuple[Diagnostic, ...]]:
            reading = self.project.read()
            return reading, self.project.look_at(reading, files)

        reading, seen = await self._in_turn(self._reader, dict(self.opened), look)
        self.known.see(reading.unread, seen, files)
        return reading

    async def look_across(self, reading: Reading) -> tuple[Diagnostic, ...]:
        """What all checks find in what was read."""
        return await self._in_turn(self._checker, dict(self.opened), lambda: self.project.look_across(reading))

    def close(self) -> None:
        """Begin nothing any more."""
        for pool in (self._reader, self._checker, self._slow):
            pool.shutdown(wait=False, cancel_futures=True)

    async def _in_turn(
        self, pool: ThreadPoolExecutor, opened: Mapping[str, Opened], work: Callable[[], Answer]
    ) -> Answer:
        """Work in another thread, with what is `opened` in the place of what is saved."""
        texts = {self.root / file: one.text for file, one in opened.items()}

        def run() -> Answer:
            with unsaved(texts):
                return work()

        return await asyncio.get_running_loop().run_in_executor(pool, copy_context().run, run)

    def _view(self, opened: Mapping[str, Opened]) -> View:
        return View(self.root, self.project.read(), opened, self.known.known, self.units, self.able)
