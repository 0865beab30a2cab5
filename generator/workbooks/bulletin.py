"""The report of a quarter or a year as a workbook: formulas over a sheet with the cells that they rest on."""

import datetime
from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from generator.bulletin.bulletin import CELL_HEADS, Bulletin, Data
from generator.bulletin.figures import Figure, Source
from generator.bulletin.tables import Entry, Table

CREATED = datetime.datetime(2000, 1, 1)  # a fixed one, so that one report makes one file
REPORT, DATA = "报告", "数据"
FIRST_WIDTH, OTHER_WIDTH, SOURCE = 30, 14, "出处"
FORMS = {
    "count": "#,##0",
    "yuan": "#,##0.00",
    "share": "0.0%",
    "change": "+0.0%;-0.0%;0.0%",
    "mean": "0.00",
    "days": "0.0",
}
"""How Excel shows a number, by its form."""


def as_workbook(report: Bulletin) -> bytes:
    """The file."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": CREATED, "title": report.title})
        page, data = book.add_worksheet(REPORT), book.add_worksheet(DATA)
        _Report(book, page, report).fill()
        _fill_data(book, data, report.data)
    return out.getvalue()


class _Report:
    """The sheet that people read."""

    def __init__(self, book: Workbook, page: Worksheet, report: Bulletin) -> None:
        self.page, self.report, self.line = page, report, 0
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.heading = book.add_format({"bold": True, "font_size": 13})
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "text_wrap": True})
        self.text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.words = book.add_format({"valign": "top"})
        self.forms = {name: book.add_format({"num_format": form, "valign": "top"}) for name, form in FORMS.items()}

    def fill(self) -> None:
        """Everything, from the top down."""
        self.page.set_column(0, 0, FIRST_WIDTH)
        self.page.set_column(1, 8, OTHER_WIDTH)
        self._say(self.report.title, self.title)
        if self.report.warning:
            self._say(self.report.warning, self.heading)
        for sentence in self.report.basis:
            self._say(sentence, self.words)
        for section in self.report.sections:
            self.line += 1
            self._say(section.title, self.heading)
            for sentence in section.notes:
                self._say(sentence, self.words)
            for table in section.tables:
                self._table(table)

    def _say(self, text: str, form: Format) -> None:
        self.page.write_string(self.line, 0, text, form)
        self.line += 1

    def _table(self, table: Table) -> None:
        if table.title:
            self._say(table.title, self.bold)
        is_counted = any(table.figures())
        self._line([*table.heads, *([SOURCE] if is_counted else [])], self.head)
        for row in table.rows:
            for column, entry in enumerate(row):
                self._write(column, entry)
            if is_counted:
                self.page.write_string(self.line, len(row), _behind(self.report.data, row), self.text)
            self.line += 1
        self.line += 1

    def _line(self, texts: Sequence[str], form: Format) -> None:
        for column, text in enumerate(texts):
            self.page.write_string(self.line, column, text, form)
        self.line += 1

    def _write(self, column: int, entry: Entry) -> None:
        if not isinstance(entry, Figure):
            self.page.write_string(self.line, column, entry.text, self.text)
        elif entry.value is None:
            self.page.write_string(self.line, column, entry.instead, self.text)
        else:
            formula = _formula(self.report.data, entry)
            self.page.write_formula(self.line, column, formula, self.forms[entry.form], float(entry.value))


def _behind(data: Data, row: Sequence[Entry]) -> str:
    """The rows of the data that a row of a table rests on."""
    found = data.behind(row)
    return f"{DATA} {', '.join(map(str, found))}" if found else ""


def _formula(data: Data, figure: Figure) -> str:
    over = _sum(data, figure.over)
    if not figure.under:
        return f"={over}"
    return f"={over}/{_sum(data, figure.under)}" + ("-1" if figure.form == "change" else "")


def _sum(data: Data, sources: Sequence[Source]) -> str:
    return f"SUM({','.join(_cell(data, source) for source in sources)})"


def _cell(data: Data, source: Source) -> str:
    column = len(CELL_HEADS) + data.columns.index((source.field, source.place))
    return f"{DATA}!{xl_rowcol_to_cell(data.numbers[source.cell], column, row_abs=True, col_abs=True)}"


def _fill_data(book: Workbook, page: Worksheet, data: Data) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "text_wrap": True})
    for column, text in enumerate((*CELL_HEADS, *data.heads)):
        page.write_string(0, column, text, head)
    for row in data.rows:
        page.write_number(row.number, 0, row.number)
        for column, text in enumerate((row.file, row.since, row.of), 1):
            page.write_string(row.number, column, text)
        for column, value in enumerate(row.values, len(CELL_HEADS)):
            if value is not None:
                page.write_number(row.number, column, float(value))
    page.freeze_panes(1, len(CELL_HEADS))
    page.set_column(1, 3, OTHER_WIDTH)
