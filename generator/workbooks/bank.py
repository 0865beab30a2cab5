"""A table of texts as a workbook: what platforms read as a question bank."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

WIDEST, LONGEST_CELL = 60, 32_767  # columns of a sheet; characters that Excel holds in a cell
EPOCH = datetime.datetime(2000, 1, 1)  # a second export is the same to the byte


def write_table(file: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one sheet whose cells are all texts, so that 007 stays 007 and = is no formula."""
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        book.set_properties({"created": EPOCH})
        sheet, bold = book.add_worksheet(title), book.add_format({"bold": True})
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, min(WIDEST, max(8, 2 * len(heading) + 2)))
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                if text:
                    sheet.write_string(number, column, text)
