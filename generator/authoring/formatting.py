"""An author's file in the one layout, with all its values and comments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.authoring.commented import commented
from generator.authoring.layout import Node, laid_out
from generator.authoring.shapes import fields_of, record_shape
from generator.authoring.together import Change
from generator.diagnostic import Diagnostic, FieldPath, has_errors
from generator.kinds import all_kinds
from generator.reading.decoding import decode
from generator.reading.folders import project_files
from generator.reading.sorting import kind_of_file
from generator.reading.source import parse
from generator.record import Kind

MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Formatted:
    """What would change, what keeps files from being read, and those that could not be written as they read."""

    changes: tuple[Change, ...]
    diagnostics: tuple[Diagnostic, ...]
    unlike: tuple[str, ...]


def record_files(root: Path) -> Mapping[str, Kind]:
    """The files of a project that hold records, with their kinds."""
    found = (file for file, problem in project_files(root) if problem is None)
    return {file: kind for file in found if (kind := kind_of_file(all_kinds(), file))}


def formatted(root: Path, files: Mapping[str, Kind]) -> Formatted:
    """Some files of a project in our layout; files that are in it already do not change."""
    changes: list[Change] = []
    diagnostics: list[Diagnostic] = []
    unlike: list[str] = []
    for file, kind in files.items():
        raw = (root / file).read_bytes()
        text, found = decode(raw, file)
        after = None if has_errors(found) else in_layout(kind, text, file, found)
        diagnostics += [one for one in found if one.problem.severity == "error"]
        if after is None and not has_errors(found):
            unlike.append(file)
        elif after is not None and after != text:
            changes.append(Change(file, raw, _encoded(raw, after)))
    return Formatted(tuple(changes), tuple(diagnostics), tuple(unlike))


def in_layout(kind: Kind, text: str, file: str, found: list[Diagnostic]) -> str | None:
    """The text in our layout; None if it has errors, which are added to what was `found`, or if it would not say the
    same with the same comments.
    """
    tree = parse(text, file, with_spans=True)
    found += tree.diagnostics
    if has_errors(found):
        return None
    if not isinstance(tree.value, dict):
        return text
    fields = dict.fromkeys(tree.value, record_shape(kind.model)) if kind.holds_many else fields_of(kind.model)
    before = commented(text, tree)
    after = laid_out(before, fields)
    if after == text:
        return text
    again = parse(after, file, with_spans=True)
    if not again.is_readable or said(commented(after, again)) != said(before):
        return None
    return after


def said(node: Node) -> Sequence[tuple[FieldPath, Any]]:
    """Values and comments by path, whatever the order of fields; white space that ends a text says nothing."""
    return sorted(_said(node, ()), key=repr)


def _said(node: Node, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    inner = node.fields.items() if node.fields is not None else enumerate(node.items or ())
    yield path, (type(node.scalar), node.scalar.rstrip() if isinstance(node.scalar, str) else node.scalar)
    yield path, (node.fields is None, node.items is None)
    yield from ((path, ("#", text)) for text in (*node.above, node.beside, *node.below) if text)
    for step, one in inner:
        yield from _said(one, (*path, step))


def _encoded(raw: bytes, text: str) -> bytes:
    """As the file was: with its mark at the start, if it had one, and its ends of lines."""
    mark = MARK if raw.startswith(MARK.encode()) else ""
    return (mark + (text.replace("\n", "\r\n") if b"\r\n" in raw else text)).encode()
