"""Where things stand in a file, to the column, and what is said about them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator.diagnostic import Place, Problem
from generator.reading.decoding import decode
from generator.reading.folders import project_files
from generator.reading.hints import shown
from generator.reading.places import find, place
from generator.reading.slips import slip_near
from generator.reading.source import locate, parse
from tests import sites

PAGE = """\

# 标题 在这里
  # 小标题

正文 在这里 在这里
"""


def marked(place: Place) -> str:
    """The words that a report underlines."""
    return place.text[place.column - 1 :][: place.length]


@pytest.mark.parametrize(
    ("text", "needle", "seen"),
    [
        (PAGE, "在这里", (2, 6, "在这里")),
        (PAGE, "正文", (5, 1, "正文")),
        (PAGE, "这里 在", (5, 5, "这里 在")),
        ("甲乙甲乙", "甲乙", (1, 1, "甲乙")),
        (PAGE, "没有", (5, 1, "正文 在这里 在这里")),
        (PAGE, "", (5, 1, "正文 在这里 在这里")),
        ("# 标题\n\n", "没有", (1, 1, "# 标题")),
        ("\n  \n", "没有", (1, 1, "")),
    ],
)
def test_words_of_a_page_are_found_or_its_first_line_of_text(
    text: str, needle: str, seen: tuple[int, int, str]
) -> None:
    found = find(text, "content/page.md", needle)
    assert found.file == "content/page.md"
    assert (found.line, found.column, marked(found)) == seen


@pytest.mark.parametrize(
    ("stretch", "seen"),
    [
        ((1, 2, 2), (2, 3, 2)),
        ((1, 2, 99), (2, 3, 3)),
        ((1, 5, 9), (2, 6, 1)),
        ((1, 9, 9), (2, 10, 1)),
        ((9, 0, 0), (2, 1, 1)),
    ],
)
def test_a_place_is_cut_to_what_its_line_holds(stretch: tuple[int, int, int], seen: tuple[int, int, int]) -> None:
    found = place("短\n五个字的行", "f", stretch)
    assert (found.line, found.column, found.length) == seen
    assert found.text == "五个字的行"


@pytest.mark.parametrize(
    ("text", "path", "needle", "seen"),
    [
        ("甲 和 甲", (), "甲", (1, 1, 1)),
        ("甲\n  乙 和 乙", (), "乙", (2, 3, 1)),
        ("'甲\n\n乙'", (), "乙", (3, 1, 1)),
        ("owner: owner owner", ("owner",), "owner", (1, 8, 5)),
        ("a: {b: x,\n    c: x}\nd: x", ("a", "c"), "x", (2, 8, 1)),
        ("a: [一, 二,\n  三]", ("a",), "三", (2, 3, 1)),
        ("a: [一,\n  二] # 三", ("a",), "三", (1, 4, 3)),
        ("a: x", (), "x", (1, 4, 1)),
        ("a: x", (), "没有", (1, 1, 4)),
        ("a: 一\n 二", ("a",), "没有", (1, 4, 1)),
        ("a: [一二, 三四]  # 注", ("a",), "", (1, 4, 8)),
        ("# 注释\n# 只有注释", ("a",), "", (1, 1, 4)),
        ("a: x\na: x", ("a",), "x", (1, 4, 1)),
    ],
)
def test_the_first_needle_within_a_value_is_pointed_at(
    text: str, path: tuple[str, ...], needle: str, seen: tuple[int, int, int]
) -> None:
    found = locate(text, "f", Problem(path, needle=needle, code="x"))
    assert found.file == "f"
    assert (found.line, found.column, found.length) == seen


@pytest.mark.parametrize(
    ("text", "code", "seen"),
    [
        ("a: 1\nb：2", "fullwidth-colon", (2, 2, "：")),
        ("a: b\n  c: d\ne: f\ng: h\ni：j", "indent-uneven", (2, 1, "  ")),
        ("- a\n b: c", "indent-uneven", (2, 1, " ")),
        ('a: "x\nb: 2', "quote-open", (1, 4, '"')),
        ("a: [1\nb: 2", "bracket-open", (1, 4, "[")),
        ("a:\n  - {b: c", "bracket-open", (2, 5, "{")),
        ("a b\nc: d", "colon-missing", (1, 2, " ")),
        ("a  b\nc: d", "colon-missing", (1, 2, "  ")),
        ("a: - b", "yaml-syntax", (1, 4, "-")),
        ("a: 1\n...\nb: 1", "yaml-syntax", (3, 1, "b")),
        ("a: 'x' y", "quote-in-quotes", (1, 4, "'x'")),
        ("a: 1\n\tb: 2", "tab", (2, 1, "\t")),
        ("b: @x", "special-start", (1, 4, "@")),
        ("a: 1\n? [a]\n: b", "yaml-key", (2, 3, "[")),
        ("a: &x 1", "yaml-alias", (1, 4, "&x 1")),
        ("a: &x\n  b: 1", "yaml-alias", (1, 4, "&")),
        ("a: [b, *x]", "yaml-alias", (1, 8, "*x")),
        ("a: 1\nb: !!int 3", "yaml-tag", (2, 4, "!!int 3")),
        ("a: 1\nb: !!str 3", "yaml-tag", (2, 4, "!!str 3")),
        ("a: ! 重要", "yaml-tag", (1, 4, "! 重要")),
        ("--- a\n--- b", "yaml-documents", (2, 1, "---")),
        ("a:\n  b: 1\n  b: 2", "key-duplicate", (3, 3, "b")),
        ('a: "\\u200b"', "control-character", (1, 4, '"\\u200b"')),
        ("a: 1\nb\u200bc: 1", "control-character", (2, 2, "\u200b")),
        ("a: 1\nb: 1\nc: \u200b", "control-character", (3, 4, "\u200b")),
        ("a: b\n  - c\n  - d", "list-in-text", (2, 3, "-")),
        ("a: 甲\n  乙\n    - 丙", "list-in-text", (3, 5, "-")),
        ("- " * 31 + "x", "yaml-depth", (1, 61, "-")),
        ("&x a: 1", "yaml-alias", (1, 1, "&x a")),
        ("a: 1\n*x : 2", "yaml-alias", (2, 1, "*x")),
        ("!!int 3: x", "yaml-tag", (1, 1, "!!int 3")),
        ('a: &x "甲\n              乙"', "yaml-alias", (1, 4, "&")),
        ("a:\n  b: - c", "yaml-syntax", (2, 6, "-")),
        ("- a\n- b\nc: d", "yaml-syntax", (3, 1, "c")),
        ('a: "\\\\d\\q"', "quote-escape", (1, 8, "\\q")),
        ('a: "甲\n  \\u00"', "quote-escape", (2, 3, "\\u00")),
        ('a: "\\ud800ab"', "quote-escape", (1, 5, "\\ud800")),
        ('a: "\\x1"', "quote-escape", (1, 5, "\\x1")),
        ('a: "\\U00110000"', "quote-escape", (1, 5, "\\U00110000")),
        ('a: "\\', "quote-escape", (1, 5, "\\")),
        ('a: "C:\\"\nb: 1', "quote-open", (1, 4, '"')),
        ("a: [约5,10]", "comma-in-number", (1, 6, "5,10")),
        ("a: [5,10日]", "comma-in-number", (1, 5, "5,10")),
    ],
)
def test_what_cannot_be_read_is_pointed_at(text: str, code: str, seen: tuple[int, int, str]) -> None:
    [found] = parse(text, "f").diagnostics
    assert found.problem.code == code
    assert found.place.file == "f"
    assert (found.place.line, found.place.column, marked(found.place)) == seen


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: !!int 3", "!!int"),
        ("a: !own x", "!own"),
        ("a: ! x", "!"),
        ("a\u200bb: 1", "U+200B"),
        ('a: "\\0"', "U+0000"),
        ("a: 1\nb: 1\na: 2", "a（第 1 行已经写过）"),
        ("b: 1\na: 1\na: 2", "a（第 2 行已经写过）"),
        ("a: *x", ""),
        ('a: "\\\\d\\q"', "\\q"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, written: str) -> None:
    [found] = parse(text, "f").diagnostics
    assert found.problem.written == written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# 注释", None),
        ("a: 'b\n  - c'", {"a": "b - c"}),
        ("a: b\n  -c", {"a": "b -c"}),
        ("a: |\n  b\n  - c", {"a": "b\n- c"}),
        ("a: -1\nb: +2\nc: 0\nd: -0.50", {"a": -1, "b": 2, "c": 0, "d": -0.5}),
        ("a: 1\na: 2", {"a": 1}),
        ("- " * 30 + "x", json.loads("[" * 30 + '"x"' + "]" * 30)),
        ("- 甲\n  乙\n- 丙", ["甲乙", "丙"]),
        ("甲\n乙", "甲乙"),
        ("a: |\n  甲 乙甲\n  乙\n", {"a": "甲 乙甲\n乙\n"}),
        ("a: >\n  丙甲 乙甲\n乙: 1", {"a": "丙甲 乙甲\n", "乙": 1}),
    ],
)
def test_what_can_be_read_is_read_as_it_is_meant(text: str, value: object) -> None:
    assert parse(text, "f").value == value


@pytest.mark.parametrize(
    ("lines", "number", "seen"),
    [
        (["甲：", "i：j", "x", "y", "z", "w"], 4, ("fullwidth-colon", 1)),
        (["甲：", "i：j", "x", "y", "z", "w"], 5, None),
        (["i：j", "j：k", "x"], 2, ("fullwidth-colon", 1)),
        (["a b", "i：j"], 1, ("fullwidth-colon", 1)),
        (["i：j", "a b"], 1, ("fullwidth-colon", 0)),
        (["a b", "x"], 1, ("colon-missing", 0)),
        (["a b", "x", "y"], 2, None),
        (["x", "i：j"], 0, None),
        (["x", "i：j"], 7, ("fullwidth-colon", 1)),
    ],
)
def test_a_slip_is_looked_for_where_reading_ended_and_a_little_before(
    lines: list[str], number: int, seen: tuple[str, int] | None
) -> None:
    found = slip_near(lines, number)
    assert (found and (found.code, found.line)) == seen


GBK = "title: 好\n标题: 好".encode("gbk")


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        ("标题".encode(), "标题", []),
        (b"\xef\xbb\xbfa: 1", "a: 1", ["file-bom"]),
        (b"a: 1\r\nb: 2\rc: 3\n", "a: 1\nb: 2\nc: 3\n", ["file-crlf"]),
        (b"\xef\xbb\xbfa\r", "a\n", ["file-bom", "file-crlf"]),
        (b"\xef\xbb\xbfa\xff", "", ["file-bom", "file-encoding"]),
    ],
)
def test_bytes_are_read_as_text_with_one_kind_of_line_ends(raw: bytes, text: str, codes: list[str]) -> None:
    read, found = decode(raw, "f")
    assert read == text
    assert [one.problem.code for one in found] == codes
    assert {one.place.file for one in found} <= {"f"}


@pytest.mark.parametrize(
    ("raw", "code", "seen"),
    [
        (b"title: \xff\xff", "file-encoding", (1, 8, "title: \ufffd\ufffd")),
        (b"a: 1\n\tb: \xff\r\nc", "file-encoding", (2, 5, "\tb: \ufffd")),
        (b"a: 1\nb: 1\nc: \xff", "file-encoding", (3, 4, "c: \ufffd")),
        (b"\n\xff", "file-encoding", (2, 1, "\ufffd")),
        (b"a: \xff  \r\n", "file-encoding", (1, 4, "a: \ufffd  ")),
        (b"a: \xffX\r\n", "file-encoding", (1, 4, "a: \ufffdX")),
        (b"PK\x03\x04\xff", "file-encoding", (0, 0, "")),
        (GBK, "file-gbk", (1, 8, "title: 好")),
        (b"a: \xc3\xa9\n" + GBK, "file-gbk", (2, 8, "title: 好")),
        ("标题: ".encode() + GBK, "file-encoding", (1, 12, "标题: title: \ufffd\ufffd")),
        ("—\u2e80".encode() + GBK, "file-encoding", (1, 10, "—\u2e80title: \ufffd\ufffd")),
    ],
)
def test_what_is_no_text_in_utf_8_is_told_from_gbk_and_placed(
    raw: bytes, code: str, seen: tuple[int, int, str]
) -> None:
    text, [found] = decode(raw, "f")
    assert text == ""
    assert (found.problem.code, found.place.file) == (code, "f")
    assert (found.place.line, found.place.column, found.place.text) == seen


def test_folders_that_seem_misspelt_are_told_in_order(tmp_path: Path) -> None:
    names = ["case", "cast", "contemt", "content", "contents", "quizes", "quizz"]
    for name in names:
        sites.write(tmp_path, {f"{name}/a.yaml": "title: x\n"})
    told = [(file, problem and problem.fix) for file, problem in project_files(tmp_path)]
    assert told == [
        ("content/a.yaml", None),
        ("case", "是不是 cases？"),
        ("contemt", "是不是 content？"),
        ("contents", "是不是 content？"),
        ("quizes", "是不是 quizzes？"),
        ("quizz", "是不是 quizzes？"),
    ]


@pytest.mark.parametrize(("text", "seen"), [("a:\n  - x", "a"), ("a:\n  b: x", "a"), ("c: 1\na: [x]", "a")])
def test_what_is_wrong_with_a_key_is_told_at_the_key(text: str, seen: str) -> None:
    assert marked(locate(text, "f", Problem(("a",), on_key=True, code="x"))) == seen


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (True, "true"),
        (Decimal("1.10"), "1.10"),
        (15, "15"),
        ({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}, "一组字段：a、b、c、d"),
        (["甲", "乙"], "一个列表，共 2 项"),
        (" 甲\n乙", "甲"),
        ("字" * 40, "字" * 40),
        ("字" * 41, "字" * 40 + "…"),
    ],
)
def test_what_was_written_is_shown_on_one_line(written: object, seen: str) -> None:
    assert shown(written) == seen
