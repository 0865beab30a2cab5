"""What became of an author's Markdown: where its links lead, which pictures it asks for, which words its HTML lacks."""

import html
import re
from collections.abc import Callable

import comrak

from generator.library import LINK
from generator.pages.page import plain
from generator.pages.prose import PARSING, Writer
from generator.pages.shield import shield, unshield

MAY_TAKE = re.compile(r"[\[`|]")  # without these Markdown takes nothing but stars and the markers of lines
DESTINATION = re.compile(r"(?<=\])\(\s*[^()\s]*(?:\s+[\"'](?P<title>[^\"'\n]*)[\"'])?\s*\)")
BRACKETS = re.compile(r"<((?:https?|tel):[^\s<>]*)>")
NUMBER = re.compile(r"^[ >]*[0-9]+[.)](?=\s)", re.MULTILINE)
TABLE_RULE = re.compile(r"^[ >]*\|?(?: *:?-+:? *\|)+ *:?-* *:? *$", re.MULTILINE)
MARKS = re.compile(r"[\s*`\[\]()|\\>.-]")
SHOWN = 12  # characters of what is lost


def addresses(text: str) -> tuple[list[str], list[str]]:
    """`(addresses that are linked, addresses of pictures)`, as they were written; those of `[[id]]` are none."""
    links: list[str] = []
    pictures: list[str] = []
    options, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    options.table = True
    options.link_url_rewriter, options.image_url_rewriter = _collector(links), _collector(pictures)
    rendering.unsafe_ = True  # addresses that are never published are those to be told of
    comrak.render_markdown(shield(LINK.sub("", text), pictures=True), options, PARSING, rendering)
    return links, pictures


def lost(writer: Writer, text: str) -> str:
    """The first words of a text that its HTML does not show; empty if it shows them all."""
    if not MAY_TAKE.search(text):
        return ""
    written, shown = _bare(_shown_of(writer, text)), _bare(plain(writer.prose(text)))
    if written == shown:
        return ""
    start = next((at for at, pair in enumerate(zip(written, shown, strict=False)) if pair[0] != pair[1]), len(shown))
    return written[start : start + SHOWN]


def _collector(found: list[str]) -> Callable[[str], str]:
    def collect(address: str) -> str:
        found.append(html.unescape(unshield(address)))
        return address

    return collect


def _shown_of(writer: Writer, text: str) -> str:
    """A text without what Markdown uses up: addresses, the numbers of lists, the rules of tables."""
    text = LINK.sub(lambda hit: (hit[2] or "").strip() or plain(writer.link(hit[1].strip())), text)
    for pattern, left in ((DESTINATION, r"\g<title>"), (BRACKETS, r"\1"), (NUMBER, ""), (TABLE_RULE, "")):
        text = pattern.sub(left, text)
    return text


def _bare(text: str) -> str:
    return MARKS.sub("", text)
