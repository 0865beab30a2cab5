"""A sheet of records as it was found in a workbook: which of its columns is which field."""

from collections.abc import Container, Iterator, Mapping

from generator.workbooks.grids import Grid
from generator.workbooks.layout import Names, Sheet
from generator.workbooks.marks import FIRST, marker, markers
from generator.workbooks.package import name_of

Cell = tuple[str, int, int]
"""Sheet, row and column, counted from 0."""


class Page:
    """A sheet as it was found: which of its columns is which field."""

    def __init__(self, sheet: Sheet, grid: Grid) -> None:
        self.sheet, self.grid = sheet, grid
        self.marks = dict(markers(sheet))
        self.key_marks = [*self.marks][: 1 + len(sheet.lists)]
        self.width = max(map(len, grid.rows), default=0)
        self.places = {grid.text(0, place): place for place in range(self.width) if grid.text(0, place)}

    def missing(self) -> Iterator[str]:
        """What is wrong with the columns."""
        for mark, heading in self.marks.items():
            if mark not in self.places:
                yield f"“{self.grid.title}”里少了“{heading}”这一列，或者它隐藏的第一格。不要删列，空着就行"
        for place in range(self.width):
            texts = [self.grid.text(row, place) for row in range(1, len(self.grid.rows))]
            if self.grid.text(0, place) not in self.marks and any(texts):
                yield f"“{self.grid.title}”里多了一列“{texts[0] or name_of(0, place)}”，不知道写的是什么。删掉它再读"

    def starts_early(self, ids: Container[str]) -> Iterator[str]:
        """What is wrong if a record stands where the headings were."""
        if self.grid.text(FIRST - 1, self.places[self.key_marks[0]]) in ids:
            yield f"“{self.grid.title}”里少了标题行，那里写着一条记录。在它上面插入一行再读"

    def keys(self, row: int) -> tuple[str, ...]:
        """The id in a row, and its numbers."""
        return tuple(self.grid.text(row, self.places[mark]) for mark in self.key_marks)

    def cell(self, row: int, mark: str) -> Cell:
        """A cell of a row, by the mark of its column."""
        return self.grid.title, row, self.places[mark]

    def texts(self, row: int) -> Mapping[Names, str]:
        """The texts of a row by their fields."""
        return {column.names: self.grid.text(row, self.places[marker(column)]) for column in self.sheet.columns}

    def rows(self) -> Iterator[int]:
        """The rows in which something stands."""
        return (row for row in range(FIRST, len(self.grid.rows)) if any(self.grid.rows[row]))
