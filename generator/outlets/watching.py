"""A preview watches what a build reads, whenever that comes or goes.

MkDocs watches the folders that are there when the first build is done, and gives one up that is gone for a moment. So
the project is watched as a whole, through a filter: what a build does not read is not there.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import DirectorySnapshot

from generator.reading.folders import intended_folder, is_passed_over

INTERVAL = 0.5  # seconds, as MkDocs has it; polling also works on network disks and in containers

Look = Mapping[str, os.stat_result]


class Watch:
    """A project as builds see it."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.own = [os.path.abspath(path) for path in _read(config)]  # noqa: PTH100 - as MkDocs
        self.root = os.path.dirname(self.own[0])  # noqa: PTH120
        self.beside = [path for path in self.own if Path(path).parent != Path(self.root)]

    def snapshot(self, place: str = "") -> DirectorySnapshot:
        """The project as it is now, or what is read beside it."""
        return DirectorySnapshot(place or self.root, stat=_state, listdir=self._listed)

    def look(self) -> Look:
        """All that a build reads, folders too, as it is now."""
        there = filter(os.path.exists, (self.root, *self.beside))
        return {str(path): found.stat_info(path) for found in map(self.snapshot, there) for path in found.paths}

    def attach(self, server: LiveReloadServer, first: DirectorySnapshot) -> None:
        """Let a server that has not begun to watch yet watch the project instead of the folders it knows of.

        `first` is how it was before the first build.
        """
        for path in self.own[:2]:
            server.unwatch(path)
        emitter: Any = partial(_Emitter, {self.root: first}, stat=_state, listdir=self._listed)
        server.observer = BaseObserver(emitter, timeout=INTERVAL)  # type: ignore[assignment] # any observer will do
        for path in (self.root, *self.beside):
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


def _read(config: MkDocsConfig) -> Iterator[str]:
    """What a build reads beside the folders of records: the settings first, then the folder of pages."""
    yield from (config.config_file_path, config.docs_dir)
    yield from filter(None, (config.theme.custom_dir, *config.watch))
    hooks = cast(Mapping[str, ModuleType], config.hooks)  # they say it is a list
    yield from (str(hook.__file__) for hook in hooks.values())


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
