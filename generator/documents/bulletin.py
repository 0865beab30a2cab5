"""The report of a quarter or a year as a Word document: headings, tables with header rows, the cells behind it."""

import datetime
import re
from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Row

from generator.bulletin.bulletin import CELL_HEADS, Bulletin
from generator.bulletin.figures import plain
from generator.bulletin.tables import Table

CREATED = datetime.datetime(2000, 1, 1)
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # signs that no XML can hold
LATIN, HAN, HAN_HEADING = "Times New Roman", "宋体", "黑体"
BODY, SMALL = Pt(11), Pt(9)
LONG, SHORT, MARGIN = Cm(29.7), Cm(21.0), Cm(2.0)
HEADINGS = ("Title", "Heading 1", "Heading 2")


def as_document(report: Bulletin) -> bytes:
    """The file."""
    out = BytesIO()
    _document(report).save(out)
    return out.getvalue()


def _document(report: Bulletin) -> Document:
    document = docx.Document()
    _prepare(document, report.title)
    document.add_heading(report.title, 0)
    if report.warning:
        document.add_paragraph().add_run(report.warning).bold = True
    _say(document, report.basis)
    for section in report.sections:
        document.add_heading(section.title, 1)
        _say(document, section.notes)
        for table in section.tables:
            if table.title:
                document.add_heading(table.title, 2)
            _table(document, *_counted(report, table))
    document.add_heading("数据", 1)
    _say(document, ["各节的数由这里的格算出；“出处”写的是行号。表是 content/ledger 里的文件名。"])
    data = report.data
    rows = [(str(row.number), row.file, row.since, row.of, *map(plain, row.values)) for row in data.rows]
    _table(document, (*CELL_HEADS, *data.heads), rows)
    return document


def _counted(report: Bulletin, table: Table) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
    """The heads and rows of a table, with what its numbers rest on in the last column."""
    rows = [[entry.shown for entry in row] for row in table.rows]
    if not any(table.figures()):
        return table.heads, rows
    behind = [", ".join(map(str, report.data.behind(row))) for row in table.rows]
    return (*table.heads, "出处"), [[*row, rows_behind] for row, rows_behind in zip(rows, behind, strict=True)]


def _prepare(document: Document, title: str) -> None:
    """A4 lying down, because tables are wide; fonts for Chinese in every style that is used."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = LONG, SHORT
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "", "zh-CN"
    properties.created = properties.modified = CREATED
    for name in ("Normal", *HEADINGS):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_fonts(style, HAN_HEADING if name in HEADINGS else HAN)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.size = BODY


def _set_fonts(style: ParagraphStyle, han: str) -> None:
    """Chinese characters have a font and a language of their own, which the library has no name for."""
    style.font.name = LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win
    fonts.set(qn("w:eastAsia"), han)
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)


def _say(document: Document, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        document.add_paragraph(sentence)


def _table(document: Document, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    _fill(table.rows[0], heads, bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for texts in rows:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        _fill(row, texts)
    document.add_paragraph()


def _mark(row: _Row, mark: str) -> None:
    """What a row is: a header that is repeated on each page, one that is not parted between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def _fill(row: _Row, texts: Sequence[str], *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        run = cell.paragraphs[0].add_run(UNWRITABLE.sub("\ufffd", text))
        run.bold, run.font.size = bold, SMALL
