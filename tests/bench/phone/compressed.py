"""A folder over HTTP as a web server with its usual settings serves it: compressed, on connections that are kept."""

import gzip
from contextlib import AbstractContextManager
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.browser.serving import QuietHandler
from tests.browser.serving import serving as plainly

COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
LEVEL = 6


class CompressingHandler(QuietHandler):
    """Sends a file whole, compressed if that is worth it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - as the base class calls it
        """The file at the path; 404 if there is none."""
        file = Path(self.directory, unquote(urlsplit(self.path).path).lstrip("/"))
        if not file.is_file() or not file.resolve().is_relative_to(Path(self.directory).resolve()):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        kind = self.guess_type(file)
        is_compressed = kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _compressed(file) if is_compressed else file.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_compressed else kind)
        self.send_header("Content-Length", str(len(body)))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


def serving(folder: Path) -> AbstractContextManager[str]:
    """The address at which a folder is served."""
    return plainly(folder, CompressingHandler)
