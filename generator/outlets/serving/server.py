"""The preview over HTTP, to the browsers of this machine."""

import ipaddress
import logging
import socket
import socketserver
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from typing import Any
from urllib.parse import quote, unquote

from generator.outlets.serving import panel
from generator.outlets.serving.preview import Preview
from generator.report import visible

log = logging.getLogger("mkdocs.plugins.casebook")
NEWS = f"{panel.OWN}/news/"
NEWS_AFTER = 30.0  # seconds after which a browser is told that there are none
TYPES = MimeTypes()  # those of Python alone: what a system has in its tables differs
TYPES.add_type("font/woff2", ".woff2")
TYPES.add_type("text/javascript", ".js")
TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml")


class Server(ThreadingHTTPServer):
    """Answers from `preview`, each browser in a thread of its own."""

    daemon_threads = True
    preview: Preview

    def __init__(self, address: tuple[str, int]) -> None:
        if ":" in address[0] and ipaddress.ip_address(address[0]).version == 6:
            self.address_family = socket.AF_INET6
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        """As `HTTPServer`, which also asks the network what this machine is called."""
        socketserver.TCPServer.server_bind(self)
        host, self.server_port = self.server_address[:2]
        self.server_name = str(host)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no error."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            log.exception("没有答上来")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 120
    server: Server

    def do_GET(self) -> None:
        """A page, a file, or the news."""
        self._answer()

    def do_HEAD(self) -> None:
        """The same without the body."""
        self._answer()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: what is worth telling is told where it is known."""

    def _answer(self) -> None:
        path = _path_of(self.path)
        if path.startswith(NEWS):
            news = self.server.preview.wait_for_news(path.removeprefix(NEWS), NEWS_AFTER)
            self._send(200, "text/plain", news.encode())
        elif (text := panel.own_file(path)) is not None:
            self._send(200, panel.TYPES[path], text.encode())
        else:
            self._answer_from_site(path)

    def _answer_from_site(self, path: str) -> None:
        preview, mount = self.server.preview, self.server.preview.mount
        if path == "/" != mount:
            self._redirect(mount)
            return
        name = path.removeprefix(mount) if path.startswith(mount) else None
        if name is not None and not name.endswith("/") and preview.has(f"{name}/index.html"):
            self._redirect(f"{path}/")
            return
        file = "404.html" if name is None else f"{name}index.html" if not name or name.endswith("/") else name
        status, body = preview.answer(file)
        if status == 404 or name is None:
            status = 404
            log.warning("没有 %s", visible(path))
        self._send(status, _type_of(file if status == 200 else "404.html"), body)

    def _redirect(self, path: str) -> None:
        self._send(302, "text/plain", b"", Location=quote(path))

    def _send(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        charset = "; charset=utf-8" if kind.startswith(TEXTS) else ""
        for name, value in {**headers, "Content-Type": f"{kind}{charset}", "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _path_of(target: str) -> str:
    """What is asked for, without a query; nothing that is there if it is no text."""
    return unquote(target.partition("?")[0].partition("#")[0], errors="replace")


def _type_of(path: str) -> str:
    kind, packed = TYPES.guess_type(path)
    return "application/gzip" if packed else kind or "application/octet-stream"
