"""What an author sees in an editor: the schemas in the hands of yaml-language-server, spoken to over stdio.

It is no part of the locks. `deno cache npm:yaml-language-server@2.0.0`, with the tests' DENO_DIR, fetches it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.authoring import editor
from generator.cli import main
from generator.kinds.taxon import Taxon
from tests import rendering

SERVER = "npm:yaml-language-server@2.0.0"
DENO = Path(sys.executable).with_name("deno")
ROOT = Path(__file__).parents[1]
FOUND = "textDocument/publishDiagnostics"
CASE = """\
title: 18
status: finished
owner: complaint-desk
reviewed: 2026-02-30
no_such: x
"""


def run(*arguments: str) -> list[str]:
    return [str(DENO), "run", "--cached-only", "--no-lock", "--no-config", "--no-prompt", "-A", SERVER, *arguments]


class Server:
    """One server with the settings that are written for VS Code."""

    def __init__(self, root: Path) -> None:
        self.root, self.asked = root, 0
        settings = json.loads((root / editor.SETTINGS).read_text(encoding="utf-8"))
        of_files = {(root / schema).as_uri(): files for schema, files in settings["yaml.schemas"].items()}
        self.settings = {"schemas": of_files, "validate": True, "hover": True, "completion": True}
        self.process = subprocess.Popen(run("--stdio"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT)
        formats = {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}
        able = {"workspace": {"configuration": True}, "textDocument": formats}
        self.ask("initialize", processId=None, rootUri=root.as_uri(), capabilities=able)
        self.tell("initialized")

    def tell(self, method: str, **params: object) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: object) -> Any:
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        return next(one["result"] for one in self._heard() if one.get("id") == self.asked and "method" not in one)

    def at(self, method: str, file: str, line: int, character: int) -> Any:
        position = {"line": line, "character": character}
        return self.ask(method, textDocument={"uri": (self.root / file).as_uri()}, position=position)

    def open(self, file: str, text: str) -> list[Mapping[str, Any]]:
        """What is found in a text, as `(line, message)`."""
        document = {"uri": (self.root / file).as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        of_file = (one["params"] for one in self._heard() if one.get("method") == FOUND)
        return next(list(one["diagnostics"]) for one in of_file if one["uri"] == document["uri"])

    def _send(self, message: Mapping[str, object]) -> None:
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _heard(self) -> Iterator[Any]:
        """Whatever the server says; what it asks is answered."""
        assert self.process.stdout
        while line := self.process.stdout.readline():
            length = int(line.partition(b":")[2])
            while self.process.stdout.readline().strip():
                pass
            message = json.loads(self.process.stdout.read(length))
            if "id" in message and "method" in message:
                items = message["params"].get("items", [])
                result = [self.settings if item.get("section") == "yaml" else {} for item in items]
                self._send({"id": message["id"], "result": result})
            yield message


ENVIRONMENT = {**os.environ, "DENO_DIR": os.environ.get("DENO_DIR", str(ROOT / ".venv/deno"))}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = subprocess.run(run("--stdio"), env=ENVIRONMENT, input=b"", capture_output=True, timeout=300)
    if b"--cached-only" in started.stderr:
        pytest.skip(f"{SERVER} is not here; `deno cache {SERVER}` fetches it")
    root = rendering.project(tmp_path_factory.mktemp("editor"))
    assert main(["schema", "--project", str(root)]) == 0
    found = Server(root)
    yield found
    found.process.kill()
    found.process.communicate()


def test_examples_have_nothing_wrong(server: Server) -> None:
    files = ["cases/example-case.yaml", "content/glossary.yaml", "quizzes/example-quiz.yaml"]
    assert {file: server.open(file, (server.root / file).read_text(encoding="utf-8")) for file in files} == {
        file: [] for file in files
    }


def test_slips_are_marked_and_ids_offered_by_title(server: Server) -> None:
    products = [one for one in build.check(server.root).library.all(Taxon) if one.dimension == "product"]
    found = server.open("cases/slips.yaml", f"{CASE}product: \n")
    marked = {one["range"]["start"]["line"]: one["message"] for one in found if "Missing" not in one["message"]}
    assert marked.keys() >= {0, 1, 3, 4}
    assert "写成 2026-11-23" in marked[3]
    offered = server.at("textDocument/completion", "cases/slips.yaml", 5, 9)["items"]
    titles = {one["label"]: str(one["documentation"]) for one in offered}
    assert titles.keys() == {record.id for record in products}
    assert all(record.title in titles[record.id] for record in products)
    said = server.at("textDocument/hover", "cases/slips.yaml", 1, 2)
    assert "已停用" in str(said)
