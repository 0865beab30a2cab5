"""Simplified text to Traditional: OpenCC, and the phrases of this field, which go before it."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import opencc

NUL = "\0"
ARROW = "→"
NAMED = " = "
VARIANTS = {
    "s2t": ("不分地区", "zh-Hant", ""),
    "s2tw": ("台湾字形", "zh-Hant-TW", "t2tw"),
    "s2hk": ("香港字形", "zh-Hant-HK", "t2hk"),
}
"""What is written, as whom it is for, its language and what OpenCC calls the step to it from what is common to all.

Never `s2twp`: it puts other words in the place of those of this field (注销 becomes 登出).
"""
KEPT = re.compile(r"`[^`]*`|\]\([^)\s#]*|https?://[^\s<>，。；）]+|</?[a-z][^<>]*>", re.IGNORECASE)
"""What of a text is no words: code, addresses, markup. A place in a page is called after its heading; it goes along."""
BEHIND = re.compile(r"\(\?<[=!][^)]*\)")


class Phrase(NamedTuple):
    """What OpenCC gets wrong: how it is found in a simplified text, what is written in its place."""

    pattern: str
    written: str


class Converter:
    """Writes texts in one of the `VARIANTS`; each keeps its length."""

    def __init__(self, variant: str) -> None:
        to_variant = VARIANTS[variant][2]
        own = opencc.OpenCC(to_variant).convert if to_variant else str
        self._convert = opencc.OpenCC(variant).convert
        self._written = [own(phrase.written) for phrase in phrases()]
        first = "".join({BEHIND.sub("", phrase.pattern)[0] for phrase in phrases()})  # only there need any be tried
        self._found = re.compile(f"(?=[{first}])(?:{'|'.join(f'({phrase.pattern})' for phrase in phrases())})")

    def text(self, source: str) -> str:
        """A text, of which code, addresses and markup stay as they are."""
        found = [*NUL.join(map(self._convert, source.split(NUL)))]  # where OpenCC would stop
        assert len(found) == len(source)
        for hit in self._found.finditer(source):
            found[hit.start() : hit.end()] = self._written[(hit.lastindex or 0) - 1]
        for kept in KEPT.finditer(source):
            found[kept.start() : kept.end()] = kept[0]
        return "".join(found)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Those of `phrases.txt`, the ones that go before others first."""
    text = (files(__package__) / "phrases.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    names = dict(line.split(NAMED) for line in lines if NAMED in line)
    found = [line.split(f" {ARROW} ") for line in lines if ARROW in line]
    return tuple(Phrase(_filled(pattern, names), written) for pattern, written in reversed(found))


def _filled(pattern: str, names: dict[str, str]) -> str:
    for name, stands_for in names.items():
        pattern = pattern.replace(f"{{{name}}}", stands_for)
    return pattern
