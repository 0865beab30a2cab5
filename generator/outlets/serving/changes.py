"""Which files of a project were changed, as soon as they are.

The operating system wakes us, through `watchfiles`; what has changed is told by comparing the project, as builds see
it, with how it was. So nothing is missed while folders come and go, and nothing is heard that no build reads.
"""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch as wakes

from generator.outlets.watching import Look, Watch

log = logging.getLogger("mkdocs.plugins.casebook")
LOOK_ANYWAY = 5_000  # milliseconds
DEBOUNCE, STEP = 200, 10  # milliseconds: so long is waited while more changes come, and so long for one more


class Changes:
    """The changes of what `watch` shows; another may take its place while one listens."""

    def __init__(self, watch: Watch) -> None:
        self.watch, self.polls = watch, False
        self.seen = watch.look()

    def until(self, stop: Event) -> Iterator[frozenset[str]]:
        """The files that were changed, by their paths in the project, each time that some were."""
        while not stop.is_set():
            folders = _folders(self.seen)
            for _woken in self._wakes(folders, stop):
                changed = self._changed()
                if changed:
                    yield frozenset(os.path.relpath(path, self.watch.root).replace(os.sep, "/") for path in changed)
                if _folders(self.seen) != folders:
                    break

    def _changed(self) -> list[str]:
        """The files that are not as they were seen last."""
        before, self.seen = self.seen, self.watch.look()
        return [
            path
            for path in before.keys() | self.seen.keys()
            if (old := _state(before, path)) != (new := _state(self.seen, path)) and (old or new)
        ]

    def _wakes(self, folders: set[str], stop: Event) -> Iterator[object]:
        """Something whenever there may be a change."""
        listening = wakes(
            *filter(os.path.isdir, folders),
            watch_filter=None,
            stop_event=stop,
            debounce=DEBOUNCE,
            step=STEP,
            rust_timeout=LOOK_ANYWAY,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=self.polls or None,  # None: `watchfiles` decides, and asks its environment variable
            recursive=False,
            ignore_permission_denied=True,
        )
        try:
            yield from listening
        except FileNotFoundError:  # a folder went before it was listened to
            yield None
        except OSError as refused:
            if self.polls:
                raise
            log.warning("系统不再通知文件的改动（%s），改为每隔一会儿看一遍。", refused)
            self.polls = True


def _state(look: Look, path: str) -> tuple[int, ...] | None:
    """What tells whether a file was changed; nothing of a folder, nor of what is not there."""
    found = look.get(path)
    if found is None or stat.S_ISDIR(found.st_mode):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode


def _folders(look: Look) -> set[str]:
    """Where to listen: in the folders, and beside what files and links are."""
    folders = {path for path, found in look.items() if stat.S_ISDIR(found.st_mode)}
    links = (path for path in look if path not in folders and os.path.islink(path))  # noqa: PTH114 - thousands
    lone = (path for path in look if os.path.dirname(path) not in look)  # noqa: PTH120 - the same
    return folders | {str(Path(os.path.realpath(path)).parent) for path in (*links, *lone) if path not in folders}
