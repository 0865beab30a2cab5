"""A knowledge base all of whose texts end in something that must not be taken for HTML, a script or a template."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.fields import Text
from generator.kinds import all_kinds
from generator.reading.source import parse
from generator.record import Kind, Record
from generator.walk import leaves
from tests import sites
from tests.rendering import MKDOCS

MARKUP = """<i id=x onclick=hostile()>"'&lt;</p><script>hostile()</script>{{7*7}}{%"""
HARMLESS = "无害的一段"


def write(root: Path, tail: str) -> Path:
    """The examples of all kinds with `tail` at the end of every text."""
    texts = {sites.example_file(kind): with_tail(kind, tail) for kind in all_kinds()}
    files = {file: json.dumps(text, ensure_ascii=False, default=float) for file, text in texts.items()}
    return sites.write(root, {**files, "mkdocs.yml": MKDOCS})


def unchecked(patch: pytest.MonkeyPatch) -> None:
    """Publish whatever could be read: what checks say of such texts is not what is tried here."""
    check = build.check
    patch.setattr(build, "check", lambda root, **_: build.Checked(check(root).library, ()))


def with_tail(kind: Kind, tail: str) -> Any:
    """What the EXAMPLE of a kind holds, with `tail` at the end of every text."""
    value = parse(kind.example, "example.yaml").value
    for record, body in _bodies(kind, value):
        for leaf in leaves(record):
            if isinstance(leaf.mark, Text):
                *path, last = leaf.path
                place = body
                for step in path:
                    place = place[step]
                place[last] = f"{leaf.value}{tail}"
    return value


def _bodies(kind: Kind, value: Any) -> Iterator[tuple[Record, Any]]:
    bodies = value if kind.holds_many else {"example": value}
    for record_id, body in bodies.items():
        yield kind.model.model_validate({**body, "id": record_id}), body
