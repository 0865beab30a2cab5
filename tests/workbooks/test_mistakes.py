"""What is wrong in a workbook is told by its cell, all at once, in the words that the check has for a file."""

from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.workbooks import books
from tests.workbooks.books import CASE, insert, write

WRONG = [
    ("as_of", "2026年2月3日", "value-date", "是不是 2026-02-03？"),
    ("as_of", "2026-02-30", "value-day", ""),
    (
        "origin",
        "编的",
        "value-choice",
        "、据公开案例改编、虚构案例\n  改法  从下拉里选一个",
    ),
    ("origin", "虚构", "value-choice", "改法  是不是 虚构案例？"),
    ("origin", "fictionel", "value-choice", "改法  是不是 虚构案例？"),
    ("origin", "真实案例（已隐去身份）", "anonymised-missing", "应为  “谁、哪天隐去了身份”里填“"),
    ("audience", "新员工、处理人员", "value-choice", "改法  一格里一行写一项，按 Alt+Enter 换行"),
    ("cites", "demo-rule#18，complaint-steps", "value-pattern", "改法  一格里一行写一项，按 Alt+Enter 换行"),
    ("product", "没有这个产品（product-lone）", "ref-missing", "product-loan"),
    ("review_every", "十二", "value-whole", ""),
    ("review_every", "1,000", "value-whole", "改法  写成 1000，用半角数字，不写逗号"),
    ("owner", "Complaint Desk", "value-pattern", "改法  从下拉里选，或者写“名称（编号）”"),
    ("title", None, "field-missing", "填上“标题”这一格"),
    ("situation", "看\u200b不见", "control-character", ""),
    ("cites", "没有这一条（demo-rule#99）", "anchor-missing", ""),
]


@pytest.mark.parametrize(("field", "text", "code", "cure"), WRONG)
def test_a_mistake_is_told_by_its_cell_as_it_is_told_of_a_file(
    site: Path, capsys: pytest.CaptureFixture[str], field: str, text: str | None, code: str, cure: str
) -> None:
    before = books.contents(site)
    file = books.exported(site, "case")
    place = heading = ""

    def edit(book: Any) -> None:
        nonlocal place, heading
        sheet = books.page(book, "")
        place = f"{sheet.title}!{sheet.cell(3, books.column(sheet, field)).coordinate}"
        heading = sheet.cell(2, books.column(sheet, field)).value
        write("", 3, field, text)(book)

    books.edited(file, edit)
    capsys.readouterr()
    assert books.imported(site, file) == 1
    told = capsys.readouterr().out
    assert f"{file.name} {place}: 错误[{code}]: " in told
    assert f"\n  字段  {heading}\n" in told
    assert cure in told
    assert told.endswith("没有写任何文件。改好表里的这些地方，再读一次。\n")
    assert books.contents(site) == before


def test_the_sentences_are_those_of_check(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = books.edited(books.exported(site, "case"), write("", 3, "as_of", "2026/2/3"))
    capsys.readouterr()
    assert books.imported(site, file) == 1
    by_cell = capsys.readouterr().out.split("错误[value-date]")[1].split("\n\n")[0]
    text = (site / CASE).read_text(encoding="utf-8")
    as_of = next(line for line in text.split("\n") if line.startswith("as_of:"))
    (site / CASE).write_text(text.replace(as_of, "as_of: 2026/2/3"), encoding="utf-8")
    assert main(["check", "--project", str(site), "--fresh"]) == 1
    of_file = capsys.readouterr().out.split("错误[value-date]")[1].split("\n\n")[0]
    as_headed = of_file.replace("字段  as_of", "字段  内容截至哪一天")
    assert [line for line in as_headed.split("\n") if "│" not in line] == by_cell.split("\n")


def test_a_list_that_is_wrong_as_a_whole_is_told_at_its_own_sheet(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [write("decision_points.options", row, "verdict", "最佳") for row in (3, 4)]
    file = books.edited(books.exported(site, "case"), *options)
    capsys.readouterr()
    assert books.imported(site, file) == 1
    told = capsys.readouterr().out
    assert f"{file.name} 可以怎么做!A3: 错误[best-option-count]: 这个判断点有 2 个最佳做法，应当恰好 1 个" in told
    assert "字段  可以怎么做" in told
    assert "改法  只给一个选项在“这样做好不好”里选“最佳”，其余选“可以接受”或“不妥”" in told


def test_every_mistake_is_told_at_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edits = [
        write("", 3, "as_of", "昨天"),
        write("lessons", 3, "status", "好"),
        write("decision_points.options", 3, "text", None),
        write("lessons", 4, "#lessons", "nobody"),
        write("timeline", 3, "#1", "第一"),
    ]
    file = books.edited(books.exported(site, "case"), *edits)
    assert books.imported(site, file) == 1
    told = capsys.readouterr().out
    for sentence in (
        "[value-date]",
        "[value-choice]",
        "[field-missing]",
        "第一张表里没有编号 nobody",
        "要写数字，写的是 第一",
    ):
        assert sentence in told


def test_an_id_that_is_taken_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"#": "example-case", "title": "新词", "definition": "意思。"}
    file = books.edited(books.exported(site, "term"), insert("", row), insert("", {**row, "#": "新词"}))
    assert books.imported(site, file) == 1
    told = capsys.readouterr().out
    assert "错误[id-duplicate]" in told
    assert "错误[id-format]" in told


def test_rows_of_a_record_whose_own_row_is_gone_are_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = books.edited(books.exported(site, "role"), lambda book: books.page(book, "").delete_rows(3))
    assert books.imported(site, file) == 1
    assert "职责!A3: 第一张表里没有编号 complaint-desk。" in capsys.readouterr().out


def test_what_comes_of_it_in_another_record_is_told_there(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = books.contents(site)
    file = books.edited(books.exported(site, "guide"), write("steps", 3, "id", "renamed"))
    assert books.imported(site, file) == 1
    assert "example-case.yaml:" in capsys.readouterr().out
    assert books.contents(site) == before


@pytest.mark.parametrize("sign", ["；", "、", ", ", " "])
def test_two_references_on_one_line_are_not_taken_for_the_last(site: Path, sign: str) -> None:
    before = books.contents(site)
    texts = ["投诉处理（complaint-steps）", "示例条文（demo-rule#1）"]
    file = books.edited(books.exported(site, "case"), write("", 3, "cites", sign.join(texts)))
    assert books.imported(site, file) == 1
    assert books.contents(site) == before


def test_a_record_that_only_other_sheets_have_is_told_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = books.edited(books.exported(site, "case"), lambda book: books.page(book, "").delete_rows(3))
    assert books.imported(site, file) == 1
    assert capsys.readouterr().out.count("第一张表里没有编号 example-case。要改它，把那一行放回去") == 1
