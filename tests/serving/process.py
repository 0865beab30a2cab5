"""`casebook serve` in a process of its own."""

import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

PATIENCE = 300.0


class Preview:
    """A preview of a project in a process of its own."""

    def __init__(self, root: Path) -> None:
        self.root, self.said = root, ""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "generator", "serve", "--project", str(root), "--address", self.address]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, encoding="utf-8")
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()
        self.wait_for("预览好了")

    def _listen(self) -> None:
        assert self.process.stderr
        with self.process.stderr as lines:
            for line in lines:
                self.said += line

    def wait_for(self, words: str, times: int = 1) -> None:
        """Wait until it has said something so often."""
        self._wait(lambda: self.said.count(words) >= times, words)

    def wait_for_page(self, path: str, words: str | None) -> None:
        """Wait until a page has these words, or is not there."""
        self._wait(lambda: self._shows(path, words), f"{words} on {path}")

    def _shows(self, path: str, words: str | None) -> bool:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return words is not None and words in answer.read().decode()
        except urllib.error.HTTPError:
            return words is None

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"no {what}; said: {self.said}"
            assert self.process.poll() is None, self.said
            time.sleep(0.05)

    def end(self) -> int:
        """SIGTERM, and what comes of it."""
        self.process.terminate()
        code = self.process.wait(PATIENCE)
        self.listener.join()
        return code
