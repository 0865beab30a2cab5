"""A write-up in Word becomes a draft of a case: the parts its headings tell, the rest as remarks."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from generator.cli import main
from generator.reading.source import parse
from tests.workbooks import books


def document(file: Path, edit: Callable[[Any], object] = lambda _written: None) -> Path:
    written = docx.Document()
    written.add_heading("提前还款被拒", 0)
    written.add_paragraph("内部资料，注意保管。")
    written.add_heading("一、基本情况", 1)
    written.add_paragraph("客户甲要求提前还款。")
    written.add_paragraph("客服说不行。")
    written.add_paragraph().add_run("二、处理过程").bold = True
    written.add_paragraph("3月1日：登记")
    written.add_paragraph("当天联系了客户", style="List Number")
    table = written.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "第 3 日", "答复"
    written.add_heading("经验教训", 2)
    written.add_paragraph("合同写明的，按合同办。", style="List Bullet")
    written.add_heading("附件清单", 2)
    written.add_paragraph("录音一份")
    edit(written)
    written.save(str(file))
    return file


def imported(root: Path, file: Path, *arguments: str) -> int:
    return main(["import", str(file), "--project", str(root), "--id", "new-case", *arguments])


def test_its_parts_are_recognised_and_the_rest_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = books.site(tmp_path / "site")
    assert imported(root, document(tmp_path / "案例.docx")) == 0
    text = (root / "cases/new-case.yaml").read_text(encoding="utf-8")
    value = parse(text, "").value
    assert (value["title"], value["status"]) == ("提前还款被拒", "draft")
    assert value["situation"].strip() == "客户甲要求提前还款。\n\n客服说不行。"
    assert value["timeline"] == [
        {"when": "3月1日", "what": "登记"},
        {"what": "当天联系了客户"},
        {"when": "第 3 日", "what": "答复"},
    ]
    assert value["lessons"] == [{"text": "合同写明的，按合同办。"}]
    assert text.endswith("# 原文里没有归到字段的：\n# 内部资料，注意保管。\n# 附件清单\n# 录音一份\n")
    assert not {"owner", "severity", "cause"} & value.keys()
    told = capsys.readouterr().out
    assert "认出的部分：situation、timeline、lessons" in told
    assert "自动编号没有读进来" in told
    assert "还缺 severity（" in told
    assert "还缺 lessons.1.target（" in told


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = books.site(tmp_path / "site")
    before = books.contents(root)
    assert imported(root, document(tmp_path / "a.docx"), "--dry-run") == 0
    assert books.contents(root) == before


def replaced(file: Path, part: str, old: bytes, new: bytes) -> Path:
    stream = io.BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, content.replace(old, new) if name == part else content)
    file.write_bytes(stream.getvalue())
    return file


def with_part(file: Path, part: str) -> Path:
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(part, "x")
    return file


MAIN = "word/document.xml"
REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "tracked": (
        lambda file: replaced(file, MAIN, b"<w:body>", b'<w:body><w:p><w:ins w:id="1"/></w:p>'),
        "还没有接受或拒绝的修订",
    ),
    "macros": (lambda file: with_part(file, "word/vbaProject.bin"), "里有宏"),
    "entities": (lambda file: replaced(file, MAIN, b"<w:document", b"<!DOCTYPE x><w:document"), "DOCTYPE"),
    "broken": (lambda file: replaced(file, MAIN, b"</w:body>", b""), "文件坏了"),
    "no relations": (lambda file: replaced(file, "_rels/.rels", b"Target", b"Tarjet"), "文件坏了"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_words(
    case: tuple[Callable[[Path], Path], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, sentence = case
    root = books.site(tmp_path / "site")
    before = books.contents(root)
    assert imported(root, spoil(document(tmp_path / "a.docx"))) == 1
    assert sentence in capsys.readouterr().err
    assert books.contents(root) == before


W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
SEEN = {
    "a field": (
        '<w:r><w:t>期限</w:t></w:r><w:fldSimple w:instr=" REF a "><w:r><w:t>15</w:t></w:r></w:fldSimple>',
        "期限15",
    ),
    "a reading": (
        "<w:r><w:ruby><w:rt><w:r><w:t>sù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>诉</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:r><w:t>请</w:t></w:r>",
        "诉请",
    ),
    "a return": ("<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t></w:r>", "甲\n乙"),
    "raised": (
        '<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>',
        "10²",
    ),
    "struck through, but off": ('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>20 日</w:t></w:r>', "20 日"),
    "ticked": (
        f'<w:sdt {W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>属实</w:t></w:r>",
        "☑属实",
    ),
}
LOST = {
    "struck through": ("<w:rPr><w:strike/></w:rPr>", "1 处划掉的文字没有读进来"),
    "struck twice": ("<w:rPr><w:dstrike/></w:rPr>", "1 处划掉的文字没有读进来"),
    "hidden": ("<w:rPr><w:vanish/></w:rPr>", "1 处隐藏的文字没有读进来"),
}


def with_line(file: Path, line: str) -> Path:
    old = "客户甲要求提前还款。".encode()
    return replaced(document(file), MAIN, old, old + f"</w:t></w:r></w:p><w:p>{line}</w:p><w:p><w:r><w:t>".encode())


@pytest.mark.parametrize("case", SEEN.values(), ids=SEEN)
def test_what_is_seen_is_read_as_it_is_seen(case: tuple[str, str], tmp_path: Path) -> None:
    line, seen = case
    root = books.site(tmp_path / "site")
    assert imported(root, with_line(tmp_path / "a.docx", line)) == 0
    value = parse((root / "cases/new-case.yaml").read_text(encoding="utf-8"), "").value
    assert value["situation"].split("\n\n")[1] == seen


@pytest.mark.parametrize("case", LOST.values(), ids=LOST)
def test_what_its_writer_took_away_is_not_read_and_told(
    case: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    properties, told = case
    root = books.site(tmp_path / "site")
    line = f"<w:r><w:t>期限为 </w:t></w:r><w:r>{properties}<w:t>15</w:t></w:r><w:r><w:t>20 日</w:t></w:r>"
    assert imported(root, with_line(tmp_path / "a.docx", line)) == 0
    assert "期限为 20 日" in (root / "cases/new-case.yaml").read_text(encoding="utf-8")
    assert told in capsys.readouterr().out


def test_what_nobody_knows_is_told_where_it_holds_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = '<w:bdo w:val="ltr"><w:r><w:t>倒过来写</w:t></w:r></w:bdo><w:r><w:ptab/><w:t>甲</w:t></w:r>'
    assert imported(books.site(tmp_path / "site"), with_line(tmp_path / "a.docx", line)) == 0
    told = capsys.readouterr().out
    assert "1 处没有读进来（Word 里叫 bdo），请对照原文" in told
    assert "ptab" not in told


def test_no_document_at_all_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    assert imported(books.site(tmp_path / "site"), tmp_path / "a.docx") == 1
    assert "这不是 Word 文件（.docx）" in capsys.readouterr().err
