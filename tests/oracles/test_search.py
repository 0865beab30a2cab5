"""What is exported for search engines, loaded into some that registries have, and asked the queries of `tests/search`.

Neither OpenSearch nor Meilisearch itself comes in a package. `osmem-server` speaks OpenSearch's language and takes the
index, the bulk and the queries as they are; of the index it passes over the mapping of Traditional characters.
`milli` is Meilisearch's own engine without its server, and so without settings: it sees the documents alone.
"""

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.exchange._engines.opensearch import query
from generator.twins import folding
from tests.search.relevance import OVERALL, Query, queries, scores

PROJECT = Path(__file__).parents[2]
OURS = 0.97
"""What `tests/browser/test_relevance.py` holds our own search to, among all queries."""
FLOORS = {"opensearch": 0.75, "meilisearch": 0.5}
EVERY = 6
"""One query of so many is asked: a server that is written in a script's time answers ten a second."""
PAGES = 5
SIZE = 2**31  # bytes that the index of milli may have


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project again, so that the original gets no map of identifiers."""
    from tests.browser.conftest import copy_of_project

    return copy_of_project(tmp_path_factory.mktemp("project"))


def exported(root: Path, engine: str, out: Path) -> Path:
    assert main(["export", "search", "--engine", engine, "--project", str(root), "--out", str(out)]) == 0
    return out


def asked() -> list[Query]:
    return [*queries()[::EVERY]]


def told(engine: str, found: list[list[str]]) -> None:
    """Recall beside ours, by group, and held to what was measured."""
    by_group = scores(asked(), found)
    report = "\n".join(f"{group}: {score.recall_at_5:.3f} of {score.queries}" for group, score in by_group.items())
    print(f"{engine}, ours {OURS}\n{report}")
    assert by_group[OVERALL].recall_at_5 >= FLOORS[engine], report


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server that speaks OpenSearch's language."""
    osmem = pytest.importorskip("osmem_server", reason="osmem-server is not installed: make oracles")
    command = [osmem.resolve_binary()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdin
        yield json.loads(process.stdout.readline())["url"]
        process.stdin.close()  # it ends when nobody can speak to it any more


def ask(method: str, address: str, body: bytes, kind: str = "application/json") -> Any:
    request = urllib.request.Request(address, data=body, method=method, headers={"Content-Type": kind})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return json.loads(answer.read())


def test_opensearch_takes_index_and_documents_and_finds(root: Path, server: str, tmp_path: Path) -> None:
    folder = exported(root, "opensearch", tmp_path / "out")
    ask("PUT", f"{server}/casebook", (folder / "index.json").read_bytes())
    lines = (folder / "documents.ndjson").read_bytes()
    done = ask("POST", f"{server}/_bulk?refresh=true", lines, "application/x-ndjson")
    assert not done["errors"]
    assert ask("GET", f"{server}/casebook/_count", b"")["count"] == len(lines.splitlines()) // 2
    sample = ask("POST", f"{server}/casebook/_search", (folder / "query.json").read_bytes())
    assert sample["hits"]["hits"]
    assert all(one["buckets"] for one in sample["aggregations"].values())
    told("opensearch", [_found(server, one.text) for one in asked()])


def _found(server: str, text: str) -> list[str]:
    """The best places of the first pages, a page by one of them."""
    plain = "".join(folding.simplified().get(char, char) for char in text)
    body = {**query(plain, ()), "size": PAGES, "collapse": {"field": "page"}}
    hits = ask("POST", f"{server}/casebook/_search", json.dumps(body).encode())["hits"]["hits"]
    return [one["_source"]["url"] for one in hits]


def test_the_engine_of_meilisearch_finds_in_the_documents(root: Path, tmp_path: Path) -> None:
    milli = pytest.importorskip("milli", reason="milli is not installed: make oracles")
    documents = json.loads((exported(root, "meilisearch", tmp_path / "out") / "documents.json").read_bytes())
    (tmp_path / "index").mkdir()
    index = milli.Index(str(tmp_path / "index"), SIZE)
    index.add_documents(documents)
    assert sum(1 for _ in index.all_documents()) == len(documents)
    found = [[index.get_document(one)["url"] for one in index.search(query_.text)] for query_ in asked()]
    told("meilisearch", [_first_pages(addresses) for addresses in found])


def _first_pages(addresses: list[str]) -> list[str]:
    """The same of places in the order in which they were found."""
    found: dict[str, str] = {}
    for address in addresses:
        found.setdefault(address.partition("#")[0], address)
    return [*found.values()][:PAGES]
