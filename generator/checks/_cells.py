"""The cells of the aggregates, and where each of them stands."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.aggregates.cells import ALL, CROSSINGS, Cell, Name
from generator.aggregates.kept import file_of
from generator.diagnostic import FieldPath
from generator.library import Library

CURE = "不要改这些文件里的数；改好台账或者对照，重新运行 casebook ledger read"
ADDED = (
    "complaints",
    "open",
    "within_15",
    "within_30",
    "within_60",
    "repeats",
    "amount",
    "upheld",
    "partly_upheld",
    "not_upheld",
    "withdrawn",
    "rated",
    "score",
)
"""What of several cells together is what their whole says; customers are not, who may be in several."""


class Placed(NamedTuple):
    """A cell of a table, and where in its file it is."""

    name: Name
    cell: Cell
    number: int

    @property
    def file(self) -> str:
        """The file of its table."""
        return file_of(self.name)

    def path(self, field: str) -> FieldPath:
        """Where one of its fields stands."""
        return "cells", self.number, field

    @property
    def values(self) -> tuple[str, ...]:
        """What it is of: nothing, a value, or two."""
        return tuple(value for value in (self.cell.of, self.cell.by) if value is not None)


def placed(library: Library) -> Iterator[Placed]:
    """Every cell of every table."""
    for name, cells in library.ledger.tables.items() if library.ledger else ():
        yield from (Placed(name, cell, number) for number, cell in enumerate(cells))


def lists_of(name: Name) -> tuple[str, ...]:
    """The lists that part a table: none, one or two."""
    return () if name[1] == ALL else CROSSINGS.get(name[1], (name[1],))
