"""The tables in a file of somebody else's: CSV, Excel, Parquet. Every cell is a text; nothing is guessed or mended.

What a row says is for `rows`; here a file is refused as a whole, with the row where it ends too soon.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.ledger.batches import Batch, Row, Table, batched
from generator.ledger.columnar import Columnar
from generator.ledger.separated import Separated
from generator.workbooks.grids import Grid, grids
from generator.workbooks.refused import RefusedError

PARQUET, PACKAGE, OLD_OFFICE = b"PAR1", b"PK", b"\xd0\xcf\x11\xe0"


class Sheet(Table):
    """A sheet of a workbook."""

    def __init__(self, grid: Grid) -> None:
        self.title, self._rows = grid.title, grid.rows

    def rows(self) -> Iterator[Row]:
        """The rows from the first one on."""
        return iter(self._rows)

    def batches(self, after: int, places: Mapping[str, int], width: int) -> Iterator[Batch]:
        """The rows behind the first ones; a row may be shorter than the head."""
        return batched(self._rows[after:], after + 1, places)


def tables(file: Path) -> Sequence[Table]:
    """The tables of a file. Raises `RefusedError`, also while rows are read, and `OSError`."""
    with file.open("rb") as stream:
        start = stream.read(4)
    if not start:
        raise RefusedError("文件是空的")
    if start == PARQUET:
        return [Columnar(file)]
    if start.startswith((PACKAGE, OLD_OFFICE)):
        return [Sheet(grid) for grid in grids(file.read_bytes()) if any(map(any, grid.rows))]
    return [Separated(file)]


def as_csv(rows: Iterable[Row]) -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
