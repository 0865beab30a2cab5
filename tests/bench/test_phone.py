"""The server of `tests.bench.phone` sends what a web server would."""

import gzip
import http.client
from pathlib import Path

import pytest

from tests.bench.phone.compressed import serving

PAGE = "<p>先听完再开口，不打断、不辩解。</p>\n" * 50


def _get(address: str, path: str, *, encoding: str = "") -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", path, headers={"Accept-Encoding": encoding} if encoding else {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with a page and a picture, and a file beside it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "页.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "site" / "dot.png").write_bytes(b"\x89PNG")
    (tmp_path / "beside.txt").touch()
    return tmp_path / "site"


def test_texts_are_compressed_for_who_can_read_that(folder: Path) -> None:
    with serving(folder) as address:
        _, headers, body = _get(address, "/%E9%A1%B5.html", encoding="gzip, br")
        assert (headers["Content-Encoding"], headers["Content-Type"]) == ("gzip", "text/html; charset=utf-8")
        assert len(body) == int(headers["Content-Length"]) < len(PAGE.encode()) / 10
        assert gzip.decompress(body).decode() == PAGE
        assert _get(address, "/%E9%A1%B5.html")[2].decode() == PAGE


def test_pictures_are_sent_as_they_are(folder: Path) -> None:
    with serving(folder) as address:
        _, headers, body = _get(address, "/dot.png", encoding="gzip")
        assert (headers["Content-Encoding"], body) == (None, b"\x89PNG")


@pytest.mark.parametrize("path", ["/none.html", "/../beside.txt", "/"])
def test_nothing_else_is_sent(folder: Path, path: str) -> None:
    with serving(folder) as address:
        assert _get(address, path)[0] == 404
