"""A reader who looks at a site all the time, in a process of its own."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.site import VERSIONS

PAUSE = 0.0005  # long enough to leave the machine to the builds, much shorter than anything but a rename


@contextmanager
def reading(site: Path) -> Iterator[Counter[str]]:
    """Look until the end of the block; then the value holds the looks by what was seen: a version, absent, foreign."""
    seen: Counter[str] = Counter()
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    reader = fork.Process(target=_look, args=(site, theirs), daemon=True)
    reader.start()
    try:
        yield seen
    finally:
        ours.send(None)
        seen.update(ours.recv())
        reader.join()


def _look(site: Path, asked: Any) -> None:
    seen: Counter[str] = Counter()
    while not asked.poll():
        seen[_version(site / "marker.txt", "{}")] += 1
        seen[_version(site / "index.html", "<title>版本 {}</title>")] += 1
        time.sleep(PAUSE)
    asked.send(seen)


def _version(file: Path, sign: str) -> str:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return "absent"
    return next((version for version in VERSIONS if sign.format(version) in text), "foreign")
