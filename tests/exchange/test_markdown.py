"""HTML of other programs becomes Markdown of ours that says the same."""

import re
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.exchange._incoming.markdown import markdown
from generator.exchange._incoming.tree import parsed
from generator.exchange._outgoing.texts import Site, Texts
from tests.exchange import generated

TAGS = (
    "p",
    "b",
    "strong",
    "em",
    "i",
    "code",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "pre",
    "div",
    "span",
)
PIECES = st.one_of(
    st.sampled_from([*(f"<{tag}>" for tag in TAGS), *(f"</{tag}>" for tag in TAGS), "<br>", "<hr/>", "<h2>", "</h2>"]),
    st.sampled_from(
        ['<a href="https://example.com/">', "</a>", '<a href="page.html">', '<span data-ref="demo-rule#18">']
    ),
    generated.line().map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;")),
)


@cache
def texts() -> Texts:
    return Texts(generated.library(), Site("示例", ""))


def words(markup: str) -> str:
    """All that is read, in whatever lines."""
    return re.sub(r"\s|\xa0|[\u200b]", "", parsed(markup)[0].text)


@given(st.lists(PIECES, max_size=12).map("".join))
@example("<p>**不粗**</p><ul><li>1. 甲</li></ul>")
def test_no_word_is_lost_and_none_comes_in(markup: str) -> None:
    text, _lost = markdown(re.sub("<span data-ref[^>]*>", "", markup))
    assert words(texts().referring(text)) == words(re.sub("<span data-ref[^>]*>", "", markup))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>有<b>要点</b>和<a href='https://example.com/'>网页</a></p>", "有**要点**和[网页](https://example.com/)"),
        ("<ul><li>甲</li><li>乙<ol><li>丙</li></ol></li></ul>", "- 甲\n- 乙\n  1. 丙"),
        ("<div>一</div><div>二<br>三</div>", "一\n\n二\\\n三"),
        ("<table><tr><th>甲</th></tr><tr><td>a|b</td></tr></table>", "| 甲 |\n| --- |\n| a\\|b |"),
        ("<p>5*3*2 和 [[x]]</p>", "5*3*2 和 \\[\\[x\\]\\]"),
        ("<p>- 不是列表</p>", "\\- 不是列表"),
        ("第一行\n第二行", "第一行第二行"),
    ],
)
def test_html_is_typed_as_an_author_would(markup: str, text: str) -> None:
    assert markdown(markup) == (text, [])


def test_what_no_markdown_says_is_told() -> None:
    assert markdown("<p>看<img src='x.png'>和<a href='a.html'>附件</a></p>") == (
        "看和附件",
        ["图片没有读进来", "链接没有读进来"],
    )
