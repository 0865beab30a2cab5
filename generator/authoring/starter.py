"""A small knowledge base to begin with: the files of `generator/starter/`, filled in for whoever begins."""

import datetime
import json
import shlex
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

NAME = "投诉处理知识库"
LOCAL = "local.mk"  # says where the program is on one machine; not kept in Git


def starter(name: str, today: datetime.date, python: str) -> dict[str, str]:
    """The files of a new knowledge base by their paths in it; `python` is the program that runs `casebook` here."""
    values = {"@name@": name, "@quoted@": json.dumps(name, ensure_ascii=False), "@today@": today.isoformat()}
    found = {path: _filled(text, values) for path, text in _texts(files("generator") / "starter")}
    return {**found, LOCAL: f"CASEBOOK := {_in_make(shlex.quote(python))} -m generator\n"}


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        path = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _texts(entry, f"{path}/")
        else:
            yield path, entry.read_text(encoding="utf-8")


def _filled(text: str, values: Mapping[str, str]) -> str:
    for place, value in values.items():
        text = text.replace(place, value)
    return text


def _in_make(words: str) -> str:
    """Words of a command as a makefile writes them."""
    return words.replace("$", "$$").replace("#", r"\#")
