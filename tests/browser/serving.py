"""A folder over HTTP, and a project's site built and served, for as long as they are needed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from generator.cli import main
from tests.browser.late import hold
from tests.browser.reader import Site


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and does not talk about it."""

    def parse_request(self) -> bool:
        """What is asked for; it may have to wait for its answer."""
        is_one = super().parse_request()
        if is_one:
            hold(self.path)
        return is_one

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


class Server(ThreadingHTTPServer):
    """Does not mind browsers that go away before they have their answer; whatever else is wrong it tells."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what was raised, unless it is that nobody listens any more."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """The address at which a folder is served."""
    with Server(("127.0.0.1", 0), partial(handler, directory=folder)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def built(root: Path, *, swaps_pages: bool = False) -> Iterator[Site]:
    """The site of a project; told its address, the theme swaps pages without loading them anew."""
    with serving(root) as address:
        if swaps_pages:
            _tell_address(root / "mkdocs.yml", f"{address}/site/")
        build(root)
        yield Site(root / "site", f"{address}/site")


def _tell_address(settings: Path, address: str) -> None:
    text = settings.read_text(encoding="utf-8")
    if "navigation.instant" not in text:
        text = text.replace("  font: false\n", "  font: false\n  features: [navigation.instant]\n")
    settings.write_text(f"site_url: {address}\n{text}", encoding="utf-8")


def build(root: Path) -> None:
    """The site of a project, anew."""
    assert main(["build", "--project", str(root)]) == 0
