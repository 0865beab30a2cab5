"""A golden test: a whole little site in one YAML file, and what `casebook check` says about it.

base: examples       # the EXAMPLEs of all kinds (the default), or none
without: [file]      # ... but not these files
edits:               # ... with this text, which stands once in the file, replaced
  file: {old: new}
files: {file: text}  # ... and these; "\\r\\n", "\\0" and "\\uFEFF" write odd characters
encoded: {file: {encoding: gbk, text: …}}
hex: {file: ff d8}
repeated: {file: [text, times]}
links: {file: target}
pipes: [file]
forbidden: [path]    # files and folders that the system refuses to open
formats: [text]      # any of text, github, json
texts: texts         # a folder among the files with the texts of regulations
today: 2026-11-23    # the day on which it is checked, where that matters
exit: 1              # from here on written by `pytest --update-golden`
text: |
  …
"""

import datetime
import difflib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

import pytest
import yaml

from generator.authoring.fields import tag
from generator.cli import main
from generator.diagnostic import Diagnostic
from generator.kinds import all_kinds
from generator.library import Library
from generator.questions import all_question_types
from generator.reading.load import Shelf
from generator.record import Kind
from tests import sites

SNAPSHOT = re.compile(r"^exit:.*", re.MULTILINE | re.DOTALL)
TODAY = re.compile(r"今天（\d{4}-\d{2}-\d{2}）")
EVERY_SOURCE = "、".join(kind.source for kind in all_kinds())
EVERY_TYPE = "、".join(f"{tag(model)}（{model.label}）" for model in all_question_types())


@dataclass(frozen=True)
class Golden:
    """One golden file; its fields are the keys that it may have."""

    base: str = "examples"
    without: tuple[str, ...] = ()
    edits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    encoded: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    hex: Mapping[str, str] = field(default_factory=dict)
    repeated: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    pipes: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("text",)
    texts: str = ""
    audience: str = "staff"
    today: datetime.date | None = None
    exit: int | None = None
    text: str = ""
    github: str = ""
    json: str = ""

    @classmethod
    def read(cls, path: Path) -> Self:
        """The golden test that a file describes."""
        return cls(**yaml.safe_load(path.read_text(encoding="utf-8")))

    def write_site(self, root: Path) -> None:
        """Write the site that is to be checked."""
        sites.write(root, self.contents())
        sites.link(root, self.links)
        for name in self.pipes:
            sites.pipe(root, name)

    def contents(self) -> dict[str, str | bytes]:
        """The files of the site."""
        texts = sites.example_files() if self.base == "examples" else {}
        for name in self.without:
            del texts[name]
        for name, changes in self.edits.items():
            texts[name] = _edited(texts[name], changes)
        return {
            **texts,
            **self.files,
            **{name: file["text"].encode(file["encoding"]) for name, file in self.encoded.items()},
            **{name: bytes.fromhex(digits) for name, digits in self.hex.items()},
            **{name: text * times for name, (text, times) in self.repeated.items()},
        }


def _edited(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in the text"
        text = text.replace(old, new)
    return text


@contextmanager
def refusing(root: Path, names: tuple[str, ...]) -> Iterator[None]:
    """Let the system refuse to open some paths; a test that runs as root cannot forbid itself anything."""
    forbidden = {root / name for name in names}

    def guarded(call: Any) -> Any:
        def guard(path: Path | str, *arguments: Any) -> Any:
            if Path(path) in forbidden:
                raise PermissionError(13, "Permission denied", str(path))
            return call(path, *arguments)

        return guard

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", guarded(os.scandir))
        patch.setattr(Path, "read_bytes", guarded(Path.read_bytes))
        yield


@contextmanager
def on(today: datetime.date | None) -> Iterator[None]:
    """Let a knowledge base be read on another day."""

    read = Shelf.read

    def read_then(shelf: Shelf, root: Path, kinds: tuple[Kind, ...]) -> tuple[Library, list[Diagnostic]]:
        library, diagnostics = read(shelf, root, kinds)
        return replace(library, today=today or library.today), diagnostics

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Shelf, "read", read_then)
        yield


def run(golden: Golden, root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, int | str]:
    """Exit code and output of `casebook check` in each of the formats asked for."""
    golden.write_site(root)
    seen: dict[str, int | str] = {}
    more = ["--audience", golden.audience, *(["--texts", str(root / golden.texts)] if golden.texts else [])]
    with refusing(root, golden.forbidden), on(golden.today):
        for name in golden.formats:
            seen["exit"] = main(["check", "--project", str(root), "--format", name, *more])
            printed = capsys.readouterr()
            assert not printed.err
            seen[name] = _lasting(printed.out.replace(f"{root.as_posix()}/", ""))
    return seen


def _lasting(text: str) -> str:
    """Without what is another tomorrow, or with one more kind or question type."""
    text = text.replace(EVERY_SOURCE, "（每一类记录的文件夹）").replace(EVERY_TYPE, "（每一种题型）")
    return TODAY.sub("今天（TODAY）", text)


def difference(golden: Golden, seen: Mapping[str, int | str]) -> str:
    """The lines in which what was seen differs from what was expected; empty if none does."""
    expected = {name: getattr(golden, name) for name in seen}
    before, after = ([line for item in side.items() for line in _shown(*item)] for side in (expected, seen))
    return "\n".join(difflib.unified_diff(before, after, "expected", "seen", lineterm=""))


def _shown(name: str, value: int | str) -> list[str]:
    """A value line by line; where a line ends in more than a line feed, as Python writes it, for eyes to see."""
    if isinstance(value, int):
        return [f"{name}: {value}"]
    lines = value.splitlines(keepends=True)
    return [f"{name}: |", *(line[:-1] if line == f"{line.rstrip()}\n" else repr(line) for line in lines)]


def update(path: Path, seen: Mapping[str, int | str]) -> None:
    """Write what was seen after the description of the site."""
    description = SNAPSHOT.sub("", path.read_text(encoding="utf-8"))
    path.write_text(description + "".join(_entry(name, value) for name, value in seen.items()), encoding="utf-8")


def _entry(name: str, value: int | str) -> str:
    if isinstance(value, int):
        return f"{name}: {value}\n"
    return f"{name}: |\n" + "".join(f"  {line}\n" if line else "\n" for line in value.splitlines())
