"""Work in a process of its own, which can be ended without harm to others."""

import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable

MEMORY = 4 << 30
PATIENCE = 20  # times as long as its CPU time may a process take on a busy machine


def start(work: Callable[[], int], seconds: int) -> tuple[int, str]:
    """A process that exits with what `work` returns, or is ended after so much CPU time; and its folder for files."""
    folder = tempfile.mkdtemp(prefix="mutants-")
    if child := os.fork():
        return child, folder
    code = 1
    try:
        _confine(folder, seconds)
        code = work()
    finally:
        os._exit(code)


def finished(child: int, status: int, folder: str) -> int:
    """The exit code of a process, negative if a signal ended it; nothing of it is left behind."""
    shutil.rmtree(folder, ignore_errors=True)
    return os.waitstatus_to_exitcode(status)


def _confine(folder: str, seconds: int) -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os.setpgid(0, 0)
    os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    signal.alarm(PATIENCE * seconds)
