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
    left = iter(rows)
    while some := [*itertools.islice(left, ROWS)]:
        numbers: Sequence[int] = range(first, first + len(some))
        first += len(some)
        blank = [place for place, row in enumerate(some) if not "".join(row).strip()]
        ragged = [] if not width else [place for place, row in enumerate(some) if len(row) != width]
        told = [(numbers[place], len(some[place])) for place in sorted({*ragged} - {*blank})]
        if blank or ragged:
            out = {*blank, *ragged}
            kept = [place for place in range(len(some)) if place not in out]
            some, numbers = [some[place] for place in kept], [numbers[place] for place in kept]
        yield Batch(texts_of(numbers, some, places), len(blank), told)


def texts_of(numbers: Sequence[int], rows: Sequence[Row], places: Mapping[str, int]) -> pl.DataFrame:
    """Rows and their numbers as the texts of the columns at these places; a row may lack cells at its end."""
    columns = [*itertools.zip_longest(*rows, fillvalue="")]
    texts = {name: columns[place] if place < len(columns) else [""] * len(rows) for name, place in places.items()}
    frame = {name: pl.Series(name, column, dtype=pl.String) for name, column in texts.items()}
    return pl.DataFrame({ROW: pl.Series(ROW, numbers, dtype=pl.UInt32), **frame})
