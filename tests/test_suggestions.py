"""Readers' suggestions: whatever happened to a text on its way, it is sorted by who answers, or somebody is told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.learners import suggestions
from tests.sites import example_files, write

TEXT = """\
【报错与建议】
页面：投诉处理两步流程（示例）（guides/complaint-steps）
位置：1. 接收登记（#receive）
内容版本：0a1b2c3d
哪里不对：
第一步少了回电时间。
客户问了两次：什么时候打来？
建议：
加一条：约好回电时间。
【完】
"""
WORDS = st.text("客户：建议（）#>｜ab1，。\n ", min_size=1, max_size=60).map(str.strip).filter(bool)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("project"), example_files())


def test_a_text_is_read_as_it_was_written() -> None:
    (found,), refused = suggestions.read(TEXT, "a.txt")
    assert refused == []
    assert (found.page, found.anchor, found.place) == ("guides/complaint-steps", "receive", "1. 接收登记")
    assert found.title == "投诉处理两步流程（示例）"
    assert found.wrong == "第一步少了回电时间。\n客户问了两次：什么时候打来？"
    assert found.proposal == "加一条：约好回电时间。"
    assert found.source == "a.txt:1"


@pytest.mark.parametrize(
    "mangled",
    [
        "您好，\n\n" + TEXT + "\n此致",
        re.sub("^", "> ", TEXT, flags=re.MULTILINE),
        TEXT.replace("\n", "\r\n"),
        re.sub("^", " > > ", TEXT, flags=re.MULTILINE),
        TEXT.replace("：", ":"),
        "张三：" + TEXT,
        TEXT.replace("。\n【完】", "。【完】"),
        TEXT.replace("（", "(").replace("）", ")"),
    ],
    ids=["around", "quoted", "windows", "quoted twice", "colons", "named", "end of line", "narrow brackets"],
)
def test_mail_programs_do_it_no_harm(mangled: str) -> None:
    (found,), refused = suggestions.read(mangled, "a.txt")
    assert refused == []
    assert (found.page, found.anchor, found.version) == ("guides/complaint-steps", "receive", "0a1b2c3d")
    assert found.wrong.startswith("第一步少了回电时间。")


@given(WORDS, WORDS)
def test_no_word_of_a_reader_is_lost(wrong: str, proposal: str) -> None:
    head = "【报错与建议】\n页面：甲（guides/a）\n位置：整页\n内容版本：1\n"
    text = f"{head}哪里不对：\n{wrong}\n建议：\n{proposal}\n【完】\n"
    (found,), refused = suggestions.read(text, "a.txt")
    assert refused == []
    assert _bare(f"{found.wrong}{found.proposal}") in (_bare(wrong + proposal), _bare(f"{wrong}建议：{proposal}"))


def _bare(text: str) -> str:
    return re.sub(r"[\s>｜]|建议：", "", text)


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    cut = TEXT.replace("【完】\n", "")
    found, refused = suggestions.read(
        f"\n{cut}{TEXT}{TEXT.replace('第一步少了回电时间。', '').replace('客户问了两次：什么时候打来？', '')}", "a.txt"
    )
    assert len(found) == 1
    assert [sentence.partition("：")[0] for sentence in refused] == ["a.txt:2", "a.txt:21"]


def test_they_are_sorted_by_who_answers_for_the_page(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = TEXT.replace("guides/complaint-steps", "guides/gone").replace("1. 接收登记（#receive）", "整页")
    write(tmp_path, {"one.txt": TEXT + unknown, "two.txt": TEXT})
    files = [str(tmp_path / name) for name in ("one.txt", "two.txt")]
    assert main(["feedback", *files, "--project", str(project)]) == 0
    lines = capsys.readouterr().out.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert len(heads) == 2
    assert heads[-1] == f"{suggestions.NOBODY}（1 条）"
    assert "content/guides/complaint-steps.yaml" in lines[1]
    assert sum("one.txt:1、" in line and "two.txt:1" in line for line in lines) == 1
    assert any("版本  0a1b2c3d，现在是" in line for line in lines)


def test_a_file_that_cannot_be_opened_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("missing.txt", "a.txt")]
    assert main(["feedback", *files, str(tmp_path), "--project", str(project)]) == 1
    told = capsys.readouterr()
    assert "a.txt:1" in told.out
    assert "missing.txt：打不开：没有这个文件" in told.err
    assert f"{tmp_path}：打不开：这是文件夹" in told.err


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xc4\xe3\xba\xc3\xc4\xe3\xba\xc3", "GB"), ("没有别的".encode(), "没有找到")],
    ids=["gbk", "no suggestion"],
)
def test_a_file_that_holds_none_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert main(["feedback", str(tmp_path / "a.txt"), "--project", str(project)]) == 1
    assert said in capsys.readouterr().err
