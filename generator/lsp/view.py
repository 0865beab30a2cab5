"""A knowledge base at one moment, with what is open in the editor in the place of what is saved."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import to_fs_path

from generator.diagnostic import Diagnostic
from generator.kinds import all_kinds
from generator.library import Library
from generator.lsp.units import Units
from generator.outlets.serving.project import Reading
from generator.reading.folders import FOLDERS
from generator.reading.load import read_text
from generator.reading.places import lines_of
from generator.reading.sorting import kind_of_file
from generator.record import Kind


class Opened(NamedTuple):
    """A file that is open in the editor, by the address that the editor has for it."""

    uri: str
    version: int
    text: bytes


@dataclass(frozen=True)
class View:
    """What was read, what is open by file, what was found last, and how the client counts."""

    root: Path
    reading: Reading
    opened: Mapping[str, Opened]
    found: tuple[Diagnostic, ...]
    units: Units
    able: types.ClientCapabilities

    @property
    def library(self) -> Library:
        """The records that can be read."""
        return self.reading.library

    def text(self, file: str) -> str:
        """What a file says; empty if it cannot be read."""
        return read_text(self.root, file)

    def lines(self, file: str) -> Sequence[str]:
        """The lines of a file."""
        return lines_of(self.text(file))

    def kind(self, file: str) -> Kind | None:
        """The kind of the records in a file."""
        return kind_of_file(all_kinds(), file)

    def uri(self, file: str) -> str:
        """The address of a file: the editor's own if it has one."""
        return self.opened[file].uri if file in self.opened else (self.root / file).as_uri()

    def range(self, file: str, line: int, start: int, end: int) -> types.Range:
        """A stretch of a line of a file, as the client counts it."""
        return self.units.range(self.lines(file)[line], line, start, end)


def file_at(root: Path, uri: str) -> str | None:
    """The file of the knowledge base that an address leads to; None if it is none of its own."""
    try:
        path = to_fs_path(uri)
    except ValueError:
        return None
    if not path or "\0" in path or not Path(path).is_absolute():
        return None
    file = Path(os.path.realpath(Path(path).parent), Path(path).name)
    if not file.is_relative_to(root) or file.relative_to(root).parts[:1] not in [(folder,) for folder in FOLDERS]:
        return None
    return file.relative_to(root).as_posix()
