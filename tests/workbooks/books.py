"""A knowledge base of all examples, its workbooks, and edits in them as people make them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from generator.cli import main
from generator.reading.source import parse
from generator.record import Kind
from tests import sites

Edit = Callable[[Any], None]
"""What somebody does in a workbook that is open."""

CASE = "cases/example-case.yaml"


def site(root: Path) -> Path:
    return sites.write(root, sites.example_files())


def exported(root: Path, kind: Kind | str, name: str = "book.xlsx") -> Path:
    """A new workbook of a kind, beside the project."""
    file = root.parent / f"{root.name}-{name}"
    kind = kind if isinstance(kind, str) else kind.name
    assert main(["export", "xlsx", "--project", str(root), "--kind", kind, "--out", str(file)]) == 0
    return file


def edited(file: Path, *edits: Edit) -> Path:
    """The same after somebody has worked on it."""
    book = openpyxl.load_workbook(file)
    for edit in edits:
        edit(book)
    book.save(file)
    return file


def imported(root: Path, file: Path, *arguments: str) -> int:
    return main(["import", str(file), "--project", str(root), *arguments])


def contents(root: Path) -> dict[str, bytes]:
    """All files of a project."""
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def page(book: Any, fields: str) -> Any:
    """The sheet of a list, by the fields that lead to it; that of the records is ``."""
    return next(sheet for sheet in book if sheet["A1"].value == f"#{fields}")


def column(sheet: Any, field: str) -> int:
    """The number of a column, counted from 1."""
    return int(next(cell.column for cell in sheet[1] if cell.value == field))


def cells(sheet: Any, field: str) -> Iterator[Any]:
    """The cells of a column in which something may stand."""
    place = column(sheet, field)
    return (sheet.cell(row, place) for row in range(3, sheet.max_row + 1))


def write(fields: str, row: int, field: str, value: object) -> Edit:
    """Write into a cell; the first row of records is 3."""

    def edit(book: Any) -> None:
        sheet = page(book, fields)
        sheet.cell(row, column(sheet, field)).value = value

    return edit


def lines(root: Path, file: str) -> list[str]:
    return (root / file).read_text(encoding="utf-8").split("\n")


def value(root: Path, file: str) -> Any:
    return parse((root / file).read_text(encoding="utf-8"), file).value


def insert(fields: str, texts: Mapping[str, object]) -> Edit:
    """A new row below the last one."""

    def edit(book: Any) -> None:
        sheet = page(book, fields)
        row = max(cell.row for line in sheet.iter_rows() for cell in line if cell.value) + 1
        for mark, text in texts.items():
            sheet.cell(row, column(sheet, mark)).value = text

    return edit
