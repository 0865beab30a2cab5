"""What is written is what is shown: signs that Markdown would take, breaks between lines, and texts of any kind."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fields import LONGEST_TEXT
from generator.library import Library
from generator.pages.fidelity import lost, renumbered
from generator.pages.page import plain
from generator.pages.prose import Writer
from generator.pages.shield import STANDINS
from generator.reading.invisible import first_invisible
from generator.reading.source import parse

WRITER = Writer(Library())


def shown(text: str) -> str:
    return str(WRITER.prose(text)).strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    "text",
    [
        "3~5日，最长 7~10日",
        "（____）内，延期（____）日",
        "5*3=15，…*365",
        "本金*利率*365",
        "2**10 与 2**3",
        "138****1234",
        "张**，李**",
        "（**）元，（*）日",
        "# 3 期以内",
        "#3 期",
        "<姓名>、<br>、<u>划线</u>",
        "<div>一段</div>",
        "<!-- 注 -->",
        "AT&T &nbsp; &lt;",
        "snake_case_name",
        'C:\\账单\\a\\"b"',
        "+ 10 元",
        ">5 万元",
        "[六步][1]",
        "[^1]",
        "甲 ~~乙~~ 丙",
    ],
)
def test_signs_are_shown_as_they_stand(text: str) -> None:
    assert shown(text) == html.escape(text, quote=False)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("**操作风险：**由", "<strong>操作风险：</strong>由"),
        ("这是**重点**内容", "这是<strong>重点</strong>内容"),
        ("先说 *重点*，再说", "先说 <em>重点</em>，再说"),
        ("`a_b*c`", "<code>a_b*c</code>"),
        (r"\*甲\* \_乙\_ \[丙\]", "*甲* _乙_ [丙]"),
        (r"\`（*）元，（*）日`", "`（*）元，（*）日`"),
        (r"\\`5*3`", r"\<code>5*3</code>"),
        ("```5*3`，``甲*乙", "```5*3`，``甲*乙"),
        ("`甲``5*3``", "`甲<code>5*3</code>"),
        ("***", "<hr>"),
        ("> 引用\n>\n> 第二段", "<blockquote>\n<p>引用</p>\n<p>第二段</p>\n</blockquote>"),
        ("* 甲\n* 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"),
        ("[站](https://a.invalid/b_c#d?e&f)", '<a href="https://a.invalid/b_c#d?e&amp;f" rel="noopener">站</a>'),
        ("[站](https://a_b.invalid/~c)", '<a href="https://a_b.invalid/~c" rel="noopener">站</a>'),
        ("%EE%80%90 `%EE%80%91`", "%EE%80%90 <code>%EE%80%91</code>"),
        ("<https://a.invalid/b_c>", '<a href="https://a.invalid/b_c" rel="noopener">https://a.invalid/b_c</a>'),
    ],
)
def test_markdown_stays_markdown(text: str, markup: str) -> None:
    assert shown(text) == markup


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("人脸\n核验", "人脸核验"),
        ("**人脸**\n核验，\n通过", "<strong>人脸</strong>核验，通过"),
        ("人脸\nIRR\n15\n日", "人脸\nIRR\n15\n日"),
        ("```\n人脸\n核验\n```", "<pre><code>人脸\n核验\n</code></pre>"),
        ("人脸  \n核验", "人脸<br>\n核验"),
    ],
)
def test_a_break_between_han_characters_leaves_nothing(text: str, markup: str) -> None:
    assert shown(text) == markup


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a: >\n  亲自完成\n  人脸核验，\n  由 IRR\n  计算\n", "亲自完成人脸核验，由 IRR 计算\n"),
        ("a: >\n  甲\n\n  乙\n  丙\n", "甲\n乙丙\n"),
        ("a: 亲自\n  完成 核验\n  15\n  日\n", "亲自完成 核验 15 日"),
        ('a: "亲自\n  完\\u6210\n  核验\\u3002好"\n', "亲自完成 核验。好"),
        ('a: "亲自\n  完\\u6210了\n  核验\\u3002好"\n', "亲自完成了核验。好"),
        ("a: '亲自\n  完成'\n", "亲自完成"),
        ("a: |\n  亲自\n  完成\n", "亲自\n完成\n"),
        ("a: [亲自\n  完成, 核\n  验]\n", ["亲自完成", "核验"]),
        ("a: 甲 乙\n", "甲 乙"),
        ("a: 甲 乙\n  甲\n  乙\n", "甲 乙甲乙"),
    ],
)
def test_a_text_over_several_lines_is_joined_as_chinese_is(written: str, value: object) -> None:
    assert parse(written, "x.yaml").value == {"a": value}


LINE = st.text("甲乙丙，。“”ab1 ", min_size=1, max_size=9).map(str.strip).filter(bool)


@given(st.lists(LINE, min_size=1, max_size=6))
def test_joining_takes_breaks_away_and_nothing_that_was_typed(lines: list[str]) -> None:
    value = parse("a: >-\n" + "".join(f"  {line}\n" for line in lines), "x.yaml").value["a"]
    assert value.replace(" ", "") == "".join(lines).replace(" ", "")
    typed = sum(line.count(" ") for line in lines)
    assert typed <= value.count(" ") <= typed + len(lines) - 1
    if not any(re.search("[甲乙丙，。] +[甲乙丙，。]", line) for line in lines):
        assert not re.search("[甲乙丙，。] [甲乙丙，。]", value)


@pytest.mark.parametrize(
    "piece", ["“**a", "“**a* ", "~~![*", "`", "` ``", ">", "> ", "* ", "***\u3000", "-  |", "[[a|", "\n"]
)
def test_the_longest_text_is_read_in_linear_time(piece: str) -> None:
    text = f"甲{piece * (LONGEST_TEXT // len(piece))}|`[[乙]]"[:LONGEST_TEXT]
    assert bare(plain(str(WRITER.prose(text)))) == bare(text)
    assert not lost(WRITER, text)


def test_no_text_of_an_author_may_hold_a_standin() -> None:
    assert all(first_invisible(f"甲{standin}乙") for standin in STANDINS.values())


def bare(words: str) -> str:
    """Without what Markdown may take."""
    return re.sub(r"[\s*\\>`|\[\]-]", "", words)


SIGNS = st.text(st.sampled_from("甲乙，。（）“”ab12 ~_*#<>&+!\\\n"), max_size=60)


@given(SIGNS)
def test_of_signs_and_words_only_marks_of_markdown_are_taken(text: str) -> None:
    assert bare(plain(str(WRITER.prose(text)))) == bare(text)


@given(st.integers(0, 99), st.integers(2, 9), st.integers(1, 8), st.sampled_from(["", "> ", "- ", "　说明：\n\n"]))
def test_a_number_that_a_page_changes_is_told(first: int, length: int, place: int, before: str) -> None:
    indent = before if before.startswith(">") else " " * len(before) if before == "- " else ""
    items = [f"{number}. 甲" for number in range(first, first + length)]
    assert renumbered(before + f"\n{indent}".join(items)) is None
    place = min(place, length - 1)
    items[place] = f"{first + place + 100}. 甲"
    assert renumbered(before + f"\n{indent}".join(items)) == (first + place + 100, first + place)


@given(st.text(st.sampled_from("12. )-\n甲>\t`*|"), max_size=40))
def test_lists_of_any_shape_have_numbers(text: str) -> None:
    assert renumbered(text) is None or "." in text or ")" in text
