"""A table in a Parquet file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from generator.ledger.batches import ROW, Batch, Row, Table
from generator.workbooks.refused import RefusedError

SLICE = 200_000  # rows that are texts at once


class Columnar(Table):
    """A file of columns; its names are the first row."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def rows(self) -> Iterator[Row]:
        """The rows from the first one on."""
        yield self._names()
        for chunk in self._slices():
            yield from chunk.iter_rows()

    def batches(self, after: int, places: Mapping[str, int], width: int) -> Iterator[Batch]:
        """The rows behind the first ones."""
        names, row = self._names(), 1
        for chunk in self._slices():
            number = pl.int_range(row + 1, row + 1 + chunk.height, dtype=pl.UInt32, eager=True).alias(ROW)
            texts = chunk.select(pl.col(names[place]).alias(name) for name, place in places.items())
            below = number > after
            said = chunk.select(pl.any_horizontal(pl.all().str.strip_chars() != "")).to_series() & below
            row += chunk.height
            yield Batch(texts.insert_column(0, number).filter(said), (below & ~said).arg_true().len())

    def _names(self) -> list[str]:
        try:
            return [*pl.read_parquet_schema(self.file)]
        except (PolarsError, OSError) as broken:
            raise RefusedError("文件坏了，或者不完整，打不开") from broken

    def _slices(self) -> Iterator[pl.DataFrame]:
        try:
            for chunk in pl.scan_parquet(self.file).collect_batches(chunk_size=SLICE, maintain_order=True):
                yield chunk.select(pl.all().cast(pl.String).fill_null(""))
        except (PolarsError, OSError) as broken:
            raise RefusedError("文件坏了，或者不完整，打不开") from broken
