"""Some rows of a table at once, as texts in columns: what tables give, whatever file they stand in."""

import abc
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

Row = Sequence[str]
ROW = "row"
ROWS = 50_000  # that are texts of ours at once


@dataclass(frozen=True)
class Batch:
    """`texts` has `row` (counted from 1) and a text for each column that is asked for.

    `blank` rows say nothing at all; `ragged` are `(row, cells)` of those that have more or fewer cells than the head.
    """

    texts: pl.DataFrame
    blank: int = 0
    ragged: Sequence[tuple[int, int]] = field(default=())

    @property
    def rows(self) -> int:
        """How many rows say something."""
        return self.texts.height + len(self.ragged)


class Table(abc.ABC):
    """A sheet, or a whole file. Whoever reads its rows may be told by a `RefusedError` that it cannot go on."""

    title: str = ""

    @abc.abstractmethod
    def rows(self) -> Iterator[Row]:
        """The rows from the first one on."""

    @abc.abstractmethod
    def batches(self, after: int, places: Mapping[str, int], width: int) -> Iterator[Batch]:
        """The rows behind the first ones, of which `after` are left out.

        `places` are the columns by name, counted from 0; `width` is how many cells the head has.
        """


def batched(rows: Iterable[Row], first: int, places: Mapping[str, int], width: int = 0) -> Iterator[Batch]:
    """Rows, of which the first has this number, as batches; `width` is that of every row, or 0 where it may differ."""
    numbered = enumerate(rows, first)
    while some := [*itertools.islice(numbered, ROWS)]:
        said = [one for one in some if any(map(str.strip, one[1]))]
        ragged = [(number, len(row)) for number, row in said if width and len(row) != width]
        whole = [one for one in said if not width or len(one[1]) == width]
        yield Batch(texts_of(whole, places), len(some) - len(said), ragged)


def texts_of(numbered: Sequence[tuple[int, Row]], places: Mapping[str, int]) -> pl.DataFrame:
    """Numbers and rows as the texts of the columns at these places."""
    columns = {
        name: pl.Series(name, [row[place] if place < len(row) else "" for _number, row in numbered], dtype=pl.String)
        for name, place in places.items()
    }
    return pl.DataFrame({ROW: pl.Series(ROW, [number for number, _row in numbered], dtype=pl.UInt32), **columns})
