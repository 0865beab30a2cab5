"""A store of learning records of others (Ralph) takes our statements, once, and gives them back."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.test_statements import stated
from tests.oracles.ralph import AUTHORISATION, REASON, WAIT, ralph
from tests.rendering import project
from tests.test_exported import WRONG, entry, record

statements = pytest.importorskip("ralph.models.xapi.base.statements", reason=REASON)


@pytest.fixture
def sent(tmp_path: Path) -> list[dict[str, Any]]:
    root = project(tmp_path / "project")
    sat = {"kind": "exam", "exam": "example-exam", "attempt": "a1", "drawn": ["example-quiz#unit"]}
    entries = [
        entry(1, sure=False),
        entry(2, answer=WRONG, score=0, exam="a1"),
        entry(3, **sat, score=0.9, passed=True, started="2026-11-04T07:00:00.000Z"),
        entry(4, kind="read", page="complaint-steps", done=True),
        entry(5, answer=None, score=0, question="gone#q1"),
    ]
    return stated(root, record(tmp_path / "record.json", entries, label="三班"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    """The address of its statements."""
    with ralph(tmp_path) as address:
        yield address


def asked(address: str, value: object = None) -> tuple[int, Any]:
    """What it answers: the status and the value."""
    headers = {
        "Authorization": AUTHORISATION,
        "X-Experience-API-Version": "1.0.3",
        "Content-Type": "application/json",
    }
    body = None if value is None else json.dumps(value).encode()
    request = urllib.request.Request(address, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_every_statement_fits_its_model(sent: list[dict[str, Any]]) -> None:
    for one in sent:
        statements.BaseXapiStatement(**one)


def test_a_store_takes_them_once_and_gives_them_back(store: str, sent: list[dict[str, Any]]) -> None:
    assert asked(store, sent) == (200, [one["id"] for one in sent])
    status, _value = asked(store, sent)  # interrupted, and sent again
    assert status in (200, 204, 409)
    status, found = asked(store)
    assert status == 200
    back = {one["id"]: one for one in found["statements"]}
    assert len(found["statements"]) == len(back) == len(sent)
    for one in sent:
        assert {name: back[one["id"]][name] for name in ("actor", "verb", "object", "timestamp")} == {
            name: one[name] for name in ("actor", "verb", "object", "timestamp")
        }
        assert back[one["id"]].get("result") == one.get("result")
