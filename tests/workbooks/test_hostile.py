"""A workbook comes from somebody else. What it must not do is refused with words, before any reader opens it."""

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.workbooks import package
from generator.workbooks.grids import grids
from generator.workbooks.refused import RefusedError
from tests.workbooks import books

CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


def book(**parts: str) -> bytes:
    """A small workbook with some parts in the place of its own, or beside them."""
    stream = io.BytesIO()
    plain = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": "<workbook/>",
        "xl/worksheets/sheet1.xml": SHEET.format(CELL),
    }
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (plain | parts).items():
            packed.writestr(name, text)
    return stream.getvalue()


def sheet(rows: str, before: str = "") -> bytes:
    return book(**{"xl/worksheets/sheet1.xml": before + SHEET.format(rows)})


def declaring(size: int) -> bytes:
    """A workbook whose list says that its sheet is so long; nothing in it is."""
    raw = bytearray(book())
    entry = raw.rindex(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = struct.pack("<I", size)
    return bytes(raw)


def locked() -> bytes:
    raw = bytearray(book())
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 8] |= 1
    return bytes(raw)


HOSTILE = {
    "text": (b"title: x\n", "这不是 Excel 文件"),
    "empty": (b"", "这不是 Excel 文件"),
    "old": (package.OLD_OFFICE + bytes(600), "加了密码，或者是旧格式"),
    "broken": (book()[:-30], "文件坏了"),
    "other": (book(**{"xl/worksheets/sheet1.xml": "<a"}), "文件坏了"),
    "locked": (locked(), "加了密码"),
    "macros": (book(**{"xl/vbaProject.bin": "x"}), "里有宏"),
    "links": (book(**{"xl/externalLinks/externalLink1.xml": "<x/>"}), "连着别的文件"),
    "embedded": (book(**{"xl/embeddings/oleObject1.bin": "x"}), "嵌着别的文件（oleobject1.bin）"),
    "connection": (book(**{"xl/connections.xml": "<x/>"}), "连着别的文件或数据源"),
    "entities": (sheet(CELL, BOMB), "DOCTYPE"),
    "entities elsewhere": (book(**{"xl/sharedStrings.xml": f"{BOMB}<sst/>"}), "DOCTYPE"),
    "declared size": (declaring(4_000_000_000), "解开以后太大"),
    "far row": (sheet('<row r="1048576"><c r="A1048576"/></row>'), "太大（到第 1048576 行"),
    "far column": (sheet('<row r="1"><c r="XFD1"/></row>'), "太大（到第 1 行、第 16384 列）"),
    "cells without names": (sheet(f"<row>{'<c/>' * 1_001}</row>"), "第 1001 列"),
    "an encoding nobody knows": (sheet(CELL, '<?xml version="1.0" encoding="TF-8"?>'), "文件坏了"),
    "rectangle": (sheet('<row r="1"><c r="ALL1"/></row><row r="99999"><c r="A99999"/></row>'), "太大"),
    "word": (book()[:0] + io.BytesIO(b"").getvalue() + b"PK\x03\x04 nothing", "文件坏了"),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_with_words(raw: tuple[bytes, str]) -> None:
    content, sentence = raw
    with pytest.raises(RefusedError, match=sentence):
        grids(content)


def test_what_unpacks_to_more_than_it_declares_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 1_000)
    with pytest.raises(RefusedError, match="解开以后太大"):
        grids(book(**{"xl/media/image1.png": "x" * 2_000}))


def test_a_large_file_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_FILE", 100)
    with pytest.raises(RefusedError, match="文件太大"):
        grids(book())


@pytest.mark.parametrize(
    ("name", "again"), [("bank.xls", ".xlsx"), ("bank.et", ".xlsx"), ("bank", ".xlsx"), ("a.doc", ".docx")]
)
def test_an_old_file_is_to_be_saved_as_a_new_one_whatever_it_is_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, again: str
) -> None:
    root = books.site(tmp_path / "site")
    file = tmp_path / name
    file.write_bytes(package.OLD_OFFICE + bytes(600))
    assert books.imported(root, file) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{name}：文件加了密码，或者是旧格式，没有读。")
    assert f"（{again}）”再读" in told


@pytest.mark.parametrize("kind", ["case", "quiz"])
def test_that_the_hidden_sheet_is_gone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    root = books.site(tmp_path / "site")
    file = books.edited(books.exported(root, kind), lambda book: book.remove(book["casebook"]))
    before = books.contents(root)
    assert books.imported(root, file) == 1
    told = capsys.readouterr().err
    assert f"{file.name}：少了隐藏的“casebook”表，没有读。" in told
    assert "把改过的格复制过去" in told
    assert books.contents(root) == before


def test_formulas_are_told_by_their_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = books.site(tmp_path / "site")
    file = books.edited(books.exported(root, "case"), books.write("lessons", 3, "text", '=HYPERLINK("http://x","y")'))
    before = books.contents(root)
    assert books.imported(root, file) == 1
    told = capsys.readouterr().err
    assert "有的格里是公式，或者 #N/A 这样的错误值，没有读：经验!C3。" in told
    assert "选择性粘贴 › 值" in told
    assert books.contents(root) == before


def test_an_error_that_a_formula_left_is_not_an_empty_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = books.site(tmp_path / "site")
    file = books.edited(books.exported(root, "case"), books.write("", 3, "rest_of_story", "#N/A"))
    before = books.contents(root)
    assert books.imported(root, file) == 1
    assert "没有读：案例与经验!" in capsys.readouterr().err
    assert books.contents(root) == before


def test_any_other_workbook_is_none_of_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    assert books.imported(books.site(tmp_path / "site"), tmp_path / "other.xlsx") == 1
    assert "这不是 casebook export 写出的表" in capsys.readouterr().err


def flipped(raw: bytes, place: int, byte: int) -> bytes:
    return raw[: place % len(raw)] + bytes([byte]) + raw[place % len(raw) + 1 :]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return books.exported(books.site(tmp_path_factory.mktemp("mangled") / "site"), "role")


@given(st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=5))
def test_what_is_mangled_is_read_or_refused(exported: Path, edits: list[tuple[int, int]]) -> None:
    raw = exported.read_bytes()
    for place, byte in edits:
        raw = flipped(raw, place, byte)
    reads_or_refuses(raw)


PARTS = st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"])


@example("xl/workbook.xml", [(2, ord(":"))])  # a name for who counts no prefixes
@given(PARTS, st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(32, 126)), min_size=1, max_size=4))
def test_what_is_mangled_inside_is_read_or_refused(exported: Path, name: str, edits: list[tuple[int, int]]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(exported) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            for place, byte in edits if part == name else ():
                text = flipped(text, place, byte)
            new.writestr(part, text)
    reads_or_refuses(stream.getvalue())


def reads_or_refuses(raw: bytes) -> None:
    with suppress(RefusedError):
        assert grids(raw)
