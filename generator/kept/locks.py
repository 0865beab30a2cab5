"""A folder that is in use carries a lock, which ends with the process that holds it, however that ends.

Windows and some network disks lock no folders: there nobody can tell whether a folder is in use.
"""

import contextlib
import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_held: set[int] = set()


def lock(folder: Path, *, wait: bool) -> int | None:
    """Mark a folder as in use until `unlock`. None if it is gone or cannot be locked, or is in use and one does not
    `wait`.
    """
    if sys.platform == "win32":
        return None
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    _held.add(held)
    with contextlib.suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), os.lstat(folder)):  # it may have been removed while one waited
            return held
    unlock(held)
    return None


def unlock(held: int) -> None:
    """The folder is not in use any more."""
    _held.discard(held)
    os.close(held)


def _forget() -> None:
    """A forked process is not the one that holds the locks, and must not keep them when that one is killed."""
    while _held:
        os.close(_held.pop())


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_forget)
