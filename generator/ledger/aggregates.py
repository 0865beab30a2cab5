"""What is kept of a ledger, as files of a project."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.aggregates.cells import CellTable
from generator.aggregates.exposure import ExposureTable
from generator.aggregates.kept import ABOUT, EXPOSURE, About, Aggregates, file_of
from generator.authoring.writing import written_as
from generator.reading.source import MAX_BYTES


class TooLargeError(Exception):
    """A table has more cells than a file may hold; the text names it."""


def files_of(kept: Aggregates) -> Mapping[str, bytes]:
    """The files of the folder by their names. Raises `TooLargeError`."""
    texts = {ABOUT: written_as(About, kept.about.model_dump(exclude_defaults=True))}
    for name, cells in kept.tables.items():
        value = {"cells": [cell.model_dump(exclude_defaults=True) for cell in cells]}
        texts[file_of(name)] = written_as(CellTable, value)
    if kept.exposure:
        months = {"months": [one.model_dump(exclude_defaults=True) for one in kept.exposure]}
        texts[EXPOSURE] = written_as(ExposureTable, months)
    raw = {file: text.encode() for file, text in texts.items()}
    if large := [file for file, content in raw.items() if len(content) > MAX_BYTES]:
        raise TooLargeError("、".join(large))
    return {PurePosixPath(file).name: content for file, content in raw.items()}
