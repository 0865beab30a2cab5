"""The texts of regulations: what is read of a file, what a label names, what counts as another text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.statutes import read_statutes
from generator.statutes.text import Statute, article_numbers, digest
from tests import sites

TEXT = """\
# 示例办法

- 公布：2026-01-01
- 提示：99 日

## 第一章 总则

### 第1条（第一条）

机构应当处理。

### 第二条

三日内登记。

## 第二章 处理

### 第253条之1（第二百五十三条之一）

十五日内答复。
"""
NOTICE = """\
# 示例通知

- 来源：报道

自一月起施行，5 万元以下的除外。

### 要点（转述）

年化 24%。
"""


@pytest.fixture
def texts(tmp_path: Path) -> dict[str, Statute]:
    sites.write(tmp_path, {"demo-rule.md": TEXT, "demo-notice.md": NOTICE, "README.md": "说明", ".old.md": "没有标题"})
    found, diagnostics = read_statutes(tmp_path)
    assert diagnostics == []
    return dict(found)


def test_articles_chapters_and_headings_are_read_and_what_introduces_them_is_not(texts: dict[str, Statute]) -> None:
    assert set(texts) == {"demo-rule", "demo-notice"}
    rule, notice = texts["demo-rule"], texts["demo-notice"]
    assert rule.title == "示例办法"
    assert rule.articles == {"1": "机构应当处理。", "2": "三日内登记。", "253-1": "十五日内答复。"}
    assert rule.chapters == {"1": ("1", "2"), "2": ("253-1",)}
    assert "99" not in rule.whole
    assert notice.headings == {"要点": "年化 24%。"}
    assert notice.whole == "自一月起施行，5 万元以下的除外。\n年化 24%。"


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("第1条", "机构应当处理。"),
        ("第一条", "机构应当处理。"),
        ("第 2 条", "三日内登记。"),
        ("第2条第3款", "三日内登记。"),
        ("第2条（延期审批）", "三日内登记。"),
        ("第1至2条", "机构应当处理。\n三日内登记。"),
        ("第1、2条", "机构应当处理。\n三日内登记。"),
        ("第1条和第二条", "机构应当处理。\n三日内登记。"),
        ("第253条之一", "十五日内答复。"),
        ("第二章", "十五日内答复。"),
        ("第一章（通报）", "机构应当处理。\n三日内登记。"),
        ("第一章、第二章", "机构应当处理。\n三日内登记。\n十五日内答复。"),
        ("第一章、第九章", None),
        ("第1至3条", None),
        ("第99条", None),
        ("第九章", None),
        ("效力", None),
        ("条号待核对", None),
    ],
)
def test_a_label_names_articles_or_a_chapter(texts: dict[str, Statute], label: str, text: str | None) -> None:
    assert texts["demo-rule"].passage(label) == text


def test_a_label_names_a_heading_or_the_whole(texts: dict[str, Statute]) -> None:
    notice = texts["demo-notice"]
    assert notice.passage("要点") == notice.passage("要点（报道）") == "年化 24%。"
    assert notice.passage("全文") == notice.whole
    assert notice.passage("第1条") is None


@given(st.integers(1, 400), st.integers(1, 40))
def test_a_stretch_of_articles_is_every_number_in_it(first: int, more: int) -> None:
    numbers = [str(number) for number in range(first, first + more + 1)]
    for to in ("至", "到", "-", "—", "～"):
        assert list(article_numbers(f"第{first}{to}{first + more}条")) == numbers
        assert list(article_numbers(f"第{first}条{to}第{first + more}条")) == numbers


@given(st.text(alphabet="第条款章之至、和一二十0123456789（） -", max_size=30))
def test_any_label_is_read(label: str) -> None:
    assert all(number.replace("-", "").isdigit() for number in article_numbers(label))


def test_a_slip_of_the_pen_makes_no_endless_list_of_articles() -> None:
    assert list(article_numbers(f"第1至{'9' * 5000}条")) == ["1", "9" * 5000]


def test_another_way_of_writing_is_no_other_text() -> None:
    assert digest("收到之日起十五日内，作出决定。") == digest("收到之日起 １５ 日内,作出决定")
    assert digest("收到之日起十五日内") != digest("收到之日起十五个工作日内")
    assert digest("应当告知") != digest("可以告知")


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    gbk = "# 示例\n".encode("gbk")
    sites.write(tmp_path, {"demo-rule.md": TEXT, "old.md": gbk, "empty.md": "", "bare.md": "# 只有标题\n"})
    found, diagnostics = read_statutes(tmp_path)
    assert {problem.problem.code for problem in diagnostics} == {"file-gbk", "statute-title"}
    assert set(found) == {"demo-rule", "bare"}
    assert found["bare"].whole == ""


@given(st.text(alphabet="#- 第一1条章之（）\n日、三十", max_size=120))
def test_any_text_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("texts")
    sites.write(folder, {"demo.md": text})
    found, diagnostics = read_statutes(folder)
    assert ("demo" in found) != bool(diagnostics)
