"""What was edited in a workbook, and nothing else, goes into the files; what is wrong is told by its cell."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.cli import main
from generator.reading.source import parse
from tests.workbooks import books
from tests.workbooks.books import write

CASE = "cases/example-case.yaml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = books.site(tmp_path / "site")
    file = root / CASE
    file.write_text(f"# 先看这里\n{file.read_text(encoding='utf-8')}# 最后\n", encoding="utf-8")
    return root


def lines(root: Path, file: str) -> list[str]:
    return (root / file).read_text(encoding="utf-8").split("\n")


def value(root: Path, file: str) -> Any:
    return parse((root / file).read_text(encoding="utf-8"), file).value


def insert(fields: str, texts: Mapping[str, object]) -> books.Edit:
    """A new row below the last one."""

    def edit(book: Any) -> None:
        sheet = books.page(book, fields)
        row = max(cell.row for line in sheet.iter_rows() for cell in line if cell.value) + 1
        for mark, text in texts.items():
            sheet.cell(row, books.column(sheet, mark)).value = text

    return edit


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


def test_names_of_sheets_and_headings_are_anybodys(site: Path) -> None:
    file = books.edited(books.exported(site, "case"), rename, lambda book: book.move_sheet("改了名", -5))
    assert books.imported(site, file) == 0


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


def test_what_is_told_of_a_long_text_is_where_it_differs(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"{'很长的一段' * 20}。\n\n第二段说三件事。"
    file = books.edited(books.exported(site, "case"), write("", 3, "situation", text))
    assert books.imported(site, file) == 0
    file = books.edited(books.exported(site, "case", "again.xlsx"), write("", 3, "situation", f"{text}\n\n再一段。"))
    capsys.readouterr()
    assert books.imported(site, file, "--dry-run") == 0
    assert "情况：…第二段说三件事。 → …第二段说三件事。⏎⏎再一段。\n" in capsys.readouterr().out


@pytest.mark.parametrize("sign", ["；", "、", ", ", " "])
def test_two_references_on_one_line_are_not_taken_for_the_last(site: Path, sign: str) -> None:
    before = books.contents(site)
    texts = ["投诉处理（complaint-steps）", "示例条文（demo-rule#1）"]
    file = books.edited(books.exported(site, "case"), write("", 3, "cites", sign.join(texts)))
    assert books.imported(site, file) == 1
    assert books.contents(site) == before


def test_a_record_in_place_of_the_headings_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = books.contents(site)
    file = books.edited(books.exported(site, "case"), lambda book: books.page(book, "lessons").delete_rows(2))
    assert books.imported(site, file) == 1
    assert "“经验”里少了标题行" in capsys.readouterr().err
    assert books.contents(site) == before


def test_a_record_that_only_other_sheets_have_is_told_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = books.edited(books.exported(site, "case"), lambda book: books.page(book, "").delete_rows(3))
    assert books.imported(site, file) == 1
    assert capsys.readouterr().out.count("第一张表里没有编号 example-case。要改它，把那一行放回去") == 1
