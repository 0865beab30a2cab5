"""A preview that is kept running: a word of a file is changed, and the page that it serves has the word."""

import http.client
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from tests.bench.edits import processes
from tests.bench.edits.builders import Builder
from tests.bench.measure import Cost

PATIENCE = 3600.0  # seconds; some build everything anew
OFTEN = 0.02


class Preview:
    """A running preview of a builder's site."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str, printed: IO[bytes]) -> None:
        self.process, self.address, self.printed = process, address, printed

    def page(self, path: str) -> str:
        """A page as it is now; nothing while there is none."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode(errors="replace"))
        except (urllib.error.URLError, ConnectionError, http.client.HTTPException):
            return ""

    def wait(self, holds: Callable[[], bool]) -> None:
        """Ask again and again; SystemExit with what was printed if the preview ends."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if self.process.poll() is not None or time.monotonic() > end:
                self.printed.seek(0)
                raise SystemExit(f"{self.process.args!r}\n{self.printed.read()[-4000:].decode(errors='replace')}")
            time.sleep(OFTEN)


def served(builder: Builder) -> Cost:
    """From the change of the file until the page has the word. The peak is that of the whole preview."""
    with _preview(builder) as preview:
        preview.wait(lambda: builder.word in preview.page(builder.page))
        pid = preview.process.pid
        processes.settle(pid)
        start, spent = time.perf_counter(), processes.cpu_seconds(pid)
        word = builder.change()
        preview.wait(lambda: word in preview.page(builder.page))
        wall, spent = time.perf_counter() - start, processes.cpu_seconds(pid) - spent
        return Cost(wall, spent, processes.peak_megabytes(pid))


@contextmanager
def _preview(builder: Builder) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen(
            builder.serve(address), cwd=builder.tree, env=builder.environment, stdin=subprocess.DEVNULL,
            stdout=printed, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            yield Preview(process, address, printed)
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
