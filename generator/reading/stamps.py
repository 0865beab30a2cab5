"""Which writing of a file it is that one has read."""

import os
import time
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from generator.reading.unsaved import opened

Stamp = tuple[int, int, int, int]
"""What changes with every writing of a file, and with who may read it: time, length, which file it is, its mode.

A text that is open in an editor has its digest instead.
"""

UNKNOWN = (0, 0, 0, 0)
UNSAVED = -1  # no file has such a mode
MOMENT = 2_000_000_000  # nanoseconds: what the clocks of disks and of machines on a network are apart


def stamp_of(path: Path | str) -> Stamp:
    """Which writing of a file this is; `UNKNOWN` if it cannot be told."""
    if (text := opened(path)) is not None:
        return 0, len(text), int.from_bytes(sha256(text).digest()[:8]), UNSAVED
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of files: a `Path` of each takes longer than the disk
    except OSError:
        return UNKNOWN
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode


def proven(stamp: Stamp, now: int) -> Stamp:
    """A file written a moment before `now` may be written again with the same time: it is read once more next time."""
    return stamp if stamp[0] < now - MOMENT else UNKNOWN


def footprint(files: Iterable[Path | str]) -> str:
    """A short name for these writings of files; empty if one of them cannot be told."""
    return _name_of(_stamps(files))


def settled(files: Iterable[Path | str]) -> str:
    """The same; empty as well if one of them was written a moment ago, and may be written again with the same time."""
    now, found = time.time_ns(), _stamps(files)
    return _name_of(found) if all(proven(stamp, now) != UNKNOWN for stamp in found.values()) else ""


def _stamps(files: Iterable[Path | str]) -> Mapping[str, Stamp]:
    return {os.fspath(file): stamp_of(file) for file in files}


def _name_of(found: Mapping[str, Stamp]) -> str:
    if UNKNOWN in found.values():
        return ""
    words = (f"{file} {stamp}\n".encode(errors="surrogateescape") for file, stamp in sorted(found.items()))
    return sha256(b"".join(words)).hexdigest()
