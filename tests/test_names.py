"""Names become links: once a page, the longest first, never where a link cannot be."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library import Library
from generator.pages.names import NameLinker
from tests.rendering import library_of, project

GLOSSARY = """\
collection:
  title: 催收
  definition: 要求客户还款的行为。
agency:
  title: 催收机构
  aliases: [外包方]
  definition: 受托催收的机构。
irr:
  title: IRR
  definition: 内部收益率。
report:
  title: 举报
  definition: 提供线索；消费投诉、投诉、催收、外包方、IRR 都不是举报。
complaint:
  title: 消费投诉
  aliases: [投诉]
  definition: 表达不满并要求解决。举报除外。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The examples with a few terms that overlap."""
    return library_of(project(tmp_path_factory.mktemp("names"), {"content/glossary.yaml": GLOSSARY}))


@pytest.fixture(scope="module")
def linker(library: Library) -> NameLinker:
    """Links the names of that library."""
    return NameLinker(library)


def targets(text: str) -> list[tuple[str, str]]:
    """The links of a piece of HTML: target and words."""
    return re.findall(r'href="page:[a-z]+/([^"]+)">([^<]*)</a>', text)


def test_the_longest_name_wins(linker: NameLinker) -> None:
    assert targets(linker.link("<p>请催收机构停止催收。</p>")) == [("agency", "催收机构"), ("collection", "催收")]


def test_only_the_first_mention_is_linked_whatever_it_is_called(linker: NameLinker) -> None:
    assert targets(linker.link("<p>外包方、催收机构、外包方</p>")) == [("agency", "外包方")]


def test_a_page_does_not_link_to_itself(linker: NameLinker, library: Library) -> None:
    assert targets(linker.link("<p>催收与投诉</p>", library.records["collection"])) == [("complaint", "投诉")]


@pytest.mark.parametrize("tag", ["a", "code", "h1", "h2", "h3", "summary", "button", "th", "dt", "script", "form"])
def test_nothing_is_linked_inside(linker: NameLinker, tag: str) -> None:
    assert targets(linker.link(f'<{tag} title="催收">催收<b>催收</b></{tag}><p>催收</p>')) == [("collection", "催收")]
    assert linker.link(f"<{tag}>催收</{tag}>") == f"<{tag}>催收</{tag}>"


def test_attributes_are_left_alone(linker: NameLinker) -> None:
    assert linker.link('<p title="催收">好</p>') == '<p title="催收">好</p>'


def test_latin_names_are_whole_words(linker: NameLinker) -> None:
    assert targets(linker.link("<p>FIRR、IRR2 与月IRR×12</p>")) == [("irr", "IRR")]


def test_titles_are_linked_with_their_brackets(linker: NameLinker) -> None:
    assert targets(linker.link("<p>见《示例办法》，不是示例办法。</p>")) == [("demo-rule", "《示例办法》")]


@given(
    st.lists(
        st.sampled_from(
            [
                "催收",
                "催收机构",
                "外包方",
                "投诉",
                "IRR",
                "<b>",
                "</b>",
                "<a>催",
                "</a>",
                "&amp;",
                "文",
                "《示例办法》",
                "\n",
            ]
        )
    )
)
def test_taking_the_links_away_gives_the_text_back(linker: NameLinker, pieces: list[str]) -> None:
    text = "".join(pieces)
    linked = linker.link(text)
    assert re.sub(r'<a(?: class="term")? href="page:[^"]*">(.*?)</a>', r"\1", linked) == text


def test_names_with_signs_of_html_are_found(tmp_path: Path) -> None:
    glossary = GLOSSARY + "sign:\n  title: A&B 协议\n  definition: 演示。\n"
    text = {"content/glossary.yaml": glossary, "content/page.md": "A&B 协议"}
    found = NameLinker(library_of(project(tmp_path, text))).link(f"<p>{html.escape('签 A&B 协议')}</p>")
    assert targets(found) == [("sign", "A&amp;B 协议")]
