"""From a knowledge base to a workbook of all records of a kind."""

from collections.abc import Mapping
from pathlib import Path

from generator.authoring.sense import digest
from generator.library import Library
from generator.reading.load import read_text
from generator.reading.source import parse
from generator.record import Kind
from generator.workbooks.cells import Raw
from generator.workbooks.layout import layout
from generator.workbooks.options import Options
from generator.workbooks.rows import Row, Unfit, rows
from generator.workbooks.writing import write


def written_values(root: Path, library: Library, kind: Kind) -> Mapping[str, Raw]:
    """What the files say of each record of a kind, by its id."""
    found: dict[str, Raw] = {}
    trees: dict[str, Raw] = {}
    for record in library.of_kind(kind.name):
        origin = library.origins[record.id]
        if origin.file not in trees:
            trees[origin.file] = parse(read_text(root, origin.file), origin.file).value
        value = trees[origin.file]
        found[record.id] = value[origin.prefix[0]] if origin.prefix else value
    return found


def export(root: Path, library: Library, kind: Kind, file: Path) -> tuple[int, tuple[Unfit, ...]]:
    """Write all records of a kind into a new workbook: `(how many, what does not fit)`; all of them or nothing.

    Raises `FileExistsError`.
    """
    values = written_values(root, library, kind)
    digests = {record_id: digest(value) for record_id, value in values.items()}
    unfit = as_workbook(library, kind, values, file, digests)
    return 0 if unfit else len(values), unfit


def as_workbook(
    library: Library, kind: Kind, values: Mapping[str, Raw], file: Path, digests: Mapping[str, str]
) -> tuple[Unfit, ...]:
    """Write values into a new workbook, or say what does not fit; `digests` are of those that are there already.

    Raises `FileExistsError`.
    """
    options = Options(library)
    found = [
        (sheet, [row for record_id, value in values.items() for row in rows(sheet, record_id, value, options)])
        for sheet in layout(kind)
    ]
    if unfit := tuple(row for _sheet, of in found for row in of if isinstance(row, Unfit)):
        return unfit
    with file.open("xb"):
        fits = [(sheet, [row for row in of if isinstance(row, Row)]) for sheet, of in found]
    try:
        write(file, kind, fits, options, digests)
    except BaseException:
        file.unlink()
        raise
    return ()
