"""The preview of the form: what is typed, in the look of the site, and never run."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from generator.fields import Text
from generator.kinds import all_kinds
from generator.library import Library
from generator.pages.prose import Writer
from generator.reading.load import load
from generator.references import LINK
from generator.walk import leaves
from tests.browser.axe import grave_or_ours
from tests.browser.conftest import PROJECT
from tests.browser.forms.filling import EXAMPLES, field, opened, typed
from tests.browser.reader import LOOKS, TOO_WIDE, Reader

PLAIN = re.compile("[\u4e00-\u9fff]{2,}")

pytestmark = pytest.mark.browser

FLAT = """(pairs) => {
  const flat = (nodes) => [...nodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const name = node.className === "cb-form-link" ? "a" : node.localName;
    return `<${name}>${flat(node.childNodes)}</>`;
  }).join("").replace(/\\s*\\n\\s*/g, "\\n").trim();
  return pairs.map(([text, markup]) => {
    const page = document.createElement("template");
    page.innerHTML = markup;
    const box = document.createElement("div");
    box.append(...casebook.formProse(text, () => ""));
    return [flat(page.content.childNodes).replace(/>\\n</g, "><"), flat(box.childNodes).replace(/>\\n</g, "><")];
  });
}"""
NODES = """(texts) => {
  return texts.map((text) => {
    const box = document.createElement("div");
    box.append(...casebook.formProse(text, () => ""));
    const inner = [...box.querySelectorAll("*")];
    return [box.textContent, inner.map((node) => node.localName), inner.flatMap((node) => node.getAttributeNames())];
  });
}"""
PIECES = (
    "**",
    "*",
    "`",
    "```",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "7) ",
    "> ",
    "甲",
    "乙",
    "  ",
    "    ",
    "|",
    "\n|-|-|\n",
    "\\",
)
MORE = (
    "\n|-|-|\n",
    "\\",
    "[",
    "](",
    ")",
    "[[",
    "]]",
    "<b onclick=x>",
    "<script>",
    "---",
    "#",
    "https://a.example",
    "javascript:a",
)
HIDING = re.compile(r"\]\(|\[\[")  # where words may be those of an address
KNOWN = {"p", "ul", "ol", "li", "strong", "em", "code", "pre", "br", "hr", "blockquote", "span"}
TABLES = {"table", "thead", "tbody", "tr", "td", "th"}
SHOW = """([name, value]) => {
  const form = document.querySelector("cb-form");
  form.choose(name);
  form.begin({id: "an-id", value});
  return casebook.formPreview(form.kind, form.names, form.draft).textContent;
}"""


def prose() -> list[str]:
    """All that is written in Markdown, links by name aside: what they lead to is called by its title."""
    library, _unread = load(PROJECT, all_kinds())
    found = (leaf for record in library.records.values() for leaf in leaves(record))
    return sorted({LINK.sub("某页", one.value) for one in found if isinstance(one.mark, Text) and one.mark.markdown})


def test_markdown_looks_as_it_does_on_pages(reader: Reader) -> None:
    writer, texts = Writer(Library()), prose()
    assert len(texts) > 1000
    for shown, previewed in opened(reader).evaluate(FLAT, [[text, str(writer.prose(text))] for text in texts]):
        assert previewed == shown


def test_whatever_is_typed_is_shown_and_nothing_runs(reader: Reader) -> None:
    page = opened(reader)

    @settings(max_examples=20)
    @given(st.lists(st.lists(st.sampled_from(PIECES + MORE), max_size=30).map("".join), min_size=20, max_size=20))
    def holds(texts: list[str]) -> None:
        for text, (shown, tags, attributes) in zip(texts, page.evaluate(NODES, texts), strict=True):
            assert set(tags) <= KNOWN | TABLES
            assert set(attributes) <= {"class", "start"}
            if "table" not in tags and not HIDING.search(text):  # of a row that is too long the rest is dropped
                assert (shown.count("甲"), shown.count("乙")) == (text.count("甲"), text.count("乙"))

    holds()


def words_of(value: object) -> Iterator[str]:
    """Every text in a record that is one line of words."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from words_of(inner) if name not in ("id", "type") else ()
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
    elif PLAIN.fullmatch(str(value)):
        yield str(value)


def test_nothing_that_is_filled_in_is_left_out(reader: Reader) -> None:
    page = opened(reader)
    for kind, value in EXAMPLES:
        shown = page.evaluate(SHOW, [kind.name, typed(value)])
        assert [words for words in words_of(value) if words not in shown] == [], kind.name


@pytest.mark.parametrize("look", LOOKS)
def test_it_follows_what_is_typed(reader: Reader, look: str) -> None:
    page = opened(reader, "case", **LOOKS[look])
    page.get_by_text("看看写出来的样子").click()
    preview = page.get_by_role("article", name="预览")
    field(page, "标题").fill("一笔还款<b>扣了两次</b>")
    expect(preview.get_by_role("heading", level=2)).to_have_text("一笔还款<b>扣了两次</b>")
    field(page, "情况").fill("他要：\n\n- **今天**退\n- 书面答复")
    expect(preview.get_by_role("listitem").filter(has_text="今天").get_by_role("strong")).to_have_text("今天")
    field(page, "负责这一页的岗位").select_option(label="投诉管理岗")
    expect(preview).to_contain_text("投诉管理岗")
    assert grave_or_ours(page) == []
    assert page.evaluate(TOO_WIDE) <= 0
