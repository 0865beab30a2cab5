"""What is kept of a ledger, as files of a project."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.aggregates.kept import ABOUT, EXPOSURE, About, Aggregates, file_of
from generator.authoring.writing import written_as, written_in_rows
from generator.reading.source import MAX_BYTES


class TooLargeError(Exception):
    """A table has more cells than a file may hold; the text names it."""


def files_of(kept: Aggregates) -> Mapping[str, bytes]:
    """The files of the folder by their names. Raises `TooLargeError`."""
    texts = {ABOUT: written_as(About, kept.about.model_dump(exclude_defaults=True))}
    for name, cells in kept.tables.items():
        texts[file_of(name)] = written_in_rows("cells", [cell.model_dump(exclude_defaults=True) for cell in cells])
    if kept.exposure:
        months = [one.model_dump(exclude_defaults=True) for one in kept.exposure]
        texts[EXPOSURE] = written_in_rows("months", months)
    raw = {file: text.encode() for file, text in texts.items()}
    if large := [file for file, content in raw.items() if len(content) > MAX_BYTES]:
        raise TooLargeError("、".join(large))
    return {PurePosixPath(file).name: content for file, content in raw.items()}
