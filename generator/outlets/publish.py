"""Publishing a finished folder in one move: a reader sees the old site or the new one, never half of either.

Where folders can be exchanged there is a site at every moment. Where they cannot (Windows, some network disks) the old
one is renamed away before the new one is renamed in: who comes in between finds no site, for less than a millisecond
as a rule.
"""

import contextlib
import errno
import re
import secrets
import shutil
from pathlib import Path

from generator.kept.locks import lock, unlock
from generator.outlets import stopping
from generator.outlets.exchange import exchange

STAGED = re.compile(r"(?<![^/\\])\.([^/\\]+)-staging-[0-9a-f]{8}(-old)?(?![^/\\])")
ANOTHER_WAS_QUICKER = (errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST)
ATTEMPTS = 20


class Staging:
    """A folder beside `final`, on the same disk, that can take its place. Nothing is on the disk before `begin`."""

    def __init__(self, final: Path) -> None:
        self.final = final.resolve()  # a link stays a link: what it leads to is replaced
        self.folder = self.final.with_name(f".{self.final.name}-staging-{secrets.token_hex(4)}")
        self.lock: int | None = None

    def begin(self) -> None:
        """Remove what killed builds have left, and make the folder. Raises `OSError`."""
        self.final.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(self.final)
        while not self.folder.is_dir():  # before it is locked, another build may take it for a leftover
            self.folder.mkdir(mode=0o700)
            self.lock = lock(self.folder, wait=True)

    def publish(self) -> None:
        """Put the folder where `final` is. Raises `OSError` if it cannot be; then the old site is there as before."""
        try:
            stopping.too_late()
            self.folder.chmod(0o755)
            _swap(self.folder, self.final)
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove the folder, which holds what is not wanted any more; it may be gone already."""
        try:
            stopping.too_late()
        finally:
            _remove(self.folder)
            if self.lock is not None:
                unlock(self.lock)
                self.lock = None


def remove_leftovers(final: Path) -> None:
    """Remove the folders of builds that were killed; an old site that one of them had moved away is put back first."""
    found = {path: hit[2] for path in final.parent.iterdir() if (hit := STAGED.fullmatch(path.name))}
    own = [path for path in found if STAGED.sub(r"\1", path.name) == final.name]
    for old in (path for path in own if found[path]):
        _put_back(old, final)
    for staged in (path for path in own if not found[path]):
        held = lock(staged, wait=False)
        if held is not None:
            _remove(staged)
            unlock(held)


def _swap(new: Path, place: Path) -> None:
    """Put `new` at `place`; what was there has the name of `new` then, or is gone."""
    for left in reversed(range(ATTEMPTS)):
        try:
            if not place.exists():
                new.rename(place)
            elif not exchange(new, place):
                _swap_in_two_moves(new, place)
        except OSError as error:
            if not left or error.errno not in ANOTHER_WAS_QUICKER:
                raise
        else:
            return


def _swap_in_two_moves(new: Path, place: Path) -> None:
    old = new.with_name(f"{new.name}-old")
    place.rename(old)
    try:
        new.rename(place)
    finally:
        _put_back(old, place)


def _put_back(old: Path, place: Path) -> None:
    """Put an old site back, unless a newer one is there: then it is removed."""
    if not place.exists():
        with contextlib.suppress(OSError):  # another build's site may be there by now
            old.rename(place)
    if place.exists():
        _remove(old)


def _remove(path: Path) -> None:
    """Remove a folder with what is in it, or a file; what cannot be removed stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()
