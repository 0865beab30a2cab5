"""The vectors that hold Python and the browser to the same verdict on exported records."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.learners import exported
from generator.learners.canonical import parsed

FILE = Path(__file__).with_suffix(".yaml")
NO_DIGEST = "0" * 64

Json = dict[str, Any]


def answer(**fields: Any) -> Json:
    """An answer, right unless said otherwise."""
    made = {"id": "0mwtub0m000001", "at": "2026-11-23T08:00:00.000Z", "kind": "answer", "question": "terms#start"}
    return {**made, "version": "c0ffee00", "score": 1, "answer": "ab12", **fields}


def exam(**fields: Any) -> Json:
    """An exam that was handed in."""
    made: Json = {"id": "0mwtub0m000002", "at": "2026-11-23T08:20:00.000Z", "kind": "exam", "exam": "little-exam"}
    made |= {"attempt": "m1-2", "seed": 7, "drawn": ["terms#start"], "score": 0.85, "passed": True}
    return {**made, "started": "2026-11-23T08:00:00.000Z", "content": "c0ffee00", **fields}


def read(**fields: Any) -> Json:
    """A page that was read."""
    return {
        "id": "0mwtub0m000003",
        "at": "2026-11-23T08:30:00.000Z",
        "kind": "read",
        "page": "six",
        "done": True,
        **fields,
    }


def good(version: int = 2) -> Json:
    """A record with an entry of each kind, without its digest."""
    days = {1: "2026-11-23T09:00:00.000Z", 2: "2026-11-23"}
    value = {"format": exported.FORMAT, "version": version, "exported": days[version], "content": "c0ffee00"}
    return {**value, **({"label": "甲"} if version == 2 else {}), "entries": [answer(), exam(), read()]}


def signed_digest(value: Any) -> str:
    """The digest that belongs to a value, as far as it can have one."""
    try:
        return exported.digest(value["entries"]) if value.get("version") == 1 else exported.digest_of_all(value)
    except (KeyError, TypeError):
        return NO_DIGEST


@dataclass(frozen=True)
class Vector:
    """A file, what was changed in it, and the words with which it is refused, or "" if it is taken."""

    name: str
    content: bytes
    refused: str


def vectors() -> Iterator[Vector]:
    """Every file; those with a changed entry in both versions."""
    groups = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    lists = [("", groups["taken"]), *groups["refused"].items()]
    for refused, changes in lists:
        for change in changes:
            [[what, fields]] = change.items()
            for version in (1, 2) if what in KINDS else (1,) if what == "first" else (2,):
                name = f"{version} {json.dumps(change, ensure_ascii=False)}"
                yield Vector(name, content(what, fields, version), refused)


KINDS = {"answer": answer, "exam": exam, "read": read}


def content(what: str, fields: Any, version: int) -> bytes:
    """The bytes of a file with these changes."""
    if what == "bytes":
        return bytes.fromhex(fields)
    if what == "text":
        return str(fields).replace("{good}", as_json(good()).decode()).encode()
    value = good(version)
    if what in KINDS:
        others = [made() for kind, made in KINDS.items() if kind != what]
        return as_json({**value, "entries": [changed(KINDS[what](), fields), *others]})
    return as_json(changed(value, fields), is_signed="digest" not in fields)


def changed(value: Json, fields: Json) -> Json:
    """With other fields, and without those that are gone."""
    return {name: each for name, each in {**value, **fields}.items() if each != "gone"}


def as_json(value: Json, *, is_signed: bool = True) -> bytes:
    """The text of a file, with the digest that belongs to it if it is to have one."""
    text = written(value)
    try:
        found = signed_digest(parsed(text))
    except ValueError:
        found = NO_DIGEST
    return (f'{{"digest":"{found}",{text[1:]}' if is_signed else text).encode()


def written(value: Any) -> str:
    """As JSON, with the texts that stand for something put in their places."""
    return re.sub(r'"(json|repeat|nested):((?:[^"\\]|\\.)*)"', _meant, json.dumps(value, ensure_ascii=False))


def _meant(hit: re.Match[str]) -> str:
    what, rest = hit[1], json.loads(f'"{hit[2]}"')
    if what == "nested":
        return "[" * int(rest) + "]" * int(rest)
    if what == "json" and not rest.startswith("repeat:"):
        return str(rest)
    times, _, text = rest.removeprefix("repeat:").partition(":")
    return text * int(times) if what == "json" else json.dumps(text * int(times), ensure_ascii=False)
