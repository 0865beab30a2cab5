"""What is in an .xlsx file before anything else opens it: a package of XML that came from somebody else.

Refused with words: what is no package, is locked, unpacks to more than a workbook of records ever holds, brings macros,
links to other files, entities, or formulas and the errors they leave, whose results nobody wrote.
"""

import lzma
import string
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple, NoReturn
from xml.parsers import expat

from generator.workbooks.refused import RefusedError

LARGEST_FILE = 30_000_000  # bytes: all shipped records of one kind take less than 1 MB
LARGEST_PART, LARGEST_WHOLE = 150_000_000, 250_000_000  # bytes, unpacked
MOST_PARTS, MOST_ROWS, MOST_COLUMNS = 2_000, 100_000, 1_000
MOST_CELLS = 5_000_000  # of the rectangle that a sheet takes: a reader makes room for all of it
CHUNK = 1 << 16
LONGEST_CELL = 10  # characters of the name of one: XFD1048576
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEETS = "xl/worksheets/"
MACROS = ("xl/vbaproject.bin", "word/vbaproject.bin", "xl/macrosheets/", "xl/dialogsheets/", "xl/activex/")
LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
EMBEDDED = ("xl/embeddings/", "word/embeddings/")
SAVE_AGAIN = "请在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”再读"
MOST_TOLD = 20  # formulas
ERROR = "e"  # the type of a cell that says #N/A or the like
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, EOFError, OSError, RuntimeError, ValueError),
)
"""What the standard library raises for a package that is none."""


@dataclass
class _Sheet:
    """What a sheet holds, as far as it matters here. `formulas` are the names of cells; one with an error, too."""

    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    formulas: dict[str, None] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises `RefusedError` if the sheet is too large."""
        local, place = name.rpartition(":")[2], attributes.get("r", "")
        if local == "row":
            self.row, self.column = int(place) if place.isdecimal() and len(place) < 9 else self.row + 1, 0
        elif local == "c":
            self.row, self.column = place_of(place) or (self.row, self.column + 1)
        if (local == "f" or (local == "c" and attributes.get("t") == ERROR)) and len(self.formulas) <= MOST_TOLD:
            self.formulas[name_of(self.row - 1, self.column - 1)] = None
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        if self.rows > MOST_ROWS or self.columns > MOST_COLUMNS or self.rows * self.columns > MOST_CELLS:
            raise RefusedError(f"有一张表太大（到第 {self.rows} 行、第 {self.columns} 列），没有读")


class Format(NamedTuple):
    """What a package has to hold, what it is called, and what helps if it is none."""

    part: str
    name: str
    again: str


XLSX = Format(SHEETS, "Excel 文件（.xlsx）", SAVE_AGAIN)
DOCX = Format("word/document.xml", "Word 文件（.docx）", "请在 Word 或 WPS 里另存为“Word 文档（.docx）”再读")


def inspect(raw: bytes, form: Format = XLSX) -> dict[str, list[str]]:
    """Look through a package: the cells that hold formulas, by the part of their sheet. Raises `RefusedError`."""
    if len(raw) > LARGEST_FILE:
        raise RefusedError(f"文件太大（{len(raw) / 1e6:.0f} MB），没有读")
    if raw.startswith(OLD_OFFICE):
        raise RefusedError(f"文件加了密码，或者是旧格式，没有读。请去掉密码；{form.again}")
    if not raw.startswith(ZIP):
        raise RefusedError(f"这不是 {form.name}，没有读。{form.again}")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            _look_at_list(package, form)
            return dict(_look_at_parts(package))
    except BROKEN as broken:
        raise RefusedError(f"文件坏了，打不开。{form.again}") from broken


def _look_at_list(package: zipfile.ZipFile, form: Format) -> None:
    parts = package.infolist()
    names = [part.filename.lower() for part in parts]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise RefusedError("文件解开以后太大，没有读")
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("文件加了密码，没有读。请去掉密码再读")
    if any(name.startswith(MACROS) for name in names):
        raise RefusedError("文件里有宏，没有读。请另存为不带宏的文件再读")
    if any(name.startswith(LINKS) for name in names):
        raise RefusedError("文件连着别的文件或数据源，没有读。请在“数据 › 编辑链接”里断开，另存以后再读")
    if inside := next((name for name in names if name.startswith(EMBEDDED)), ""):
        raise RefusedError(f"文件里嵌着别的文件（{inside.rpartition('/')[2]}），没有读。请删掉嵌入的对象，另存以后再读")
    if "[content_types].xml" not in names or not any(name.startswith(form.part) for name in names):
        raise RefusedError(f"这不是 {form.name}，没有读。{form.again}")


def _look_at_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, list[str]]]:
    whole = 0
    for part in package.infolist():
        name = part.filename.lower()
        sheet = _Sheet()
        is_sheet = name.startswith(SHEETS) and name.endswith(".xml")
        whole += _read(package, part, sheet if is_sheet else None)
        if whole > LARGEST_WHOLE:
            raise RefusedError("文件解开以后太大，没有读")
        if sheet.formulas:
            yield part.filename, [*sheet.formulas]


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo, sheet: _Sheet | None) -> int:
    """Read a part to its end, whatever length it declares; the value is its true one."""
    parser = _parser(sheet) if part.filename.lower().endswith((".xml", ".rels", ".vml")) else None
    size = 0
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > LARGEST_PART:
                raise RefusedError("文件解开以后太大，没有读")
            if parser:
                _feed(parser, chunk, is_last=False)
    if parser:
        _feed(parser, b"", is_last=True)
    return size


def _parser(sheet: _Sheet | None) -> Any:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if sheet:
        parser.StartElementHandler = sheet.start
    return parser


def _feed(parser: Any, chunk: bytes, *, is_last: bool) -> None:
    try:
        parser.Parse(chunk, is_last)
    except (expat.ExpatError, LookupError, ValueError) as broken:  # LookupError: an encoding that nobody knows
        raise RefusedError(f"文件坏了，打不开。{SAVE_AGAIN}") from broken


def _refuse_doctype(*_declared: object) -> NoReturn:
    raise RefusedError("文件里有 Excel 不会写的声明（DOCTYPE），没有读")


def place_of(cell: str) -> tuple[int, int] | None:
    """Row and column of `B7`, counted from 1; None for what is no cell."""
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and digits) or len(cell) > LONGEST_CELL:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits), column


def name_of(row: int, column: int) -> str:
    """The name of a cell, counted from 0: `B7`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = string.ascii_uppercase[rest] + letters
    return f"{letters}{row + 1}"
