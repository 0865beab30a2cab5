"""What is no table of ours any more is refused as a whole, and told why; its names are anybody's."""

from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.workbooks import books


def rename(book: Any) -> None:
    books.page(book, "lessons").title = "改了名"


def drop_column(book: Any) -> None:
    sheet = books.page(book, "")
    sheet.delete_cols(books.column(sheet, "situation"))


def drop_sheet(book: Any) -> None:
    del book[books.page(book, "lessons").title]


def drop_marks(book: Any) -> None:
    books.page(book, "").delete_rows(1)


def add_column(book: Any) -> None:
    sheet = books.page(book, "")
    sheet.cell(2, sheet.max_column + 1).value = "备注"


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (drop_column, "少了“情况”这一列"),
        (drop_sheet, "少了“经验”这张表"),
        (drop_marks, "少了“案例与经验”这张表，或者它隐藏的第一行"),
        (add_column, "多了一列“备注”"),
    ],
)
def test_a_table_without_all_its_columns_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str], edit: books.Edit, sentence: str
) -> None:
    assert books.imported(site, books.edited(books.exported(site, "case"), edit)) == 1
    assert sentence in capsys.readouterr().err


def test_another_kind_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert books.imported(site, books.exported(site, "case"), "--kind", "quiz") == 1
    assert "这份表里是“案例”" in capsys.readouterr().err


def test_without_the_extra_the_command_says_how_to_install_it(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = books.exported(site, "case")
    monkeypatch.setattr("generator.commands._extra.find_spec", lambda _name: None)
    for arguments in (["export", "xlsx", "--kind", "case", "--out", "x.xlsx"], ["import", str(file)]):
        assert main([*arguments, "--project", str(site)]) == 2
        assert 'pip install "casebook[authoring]"' in capsys.readouterr().err


def test_a_record_in_place_of_the_headings_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = books.contents(site)
    file = books.edited(books.exported(site, "case"), lambda book: books.page(book, "lessons").delete_rows(2))
    assert books.imported(site, file) == 1
    assert "“经验”里少了标题行" in capsys.readouterr().err
    assert books.contents(site) == before


def test_names_of_sheets_and_headings_are_anybodys(site: Path) -> None:
    file = books.edited(books.exported(site, "case"), rename, lambda book: book.move_sheet("改了名", -5))
    assert books.imported(site, file) == 0
