"""A preview watches what a build reads, whenever that comes or goes.

MkDocs watches the folders that are there when the first build is done, and gives one up that is gone for a moment. So
the project is watched as a whole, through a filter: what a build does not read is not there.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import DirectorySnapshot

from generator.reading.folders import intended_folder, is_passed_over

INTERVAL = 0.5  # seconds, as MkDocs has it; polling also works on network disks and in containers


class Watch:
    """A project as builds see it, and how it was before the first of them."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.own = [os.path.abspath(path) for path in (config.config_file_path, config.docs_dir)]  # noqa: PTH100 - as MkDocs
        self.root = os.path.dirname(self.own[0])  # noqa: PTH120
        self.first = self.snapshot()

    def snapshot(self) -> DirectorySnapshot:
        """The project as it is now."""
        return DirectorySnapshot(self.root, stat=_state, listdir=self._listed)

    def attach(self, server: LiveReloadServer) -> None:
        """Let a server that has not begun to watch yet watch the project instead of the folders it knows of."""
        for path in self.own:
            server.unwatch(path)
        emitter: Any = partial(_Emitter, {self.root: self.first}, stat=_state, listdir=self._listed)
        server.observer = BaseObserver(emitter, timeout=INTERVAL)  # type: ignore[assignment] # any observer will do
        server.watch(self.root)
        for path in self.own:
            if Path(path).parent != Path(self.root):
                server.watch(path)

    def _listed(self, folder: str | None) -> Iterator["os.DirEntry[str]"]:
        """The entries of a folder that a build reads; none of a folder that cannot be read."""
        try:
            entries = list(os.scandir(folder))
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return iter(())
        if folder == self.root:
            return (entry for entry in entries if entry.path in self.own or intended_folder(entry.name))
        return (entry for entry in entries if not is_passed_over(entry.name))


class _Emitter(PollingEmitter):
    """Compares with what was there before the first build: MkDocs begins to watch after it, and would miss the rest."""

    def __init__(self, first: Mapping[str, DirectorySnapshot], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.first = first

    def on_thread_start(self) -> None:
        """Watching begins."""
        super().on_thread_start()
        self._snapshot = self.first.get(self.watch.path, self._snapshot)


def _state(path: str) -> os.stat_result:
    """What is compared. A link to a file changes as the file does; any other link counts as a file itself.

    So does a folder that cannot be read: MkDocs does not care for folders that come and go, and this one is a mistake.
    """
    own = os.lstat(path)
    if stat.S_ISLNK(own.st_mode) and Path(path).is_file():
        return Path(path).stat()
    if stat.S_ISDIR(own.st_mode) and not os.access(path, os.R_OK | os.X_OK):
        return os.stat_result((stat.S_IFREG, *own[1:]))
    return own
