"""The folder in which a project keeps what builds have made: `.casebook/`, beside `mkdocs.yml`.

What is in it was made by this very code with these very packages on this Python, or it is not looked at. It is read
with pickle, which runs what it reads: so it is only read from a folder that nobody else can write to. One process uses
it at a time; another that comes meanwhile does without.
"""

import contextlib
import gc
import os
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.kept.locks import lock, unlock
from generator.packed.value import bytes_of, value_of

NAME = ".casebook"
PACKAGE = Path(__file__).parent.parent
IGNORED = "# 生成时留下的缓存，随时可以删掉。\n*\n"

PARTS = 64  # files of which those are written again in which something changed


class Folder:
    """What one project keeps, while this process uses it."""

    def __init__(self, root: Path) -> None:
        self.path = root / NAME
        self._lock: int | None = None

    def open(self) -> bool:
        """Begin to use it; whether it can be used."""
        with contextlib.suppress(OSError):
            self.path.mkdir(mode=0o700, exist_ok=True)
            if _is_own(self.path):
                (self.path / ".gitignore").write_text(IGNORED, encoding="utf-8")
                self._lock = lock(self.path, wait=False)
        return self._lock is not None

    def close(self) -> None:
        """Others may use it now."""
        if self._lock is not None:
            unlock(self._lock)
            self._lock = None

    def read(self, name: str) -> dict[str, Any]:
        """What was kept under a name by this very code, `{key: value}`."""
        with _all_kept():
            return {key: value for part in range(PARTS) for key, value in self._read(f"{name}-{part:02}").items()}

    def read_one(self, name: str) -> dict[str, Any]:
        """The same of what is small and kept in one file."""
        return self._read(name)

    def write(self, name: str, values: Mapping[str, Any], changed: Collection[str]) -> None:
        """Keep values of which some have `changed`. A full disk keeps nothing of them, and that is no mistake."""
        stale = {_part_of(key) for key in changed}
        parts: dict[int, dict[str, Any]] = {part: {} for part in stale}
        for key, value in values.items():
            if (part := _part_of(key)) in stale:
                parts[part][key] = value
        for part, content in parts.items():
            self.write_one(f"{name}-{part:02}", content)

    def _read(self, name: str) -> dict[str, Any]:
        try:
            file = BytesIO((self.path / name).read_bytes())
        except OSError:
            return {}
        head = file.readline()
        words = file.getbuffer()[file.tell() :]  # no copy: there are many megabytes of it
        found = value_of(file) if head == _head(words) else {}
        return found if isinstance(found, dict) else {}

    def write_one(self, name: str, content: Mapping[str, Any]) -> None:
        """Keep what is small in one file."""
        words = bytes_of(content)
        file = self.path / name
        new = file.with_suffix(".new")
        try:
            new.write_bytes(_head(words) + words)
            new.replace(file)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink()


@contextlib.contextmanager
def in_use(root: Path) -> Iterator[Folder | None]:
    """What a project keeps, for as long as this lasts; None if it cannot be used, or another process uses it."""
    folder = Folder(root)
    if not folder.open():
        yield None
        return
    try:
        yield folder
    finally:
        folder.close()


@contextlib.contextmanager
def _all_kept() -> Iterator[None]:
    """Nothing that is made within is garbage, so nobody looks for any."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _part_of(key: str) -> int:
    return crc32(key.encode(errors="surrogateescape")) % PARTS


def _head(words: bytes | memoryview) -> bytes:
    return f"{maker()} {sha256(words).hexdigest()}\n".encode()


@cache
def maker() -> str:
    """Who makes things here: our code, all packages, and Python, as one short name."""
    code = sha256(sys.version.encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            code.update(f"{file.relative_to(PACKAGE)} ".encode() + sha256(file.read_bytes()).digest())
    for name in sorted(_packages()):
        code.update(name.encode())
    return code.hexdigest()[:16]


def _packages() -> Iterator[str]:
    """Name and version of all that is installed, as the names of its folders say it."""
    for place in filter(os.path.isdir, sys.path):
        yield from (entry.name for entry in os.scandir(place) if entry.name.endswith(".dist-info"))


def _is_own(path: Path) -> bool:
    """Whether nobody else can write there. Where files have no owners, as on Windows, the disk says who may."""
    if sys.platform == "win32":
        return True
    found = path.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
