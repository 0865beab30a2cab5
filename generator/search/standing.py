"""The scripts of the search that a site has already: what the next one has as well need not be in memory."""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.kept.taking import take_over
from generator.reading.stamps import UNKNOWN, Stamp, stamp_of

BEGIN, END = '{const text="', '";casebook.data('


class Text(NamedTuple):
    """What the search reads of the page at a path, without the words: their digest, and the number of characters."""

    path: str
    digest: str
    length: int


class Script(NamedTuple):
    """Which writing of a script it is, and the texts in it."""

    stamp: Stamp
    texts: tuple[Text, ...]


def text_of(passages: str) -> Text:
    """The passages of a page as a text; they begin with its path."""
    return Text(passages.partition("\t")[0], sha256(passages.encode()).hexdigest()[:16], len(passages))


class Scripts:
    """Of `kept` scripts, by their names below `data`, those that are as they were written."""

    def __init__(self, data: Path, kept: Mapping[str, Script]) -> None:
        self.data = data
        stamps = {name: stamp_of(script_in(data, name)) for name in kept}
        self.known = {name: one for name, one in kept.items() if one.stamp == stamps[name] != UNKNOWN}
        self.names = {one.texts: name for name, one in self.known.items()}
        self.homes = {text: name for name, one in self.known.items() for text in one.texts}
        self._read: tuple[str, Mapping[Text, str]] = "", {}

    def has(self, text: Text) -> bool:
        """Whether the words of a text can be had."""
        return not text.length or text in self.homes

    def take_over(self, texts: Sequence[Text], data: Path) -> str | None:
        """The name of the script that holds just these texts, if there is one; then it is below `data` as well."""
        if name := self.names.get((*texts,)):
            take_over(script_in(self.data, name), script_in(data, name))
        return name

    def passages(self, text: Text) -> str:
        """The words of a text. Raises `KeyError` if they cannot be had."""
        name = self.homes[text]
        if self._read[0] != name:
            self._read = name, dict(self._texts(name))
        return self._read[1][text]

    def _texts(self, name: str) -> Iterator[tuple[Text, str]]:
        script = script_in(self.data, name).read_text(encoding="utf-8")
        words: str = json.loads(f'"{script[len(BEGIN) : script.rindex(END)]}"')
        place = 0
        for text in self.known[name].texts:
            yield text, words[place : place + text.length]
            place += text.length


def script_in(data: Path, name: str) -> Path:
    """The file of a script."""
    return data / f"{name}.js"
