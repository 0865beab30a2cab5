"""One command in a fresh process, and one finished site: what they cost."""

import os
import subprocess
import tempfile
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

SEARCH_DATA = ("assets/casebook/data/search/*.js", "search/search_index.json", "search.json")
GZIP = 31
PIECE = 1 << 20


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    wall_seconds: float
    cpu_seconds: float
    peak_megabytes: float


@dataclass(frozen=True)
class Size:
    """What a site weighs, in bytes; `page` is the mean of the case pages."""

    page: float
    page_gz: float
    site: int
    index: int
    index_gz: int


def run(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Cost:
    """Run to the end; SystemExit with what was printed if the command fails.

    The peak is the child's own only while this process stays small: a child starts as a copy of its parent. So
    this process imports none of what it measures and reads no large file whole.
    """
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            printed.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{printed.read()[-4000:].decode(errors='replace')}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(cost.wall_seconds for cost in costs),
        median(cost.cpu_seconds for cost in costs),
        median(cost.peak_megabytes for cost in costs),
    )


def weigh(site: Path) -> Size:
    """The size of a finished site."""
    pages = [_lengths(file) for file in sorted(site.glob("cases/*.html")) if file.name != "index.html"]
    index, index_gz = map(sum, zip(*(_lengths(file) for name in SEARCH_DATA for file in site.glob(name)), strict=True))
    return Size(
        page=mean(length for length, _ in pages),
        page_gz=mean(length for _, length in pages),
        site=sum(file.stat().st_size for file in site.rglob("*") if file.is_file()),
        index=index,
        index_gz=index_gz,
    )


def _lengths(file: Path) -> tuple[int, int]:
    """Bytes of a file as it is and compressed, read piece by piece."""
    compressor = zlib.compressobj(6, wbits=GZIP)
    length = 0
    with file.open("rb") as pieces:
        while piece := pieces.read(PIECE):
            length += len(compressor.compress(piece))
    return file.stat().st_size, length + len(compressor.flush())
