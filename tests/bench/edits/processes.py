"""What a process that goes on running has cost so far, its children included; from Linux's `/proc`."""

import os
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
QUIET = 0.1  # of one core
WINDOW, PATIENCE = 1.0, 20.0  # seconds


def cpu_seconds(pid: int) -> float:
    """Of the process, of the children that it has, and of those that it waited for."""
    return sum(sum(map(int, _stat(one)[11:15])) for one in _family(pid)) / TICKS


def peak_megabytes(pid: int) -> float:
    """Of the largest of them."""
    return max(map(_peak, _family(pid)), default=0.0)


def settle(pid: int) -> None:
    """Wait until it does next to nothing; who looks for changes all the time is not waited for long."""
    end, last = time.monotonic() + PATIENCE, -PATIENCE
    while (now := cpu_seconds(pid)) - last > QUIET * WINDOW and time.monotonic() < end:
        last = now
        time.sleep(WINDOW)


def _family(pid: int) -> Iterator[int]:
    """The process and all that descend from it."""
    children = _children()
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += children.get(one, [])


def _children() -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdecimal() and (stat := _stat(int(folder.name))):
            found[int(stat[1])].append(int(folder.name))
    return found


def _stat(pid: int) -> list[str]:
    """The fields after the command's name, which may have blanks and brackets; none if it is gone."""
    try:
        return (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _peak(pid: int) -> float:
    try:
        lines = (PROC / str(pid) / "status").read_text(encoding="utf-8", errors="replace").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)
