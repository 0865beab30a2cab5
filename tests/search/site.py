"""What the search of a built site has to read, as values."""

import json
from pathlib import Path
from typing import Any

DATA = Path("assets/casebook/data/search")


def value(site: Path, name: str) -> Any:
    """What a script hands over; `site` is the root of the pages."""
    text = (site / DATA / f"{name}.js").read_text(encoding="utf-8")
    if text.startswith("{const text="):
        words, _, call = text.removeprefix("{const text=").rpartition(";casebook.data(")
        assert call == f'"search/{name}",text)}}\n'
        return json.loads(words)
    head = f'casebook.data("search/{name}", '
    assert text.startswith(head)
    return json.loads(text.removeprefix(head).removesuffix(");\n"))


def texts(site: Path) -> list[str]:
    """The names of the scripts that hold texts, in the order in which they are read."""
    return [name.removeprefix("search/") for name in value(site, "pages")["texts"]]


def passages(site: Path) -> dict[str, tuple[str, str]]:
    """Heading and text by address."""
    lines = [line.split("\t") for name in texts(site) for line in value(site, name).split("\n")[:-1]]
    return {address: (heading, text) for address, heading, text in lines}


def columns(site: Path) -> dict[str, list[str]]:
    """The columns of the catalogue, a line a page, with the summaries."""
    found = {name: text.split("\n") for name, text in value(site, "pages").items() if isinstance(text, str)}
    return {**found, "summary": value(site, "summaries").split("\n")}
