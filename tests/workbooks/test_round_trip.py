"""Out into a workbook and back: nothing is lost, whichever program has saved it, and nothing is written unasked."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.sense import sense
from generator.authoring.writing import entry
from generator.cli import main
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.invisible import first_invisible
from generator.reading.source import parse
from generator.record import Kind
from generator.workbooks.exporting import export, written_values
from generator.workbooks.gathering import gather
from generator.workbooks.grids import Grid, grids
from generator.workbooks.layout import MEMORY, Sheet, layout
from generator.workbooks.marks import FORMAT, markers
from generator.workbooks.options import Options
from generator.workbooks.rows import Row, rows
from tests.shipped import shipped_unchecked
from tests.workbooks import books

ROOT = Path(__file__).parents[2]
OFFICE = shutil.which("soffice")
SIGNS = st.sampled_from(["=1+1", "+1", "-1", "@x", "'", '"', "_x0041_", "18", "0123", "1e3", "是", "true", "TRUE"])
MORE = st.sampled_from(
    ["2026-01-01", "1/2", "50%", "（a）", "#N/A", " ", "\n", "　", "é", "😀", "x" * 300, "&lt;", "<b>"]
)
TEXTS = st.lists(st.one_of(SIGNS, MORE, st.text(max_size=9)), min_size=1, max_size=4).map("".join)
READABLE = TEXTS.filter(lambda text: text.strip() and not first_invisible(text) and "\r" not in text)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return shipped_unchecked()


def read_back(kind: Kind, library: Library, file: Path) -> dict[str, Any]:
    found = gather(kind, grids(file.read_bytes()), Options(library))
    assert (found.faults, found.unseen) == ([], [])
    return found.values


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_shipped_record_comes_back_as_it_is(kind: Kind, shipped: Library, tmp_path: Path) -> None:
    file, values = tmp_path / "book.xlsx", written_values(ROOT, shipped, kind)
    assert export(ROOT, shipped, kind, file) == (len(values), ())
    assert len(values) > 0
    assert sense(read_back(kind, shipped, file)) == sense(values)


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_another_program_may_save_it_and_nothing_is_written(
    kind: Kind, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = books.site(tmp_path / "site")
    before = books.contents(root)
    file = books.edited(books.exported(root, kind))
    assert books.imported(root, file) == 0
    assert capsys.readouterr().out.endswith("没有要改的。\n")
    assert books.contents(root) == before


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_may_save_it(shipped: Library, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "quiz")
    export(ROOT, shipped, kind, tmp_path / "book.xlsx")
    saved = tmp_path / "saved"
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = [str(OFFICE), home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved)]
    subprocess.run([*convert, str(tmp_path / "book.xlsx")], check=True, capture_output=True, timeout=300)
    values = written_values(ROOT, shipped, kind)
    assert sense(read_back(kind, shipped, saved / "book.xlsx")) == sense(values)


def with_texts(value: Any, texts: list[str]) -> Any:
    """The same with other texts, but for what tells one model from another."""
    if isinstance(value, dict):
        return {name: inner if name == "type" else with_texts(inner, texts) for name, inner in value.items()}
    if isinstance(value, list):
        return [with_texts(item, texts) for item in value]
    return texts[len(value) % len(texts)] if isinstance(value, str) else value


def as_grid(sheet: Sheet, found: list[Row]) -> Grid:
    """A sheet as it would be read, without a file in between."""
    marks, headings = zip(*markers(sheet), strict=True)
    return Grid(sheet.title, (marks, headings, *((row.record, *map(str, row.numbers), *row.texts) for row in found)))


EXAMPLES = [
    (kind, body)
    for kind in all_kinds()
    for value in [parse(kind.example, "").value]
    for body in (value.values() if kind.holds_many else [value])
]


def fits(kind: Kind, value: Any) -> list[tuple[Sheet, list[Row]]] | None:
    """The rows of a record; None if it has what no cell holds."""
    found = [(sheet, [*rows(sheet, "some-id", value, Options(Library()))]) for sheet in layout(kind)]
    plain = [(sheet, [row for row in of if isinstance(row, Row)]) for sheet, of in found]
    return plain if sum(len(of) for _sheet, of in found) == sum(len(of) for _sheet, of in plain) else None


@given(st.sampled_from(EXAMPLES), st.lists(READABLE.map(str.strip), min_size=1, max_size=5))
def test_whatever_texts_say_comes_back(example: tuple[Kind, Any], texts: list[str]) -> None:
    kind, value = example
    prose = {name: text for name, text in with_texts(value, texts).items() if isinstance(value[name], str)}
    plain = [one for one in layout(kind)[0].columns if len(one.names) == 1 and one.names[0] in prose]
    free = {one.names[0] for one in plain if not one.words and one.value("").annotation is str and not one.is_list}
    said = {name: text for name, text in prose.items() if name in free and not text.endswith(("）", ")"))}
    found = fits(kind, said)
    assert found is not None
    memory = Grid(MEMORY, (FORMAT, (kind.name,)))
    back = gather(kind, [*(as_grid(sheet, of) for sheet, of in found), memory], Options(Library()))
    assert sense(back.values) == sense({"some-id": said})


NASTY = [
    "=1+1",
    "-1",
    "'a",
    "_x0041_ _x000D_",
    "1e3",
    "0123",
    "2026-01-01",
    "是",
    "a\n\n  b",
    "<b>&amp;</b>",
    "😀é",
    "{x}",
    "[y]",
]


@pytest.mark.parametrize("text", NASTY)
def test_a_cell_of_a_file_holds_any_text(text: str, tmp_path: Path) -> None:
    root = books.site(tmp_path / "site")
    (root / "content/glossary.yaml").write_text(
        entry(
            next(kind for kind in all_kinds() if kind.name == "term"), "some-term", {"title": "词", "definition": text}
        ),
        encoding="utf-8",
    )
    before = books.contents(root)
    file = books.exported(root, "term")
    assert grids(file.read_bytes())[1].rows[2][0] == "some-term"
    assert text in grids(file.read_bytes())[1].rows[2]
    is_kept = "_x" not in text  # openpyxl reads what stands for a sign, and writes it so that it stands for another
    assert books.imported(root, books.edited(file) if is_kept else file) == 0
    assert books.contents(root) == before


def test_two_exports_are_the_same_to_the_byte(tmp_path: Path) -> None:
    root = books.site(tmp_path / "site")
    assert books.exported(root, "case", "a.xlsx").read_bytes() == books.exported(root, "case", "b.xlsx").read_bytes()


def test_a_file_that_is_there_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = books.site(tmp_path / "site")
    file = tmp_path / "mine.xlsx"
    file.write_bytes(b"mine")
    assert main(["export", "xlsx", "--project", str(root), "--kind", "case", "--out", str(file)]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert file.read_bytes() == b"mine"


def test_people_see_words_and_can_only_pick_what_is_there(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(books.exported(books.site(tmp_path / "site"), "case"))
    sheet = books.page(book, "")
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "B3"
    assert {cell.number_format for row in sheet.iter_rows(min_row=3) for cell in row if cell.value} == {"@"}
    offered = {
        str(one.sqref).rstrip("0123456789").partition("3:")[0]: one
        for one in sheet.data_validations.dataValidation
        if one.type == "list"
    }
    product = offered[sheet.cell(3, books.column(sheet, "product")).column_letter]
    assert product.showErrorMessage
    name, cells = product.formula1.removeprefix("'").split("'!")
    assert book[name].sheet_state == "hidden"
    assert [cell.value for row in book[name][cells.replace("$", "")] for cell in row] == ["个人贷款（product-loan）"]
    assert next(books.cells(sheet, "origin")).value == "虚构案例"
    assert next(books.cells(sheet, "owner")).value.endswith("（complaint-desk）")
