"""Records as a workbook. The only module that knows XlsxWriter.

On each sheet of records the first row is hidden and says which field a column is, so that headings, widths and the
order of columns are anybody's to change. Every cell is a text. A sheet that nobody sees holds what each record said.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from generator.authoring.fields import PLAIN
from generator.fields import RefTo
from generator.record import Kind
from generator.report import width
from generator.workbooks.cells import FLAGS
from generator.workbooks.guide import guide
from generator.workbooks.layout import GUIDE, MEMORY, OPTIONS, Column, Sheet
from generator.workbooks.marks import FIRST, FORMAT, markers
from generator.workbooks.options import Options
from generator.workbooks.rows import Row
from generator.workbooks.telling import Telling

SPARE = 1_000  # rows below the last one that have drop-downs too
NARROW, WIDE = 10, 60  # characters
ID_WIDTH, NUMBER_WIDTH, GUIDE_WIDTHS = 24, 9, (24, 30, 8, 70, 60)
CREATED = datetime.datetime(2000, 1, 1)  # a fixed one, so that one content makes one file
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # characters that Excel allows beside a cell
ONLY_THESE = "只能从下拉的选项里选。要别的，请先把它写进知识库，再重新导出。"
ONLY_IDS = "只能写第一张表里有的编号。"
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}
LACKING = {"bg_color": "#FFF2CC"}
HEADING = {**TEXT, "bold": True, "bg_color": "#E8EEF7", "bottom": 1}

Rows = Sequence[tuple[Sheet, Sequence[Row]]]


def write(file: Path, kind: Kind, rows: Rows, options: Options, digests: Mapping[str, str]) -> None:
    """Write a workbook of records of a kind: their rows by sheet, and what each record said, by its id."""
    with Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": CREATED, "title": kind.plural})
        formats = (book.add_format(one) for one in (TEXT, HEADING, LACKING))
        writer = _Writer(Telling(kind), options, *formats)
        writer.fill(book.add_worksheet(GUIDE), guide(kind, [sheet for sheet, _rows in rows]), GUIDE_WIDTHS)
        first, of_first = rows[0]
        ids = f"='{first.title}'!$A${FIRST + 1}:$A${FIRST + len(of_first) + SPARE}"
        for sheet, found in rows:
            writer.sheet(book.add_worksheet(sheet.title), sheet, found, ids)
        options_page, memory = book.add_worksheet(OPTIONS), book.add_worksheet(MEMORY)
        writer.options_on(options_page)
        writer.fill(memory, [FORMAT, (kind.name,), *digests.items()])
        options_page.hide()
        memory.very_hidden()
        book.get_worksheet_by_name(first.title).activate()


@dataclass
class _Writer:
    """What all sheets of a workbook share. `lists` are the options that some column offers, each with its heading."""

    telling: Telling
    options: Options
    text: Format
    heading: Format
    lacking: Format
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def fill(self, page: Worksheet, lines: Iterable[Sequence[str]], widths: Sequence[int] = ()) -> None:
        """Write lines of texts from the first cell on."""
        for number, line in enumerate(lines):
            self._line(page, number, line)
        for place, size in enumerate(widths):
            page.set_column(place, place, size)

    def sheet(self, page: Worksheet, sheet: Sheet, rows: Sequence[Row], ids: str) -> None:
        """A sheet of records; `ids` is the range with the ids of all of them."""
        keys, last = 1 + len(sheet.lists), FIRST + len(rows) + SPARE
        marks, headings = zip(*markers(sheet), strict=True)
        self._line(page, 0, marks)
        self._line(page, 1, headings, self.heading)
        for number, row in enumerate(rows, FIRST):
            self._line(page, number, (row.record, *map(str, row.numbers), *row.texts))
        page.set_column(0, 0, ID_WIDTH, self.text)
        page.set_column(1, keys, NUMBER_WIDTH, self.text)
        for number, column in enumerate(sheet.columns, keys):
            page.set_column(number, number, _width(column, rows, number - keys), self.text)
            page.data_validation(FIRST, number, last, number, self._asked(sheet, column))
            if column.is_required and not column.within_optional:
                page.conditional_format(FIRST, number, last, number, self._lacking(number))
        if sheet.lists:
            page.data_validation(FIRST, 0, last, 0, {"validate": "list", "source": ids, "error_message": ONLY_IDS})
        page.set_row(0, None, None, {"hidden": True})
        page.freeze_panes(FIRST, keys)
        page.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(keys + len(sheet.columns))}{last}"})

    def options_on(self, page: Worksheet) -> None:
        """The sheet with all options."""
        for number, (choices, heading) in enumerate(self.lists.items()):
            for place, choice in enumerate((heading, *choices)):
                page.write_string(place, number, choice, self.text if place else self.heading)

    def _line(self, page: Worksheet, number: int, texts: Sequence[str], form: Format | None = None) -> None:
        for place, text in enumerate(texts):
            if text:
                page.write_string(number, place, text, form or self.text)

    def _lacking(self, number: int) -> dict[str, object]:
        """Shows which cells of a column are empty in rows of which something stands."""
        criteria = f'=AND($A{FIRST + 1}<>"",{xl_col_to_name(number)}{FIRST + 1}="")'
        return {"type": "formula", "criteria": criteria, "format": self.lacking}

    def _asked(self, sheet: Sheet, column: Column) -> dict[str, object]:
        """What a program for tables says of the cells of a column, and what it takes."""
        told: dict[str, object] = {
            "validate": "any",
            "input_title": column.heading[:LONGEST_TITLE],
            "input_message": _cut(self.telling.meaning(sheet, column) + ("。一行写一项。" if column.is_list else "")),
        }
        if choices := _choices(column, self.options):
            self.lists.setdefault(choices, column.heading)
            letters = xl_col_to_name([*self.lists].index(choices))
            source = f"='{OPTIONS}'!${letters}$2:${letters}${len(choices) + 1}"
            told |= {"validate": "list", "source": source, "error_message": ONLY_THESE}
        return told


def _choices(column: Column, options: Options) -> tuple[str, ...]:
    """The texts of which a cell takes one; none where it takes any text, or several."""
    if column.is_list:
        return ()
    if column.words:
        return tuple(column.words.values())
    values = [*column.values.values()]
    if all(PLAIN.get(value.annotation) == PLAIN[bool] for value in values):
        return tuple(FLAGS.values())
    mark = values[0].find(RefTo)
    return tuple(options.of(mark)) if mark and len({value.find(RefTo) for value in values}) == 1 else ()


def _width(column: Column, rows: Iterable[Row], number: int) -> int:
    texts = [column.heading, *(line for row in rows for line in row.texts[number].split("\n"))]
    return max(NARROW, min(WIDE, max(map(width, texts)) + 2))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_MESSAGE else f"{text[: LONGEST_MESSAGE - 1]}…"
