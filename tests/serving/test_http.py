"""A preview over HTTP: types, addresses, what is not there, and nothing that is not the site's."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from generator.outlets.serving.preview import Preview
from generator.outlets.serving.server import Server
from tests import sites
from tests.rendering import MKDOCS, project
from tests.serving.showing import preview_of
from tests.serving.test_bytes import HANDWRITTEN

BELOW = f"site_url: https://handbook.example/a%20b/\n{MKDOCS}"


class Got(NamedTuple):
    """What a server answered."""

    status: int
    kind: str
    place: str
    body: bytes


@contextmanager
def serving(preview: Preview) -> Iterator[Server]:
    """A server of a preview at a free port."""
    with Server(("127.0.0.1", 0)) as server:
        server.preview = preview
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module", params=["/", "/a%20b/"], ids=["at the root", "below a path"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A served project, and where it begins."""
    root = tmp_path_factory.mktemp("served")
    sites.write(root, {"secret.txt": "nobody's business", "content/picture.bin": b"\xff"})
    project(root, {**HANDWRITTEN, "mkdocs.yml": MKDOCS if request.param == "/" else BELOW})
    with preview_of(root) as preview, serving(preview) as server:
        yield server, request.param


def ask(server: Server, path: str, method: str = "GET") -> Got:
    """An answer to a path exactly as it is written."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request(method, path)
    answer = connection.getresponse()
    got = Got(answer.status, answer.headers["Content-Type"], answer.headers.get("Location", ""), answer.read())
    assert method == "HEAD" or int(answer.headers["Content-Length"]) == len(got.body)
    connection.close()
    return got


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("index.html?q=1#place", "text/html; charset=utf-8"),
        ("guides/", "text/html; charset=utf-8"),
        ("own.css", "text/css; charset=utf-8"),
        ("assets/casebook/icon.svg", "image/svg+xml; charset=utf-8"),
        ("assets/casebook/data/intake.js", "text/javascript; charset=utf-8"),
        ("assets/casebook/data/search/pages.js", "text/javascript; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("sitemap.xml.gz", "application/gzip"),
        ("picture.bin", "application/octet-stream"),
    ],
)
def test_a_file_comes_with_its_type(site: tuple[Server, str], path: str, kind: str) -> None:
    server, mount = site
    got = ask(server, mount + path)
    assert (got.status, got.kind) == (200, kind)
    assert got.body
    assert ask(server, mount + path, "HEAD") == (200, kind, "", b"")


def test_a_folder_without_its_slash_leads_to_it(site: tuple[Server, str]) -> None:
    server, mount = site
    assert ask(server, f"{mount}guides")[:1] == (302,)
    assert ask(server, f"{mount}guides").place == f"{mount}guides/"
    assert ask(server, "/").status == (200 if mount == "/" else 302)


@pytest.mark.parametrize(
    "path",
    [
        "nobody.html",
        "nobody/",
        "content/index.md",
        "mkdocs.yml",
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "guides/../../secret.txt",
        "guides%5c..%5c..%5csecret.txt",
        "assets/casebook/data/../../../secret.txt",
        "assets/casebook/data/search/..%2f..%2f..%2f..%2fsecret.txt",
        "%ff",
        "secret.txt%00.html",
    ],
)
def test_what_is_not_the_sites_is_not_there(site: tuple[Server, str], path: str) -> None:
    server, mount = site
    got = ask(server, mount + path)
    assert (got.status, got.kind) == (404, "text/html; charset=utf-8")
    assert b"nobody's business" not in got.body


def test_what_is_beside_the_site_has_its_page_for_what_is_missing(site: tuple[Server, str]) -> None:
    server, mount = site
    assert "没有这一页" in ask(server, f"{mount}nobody.html").body.decode()
    assert "没有这一页" in ask(server, "/beside/it.html").body.decode()


def test_news_come_when_there_are_some(site: tuple[Server, str]) -> None:
    server, _mount = site
    preview, state = server.preview, server.preview.state
    heard: list[Got] = []
    browser = threading.Thread(target=lambda: heard.append(ask(server, f"/casebook-preview/news/{state}")))
    browser.start()
    while not preview.listeners:
        threading.Event().wait(0.01)
    preview.follow(())
    browser.join()
    assert heard[0].body.decode() == preview.state != state
    assert ask(server, "/casebook-preview/news/of-another-preview").body.decode() == preview.state


def test_the_preview_brings_its_own_files(site: tuple[Server, str]) -> None:
    server, _mount = site
    assert ask(server, "/casebook-preview/reload.js?1")[:2] == (200, "text/javascript; charset=utf-8")
    assert ask(server, "/casebook-preview/panel.css")[:2] == (200, "text/css; charset=utf-8")
    assert ask(server, "/casebook-preview/nothing.js").status == 404
