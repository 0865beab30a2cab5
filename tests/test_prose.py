"""Authors' Markdown to safe HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library import Library
from generator.pages.prose import PLAIN, Writer, relink
from tests.rendering import library_of, project

ALLOWED = re.compile(r"</?(?:a|blockquote|br|code|del|em|hr|li|ol|p|pre|strong|ul|table|tbody|td|th|thead|tr)\b[^<>]*>")


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    """Writes for the library of the examples."""
    return Writer(library_of(project(tmp_path_factory.mktemp("prose"))))


def test_bold_ends_at_chinese_punctuation(writer: Writer) -> None:
    assert writer.prose("**操作风险：**由甲承担") == "<p><strong>操作风险：</strong>由甲承担</p>\n"


def test_a_link_to_a_record_shows_its_title(writer: Writer) -> None:
    shown = writer.prose("见 [[complaint-steps]]。")
    assert shown == '<p>见 <a href="page:guides/complaint-steps">投诉处理两步流程（示例）</a>。</p>\n'


def test_a_link_to_a_step_or_an_article_names_the_place(writer: Writer) -> None:
    shown = writer.prose("[[complaint-steps#receive]] [[demo-rule#18]]")
    assert ">投诉处理两步流程（示例） › 接收登记</a>" in shown
    assert '<a href="page:regulations/demo-rule#18">《示例办法》第18条</a>' in shown


def test_a_link_may_have_words_of_its_own(writer: Writer) -> None:
    assert ">第一步 &amp; 下一步</a>" in writer.prose("[[complaint-steps#receive|第一步 & 下一步]]")


def test_a_link_with_words_of_its_own_may_stand_in_a_table(writer: Writer) -> None:
    shown = writer.prose("| 步骤 | 说明 |\n|---|---|\n| [[complaint-steps#receive|第一步]] | 登记 |")
    assert '<td><a href="page:guides/complaint-steps#receive">第一步</a></td>' in shown


def test_html_is_shown_as_it_was_typed_and_unsafe_addresses_are_dropped(writer: Writer) -> None:
    shown = writer.prose("<script>alert(1)</script><img src=x> [点](javascript:alert(1)) [页](page:index)")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x&gt;" in shown
    assert "javascript:" not in shown
    assert 'href="page:' not in shown


def test_headings_in_a_field_do_not_enter_the_contents(writer: Writer) -> None:
    assert "<h" not in writer.prose("# 大标题\n\n正文")


def test_one_paragraph_can_stand_in_a_line(writer: Writer) -> None:
    assert writer.inline("**甲**乙") == "<strong>甲</strong>乙"
    assert writer.inline("甲\n\n乙") == "<p>甲</p>\n<p>乙</p>"


def test_addresses_are_resolved_by_the_outlet() -> None:
    page = '<a href="page:cases/a#b">x</a> <a href="https://example.invalid/page:c">y</a>'
    assert relink(page, lambda path, anchor: f"../{path}.html{anchor}") == page.replace(
        "page:cases/a#b", "../cases/a.html#b"
    )


ANY = st.characters(exclude_categories=["Cs"])  # halves of pairs are refused where files are read


@given(st.text(st.sampled_from("ab甲：。*_`[]()<>|#-!&\"'\n \\/:《》") | ANY, max_size=80))
def test_whatever_an_author_types_only_known_tags_come_out(text: str) -> None:
    shown = EMPTY.prose(text)
    assert "<" not in ALLOWED.sub("", shown)
    assert 'href="page:' not in shown


EMPTY = Writer(Library())


@given(
    st.text(st.sampled_from("ab甲：。1 -=.)('\"/;{}@^$%~0。、") | ANY, min_size=1, max_size=30).filter(PLAIN.fullmatch)
)
def test_a_plain_paragraph_is_what_markdown_makes_of_it(text: str) -> None:
    assert EMPTY.prose(text) == EMPTY._markdown(text)
