"""The tables of a report as values: words, and numbers with what they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.bulletin.figures import Figure


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a table; `ref` is the record that it leads to, if any."""

    text: str
    ref: str = ""

    @property
    def shown(self) -> str:
        """As readers see it."""
        return self.text


Entry = Figure | Words
Row = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many entries as there are heads; the first one names the row. Several of a section have titles."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    title: str = ""

    def figures(self) -> Iterator[Figure]:
        """All its numbers."""
        for row in self.rows:
            yield from (entry for entry in row if isinstance(entry, Figure))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its tables, and sentences on how to read them."""

    id: str
    title: str
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
