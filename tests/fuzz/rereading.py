"""A second reader: what PyYAML's own parser, which knows only texts, lists and mappings, sees in the same bytes.

Our reader stands on libyaml and on models; here every text of the file is looked for in the records, and the other way
round.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml
from pydantic import BaseModel

from generator.diagnostic import FieldPath
from generator.fields import Mark, RefTo, Text
from generator.record import Record
from generator.walk import marked_fields

NOTHING = ("", "~", "null")
REMARK = re.compile("#[^\n]*")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Words:
    """A text, a reference or (without a mark) a number as it stands in a file, and where that is."""

    path: FieldPath
    text: str
    mark: Mark | None


@dataclass(frozen=True)
class Difference:
    """A value of a file that the record has otherwise, or does not have."""

    path: FieldPath
    written: object
    read: object


def reread(raw: bytes) -> Any:
    """What a file holds. Raises `yaml.YAMLError` for what only libyaml reads."""
    return yaml.load(raw, yaml.BaseLoader)


def left_out(raw: bytes) -> Iterator[tuple[int, str]]:
    """What no value holds though it looks like words, each with its line: remarks behind something, marks of types."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    at = 0
    for token in yaml.scan(text, yaml.BaseLoader):
        if isinstance(token, yaml.TagToken | yaml.DirectiveToken):
            yield token.start_mark.line, text[token.start_mark.index : token.end_mark.index]
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            yield from _remarks(text, token.start_mark.index, text.index("\n", token.start_mark.index))
        yield from _remarks(text, at, token.start_mark.index)
        at = max(at, token.end_mark.index)


def _remarks(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The remarks between two tokens that stand behind something on their line, and do not begin with a space."""
    for hit in REMARK.finditer(text, start, end):
        line = text.rfind("\n", 0, hit.start()) + 1
        if text[line : hit.start()].strip() and (hit[0] == "#" or hit[0].lstrip("#")[:1].strip()):
            yield text.count("\n", 0, hit.start()), hit[0]


def bare(text: str) -> str:
    """A text without spaces and line breaks: everything of it that can be seen."""
    return SPACE.sub("", text)


def compared(tree: Mapping[str, Any], record: Record) -> Iterator[Words | Difference]:
    """Every text and reference of a mapping that the record is to hold, and every value that it has otherwise."""
    yield from _part(tree, record, ())


def _part(tree: Mapping[str, Any], part: BaseModel, path: FieldPath) -> Iterator[Words | Difference]:
    marks = dict(marked_fields(type(part)))
    names = {info.alias or name: name for name, info in type(part).model_fields.items()}
    for key, written in tree.items():
        if key in names:
            yield from _value(written, getattr(part, names[key]), (*path, key), marks.get(names[key]))
        else:
            yield Difference((*path, key), written, None)


def _value(written: Any, read: Any, path: FieldPath, mark: object) -> Iterator[Words | Difference]:
    if isinstance(written, dict) and isinstance(read, BaseModel):
        yield from _part(written, read, path)
    elif isinstance(written, list) and isinstance(read, tuple) and len(written) == len(read):
        for number, (item, value) in enumerate(zip(written, read, strict=True)):
            yield from _value(item, value, (*path, number), mark)
    elif not isinstance(written, str) or not _is_same(written, read):
        yield Difference(path, written, read)
    elif isinstance(read, str) and isinstance(mark, Text | RefTo):
        yield Words(path, written, mark)
    elif isinstance(read, Decimal):
        yield Words(path, written.lstrip("+"), None)


def _is_same(written: str, read: object) -> bool:
    match read:
        case None:
            return written in NOTHING
        case bool():
            return written == str(read).lower()
        case int() | Decimal():
            return Decimal(written) == read
        case datetime.date():
            return written == str(read)[: len(written)] and len(written) >= len("2026-03-01")
        case str():
            return bare(written) == bare(read)
    return False
