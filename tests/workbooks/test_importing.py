"""What was edited in a workbook, and nothing else, goes into the files."""

from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.reading.source import parse
from tests.workbooks import books
from tests.workbooks.books import CASE, insert, lines, value, write


def test_one_line_changes_and_every_other_byte_stays(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = books.contents(site)
    file = books.edited(books.exported(site, "case"), write("", 3, "title", "换了的标题"))
    capsys.readouterr()
    assert books.imported(site, file, "--dry-run") == 0
    told = capsys.readouterr().out
    assert books.contents(site) == before
    assert "example-case  换了的标题\n  标题：" in told
    assert " → 换了的标题\n" in told
    assert books.imported(site, file) == 0
    old, new = before[CASE].decode().split("\n"), lines(site, CASE)
    assert [(one, other) for one, other in zip(old, new, strict=True) if one != other] == [
        (old[1], "title: 换了的标题")
    ]
    assert {name: raw for name, raw in books.contents(site).items() if name != CASE} == {
        name: raw for name, raw in before.items() if name != CASE
    }


def test_an_item_is_put_between_two_others_by_its_number(site: Path) -> None:
    lessons = len(value(site, CASE)["lessons"])
    row = {"#lessons": "example-case", "#1": "0.5", "text": "排在最前", "target": "complaint-steps#receive"}
    file = books.edited(books.exported(site, "case"), insert("lessons", {**row, "status": "已采纳"}))
    assert books.imported(site, file) == 0
    found = value(site, CASE)["lessons"]
    assert (len(found), found[0]["text"], found[0]["status"]) == (lessons + 1, "排在最前", "adopted")


def test_a_row_without_a_number_is_the_last_item(site: Path) -> None:
    file = books.edited(
        books.exported(site, "case"), insert("asked", {"#asked": "example-case", "=": "钱多收了怎么要回来"})
    )
    assert books.imported(site, file) == 0
    assert value(site, CASE)["asked"][-1] == "钱多收了怎么要回来"


def test_a_new_record_is_a_draft(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"#": "new-role", "title": "复核岗", "status": "已发布"}
    example = value(site, "content/roles/complaint-desk.yaml")

    def edit(book: Any) -> None:
        sheet = books.page(book, "")
        copied = {sheet.cell(1, place).value: sheet.cell(3, place).value for place in range(1, sheet.max_column + 1)}
        insert("", {**copied, **row, "aliases": None})(book)
        for name in ("duties", "authority"):
            for place, text in enumerate(example[name], 1):
                insert(name, {f"#{name}": "new-role", "#1": place, "=": text})(book)

    file = books.edited(books.exported(site, "role"), edit)
    assert books.imported(site, file) == 0, capsys.readouterr().out
    found = value(site, "content/roles/new-role.yaml")
    assert found == {**{k: v for k, v in example.items() if k != "aliases"}, "title": "复核岗", "status": "draft"}
    assert "new-role  复核岗（新的，草稿）" in capsys.readouterr().out


def test_a_new_record_goes_behind_the_others_of_its_file(site: Path) -> None:
    before = (site / "content/glossary.yaml").read_bytes()
    row = {"#": "new-term", "title": "新词", "definition": "新词的意思。"}
    assert books.imported(site, books.edited(books.exported(site, "term"), insert("", row))) == 0
    after = (site / "content/glossary.yaml").read_bytes()
    assert after.startswith(before)
    assert parse(after.decode(), "x").value["new-term"] == {
        "title": "新词",
        "status": "draft",
        "definition": "新词的意思。",
    }


def test_a_record_that_is_no_longer_in_the_table_stays(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = books.contents(site)
    file = books.exported(site, "role")

    def edit(book: Any) -> None:
        for sheet in book:
            if str(sheet["A1"].value).startswith("#"):
                sheet.delete_rows(3, 99)

    assert books.imported(site, books.edited(file, edit)) == 0
    assert books.contents(site) == before
    assert "没有动的：complaint-desk" in capsys.readouterr().out


def test_what_changes_is_told_in_the_words_of_the_table(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = books.edited(
        books.exported(site, "case"),
        write("", 3, "origin", "据公开案例改编"),
        write("lessons", 3, "status", "已验证见效"),
        write("", 3, "findings", "换了的事实。\n系统参数与合同不一致。"),
    )
    capsys.readouterr()
    assert books.imported(site, file, "--dry-run") == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    assert "\n  案例从哪里来：虚构案例 → 据公开案例改编\n" in told
    assert "\n  经验 › 第 1 项 › 采纳到哪一步：已采纳 → 已验证见效\n" in told
    assert "\n  查明的事实 › 第 1 项：" in told


def test_what_was_edited_on_disk_since_is_not_overwritten(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = books.edited(books.exported(site, "case"), write("", 3, "title", "表里改的"))
    (site / CASE).write_text(
        (site / CASE).read_text(encoding="utf-8").replace("title: ", "title: 文件里改的"), encoding="utf-8"
    )
    before = books.contents(site)
    assert books.imported(site, file) == 1
    assert "!A3: 导出以后，知识库里的这一条又改过" in capsys.readouterr().out
    assert books.contents(site) == before


def test_comments_and_layout_may_have_changed_since(site: Path) -> None:
    file = books.edited(books.exported(site, "case"), write("", 3, "title", "表里改的"))
    (site / CASE).write_bytes(b"# \xe5\x8f\x88\xe6\xb3\xa8\n" + (site / CASE).read_bytes())
    assert books.imported(site, file) == 0
    assert lines(site, CASE)[:3] == ["# 又注", "# 先看这里", "title: 表里改的"]


def test_what_was_imported_checks_as_before(site: Path) -> None:
    found = build.check(site).diagnostics
    file = books.edited(books.exported(site, "quiz"), write("questions", 3, "stem", "一般投诉几天内答复？"))
    assert books.imported(site, file) == 0
    assert len(build.check(site).diagnostics) == len(found)


def test_numbers_and_days_that_a_program_made_of_texts_are_read(site: Path) -> None:
    import datetime

    edits = [write("", 3, "review_every", 6), write("", 3, "as_of", datetime.datetime(2026, 3, 1))]
    assert books.imported(site, books.edited(books.exported(site, "case"), *edits)) == 0
    found = value(site, CASE)
    assert (found["review_every"], found["as_of"]) == (6, "2026-03-01")


def test_what_is_told_of_a_long_text_is_where_it_differs(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"{'很长的一段' * 20}。\n\n第二段说三件事。"
    file = books.edited(books.exported(site, "case"), write("", 3, "situation", text))
    assert books.imported(site, file) == 0
    file = books.edited(books.exported(site, "case", "again.xlsx"), write("", 3, "situation", f"{text}\n\n再一段。"))
    capsys.readouterr()
    assert books.imported(site, file, "--dry-run") == 0
    assert "情况：…第二段说三件事。 → …第二段说三件事。⏎⏎再一段。\n" in capsys.readouterr().out
