"""By what a workbook is known again: the words of the rows that nobody sees."""

from collections.abc import Iterator, Sequence

from generator.workbooks.layout import Column, Sheet

FORMAT = ("casebook-workbook", "1")
KEY = "#"
ITEM = "="
OF_RECORDS = frozenset((KEY, "title"))  # the marks that the first sheet of every kind has
FIRST = 2  # the first row of records, counted from 0: below the hidden one and the headings


def markers(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """For each column of a sheet what says what it is, to us and to people."""
    yield f"{KEY}{'.'.join(sheet.names)}", "编号"
    for number, title in enumerate(sheet.list_titles, 1):
        yield f"{KEY}{number}", f"{title}·第几项"
    yield from ((marker(column), column.heading) for column in sheet.columns)


def is_marked(row: Sequence[str]) -> bool:
    """Whether it is the hidden row above records."""
    return set(row) >= OF_RECORDS


def marker(column: Column) -> str:
    """What says which field a column is."""
    return ".".join(column.names) or ITEM
