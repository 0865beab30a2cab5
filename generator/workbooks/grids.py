"""The texts of a workbook's cells. The only module that knows python-calamine."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from generator.workbooks.cells import text_of
from generator.workbooks.package import MOST_TOLD, SAVE_AGAIN, inspect
from generator.workbooks.percents import Spot, as_percent, percents
from generator.workbooks.refused import RefusedError

BROKEN = (CalamineError, KeyError, ValueError, OSError, ElementTree.ParseError)
"""What readers raise for what is mangled or, as `KeyError`, missing: some names are none only where prefixes count."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name, and its rows from the first one on, each from the first column on."""

    title: str
    rows: tuple[tuple[str, ...], ...]

    def text(self, row: int, column: int) -> str:
        """The text of a cell, counted from 0; empty where there is none."""
        line = self.rows[row] if row < len(self.rows) else ()
        return line[column] if column < len(line) else ""


def grids(raw: bytes) -> tuple[Grid, ...]:
    """The sheets of a workbook. Raises `RefusedError`."""
    formulas = inspect(raw)
    try:
        if formulas:
            raise RefusedError("\n".join(_told(raw, formulas)))
        with CalamineWorkbook.from_filelike(BytesIO(raw)) as book, ZipFile(BytesIO(raw)) as package:
            shown = {title: percents(package, part) for part, title in _titles(raw).items()}
            return tuple(
                Grid(name, _rows(book.get_sheet_by_name(name).to_python(False), shown.get(name, frozenset())))
                for name in book.sheet_names
            )
    except BROKEN as broken:
        raise RefusedError(f"文件坏了，打不开。{SAVE_AGAIN}") from broken


def _rows(rows: Iterable[Iterable[Any]], shown: frozenset[Spot]) -> tuple[tuple[str, ...], ...]:
    """The texts, as they are seen; `shown` are the places where a number is a percentage."""
    if not shown:
        return tuple(tuple(map(text_of, row)) for row in rows)
    return tuple(
        tuple(
            as_percent(cell) if (number, place) in shown and type(cell) in (int, float) else text_of(cell)
            for place, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    )


def _told(raw: bytes, formulas: dict[str, list[str]]) -> Iterable[str]:
    titles = _titles(raw)
    cells = [f"{titles.get(part, part)}!{cell}" for part, found in formulas.items() for cell in found]
    told = "、".join(cells[:MOST_TOLD]) + (" 等" if len(cells) > MOST_TOLD else "")
    yield f"有的格里是公式，或者 #N/A 这样的错误值，没有读：{told}"
    yield "选中这些格，复制，再“选择性粘贴 › 值”，错误值改成文字，存好再读"


def _titles(raw: bytes) -> dict[str, str]:
    """The names of the sheets by their parts; the package was looked through before."""
    with ZipFile(BytesIO(raw)) as package:
        book = ElementTree.fromstring(package.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            target = targets.get(sheet.get(RELATION), "")
            found[f"xl/{target.removeprefix('/xl/')}"] = sheet.get("name", "")
    return found
