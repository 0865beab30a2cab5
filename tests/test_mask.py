"""`casebook mask`: personal data out of a file, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.masking import is_spoilt, proposals, replaced
from generator.cli import main
from generator.commands.mask import agreed
from generator.twins.personal import find

TOLD = "\ufeff客户张伟来电，手机 138 0000 8000，张伟说卡号不对。\r\nmail: zhang.wei@example.com\r\n李娜女士也说。"
MASKED = "\ufeff客户甲来电，手机 尾号 8000，甲说卡号不对。\r\nmail: （电子邮箱略）\r\n乙女士也说。"
SAMPLES = (
    "13800008000",
    "客户张伟来电",
    "a.b@example.com",
    "车牌京A12345",
    "我叫王芳",
    "金额 500 元",
    "《投诉办法》第18条",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A write-up with a name, twice, a number and an address."""
    file = tmp_path / "投诉.txt"
    file.write_bytes(TOLD.encode())
    return file


def test_without_a_terminal_it_only_lists_and_shows_nobodys_data(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mask", str(file)]) == 1
    said = capsys.readouterr().out
    assert f"{file}:1: 手机号 → 尾号 8000\n" in said
    assert f"{file}:3: 姓名 → 乙（拿不准）\n" in said
    assert not any(word in said for word in ("张伟", "李娜", "138", "zhang"))
    assert file.read_bytes() == TOLD.encode()


def test_told_so_it_writes_and_keeps_every_other_byte(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mask", str(file), "--yes"]) == 0
    assert file.read_bytes() == MASKED.encode()
    assert "换了 5 处" in capsys.readouterr().out
    assert main(["mask", str(file), "--yes"]) == 0
    assert file.read_bytes() == MASKED.encode()


def answering(*answers: str) -> Iterator[str]:
    yield from answers
    raise EOFError


@pytest.mark.parametrize(
    ("answers", "chosen"),
    [
        (("", "", "", "", ""), ["138 0000 8000", "zhang.wei@example.com"]),
        (("y", "n", "是", "什么", "否", "不"), ["张伟", "张伟"]),
        (("n", "全部"), ["138 0000 8000", "张伟", "zhang.wei@example.com", "李娜"]),
        (("y", "停"), ["张伟"]),
        (("y",), ["张伟"]),
    ],
)
def test_each_is_asked_for(answers: tuple[str, ...], chosen: list[str]) -> None:
    given_ = answering(*answers)

    def ask(_question: str) -> str:
        return next(given_)

    assert [one.written for one in agreed(ask, proposals(TOLD))] == chosen


@given(st.lists(st.one_of(st.sampled_from(SAMPLES), st.text(max_size=20)), max_size=8).map("，".join))
def test_all_that_is_sure_is_gone_and_all_else_stays(text: str) -> None:
    found = proposals(text)
    after = replaced(text, found)
    assert not any(one.is_sure for one in find(after))
    kept = "".join(
        text[a:b]
        for a, b in zip([0, *(one.end for one in found)], [*(one.start for one in found), len(text)], strict=True)
    )
    assert sum(map(len, (one.instead for one in found))) + len(kept) == len(after)


def test_a_yaml_file_stays_one() -> None:
    assert is_spoilt("title: 甲\n", "title: [甲\n")
    assert not is_spoilt("客户：[甲\n", "客户：[乙\n")


@pytest.mark.parametrize(
    "raw", ["客户张伟".encode("gb18030") * 9, b"\x00\x01\xff", None], ids=["gbk", "binary", "none"]
)
def test_what_is_no_text_is_left_alone(raw: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.txt"
    if raw is not None:
        file.write_bytes(raw)
    assert main(["mask", str(file), "--yes"]) == 2
    assert str(file) in capsys.readouterr().err
    assert raw is None or file.read_bytes() == raw


def test_a_file_without_any_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.txt"
    file.write_text("客户甲，手机尾号 1234。", encoding="utf-8")
    assert main(["mask", str(file)]) == 0
    assert "没有像个人信息的内容" in capsys.readouterr().out
