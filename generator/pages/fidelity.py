"""What became of an author's Markdown: where its links lead, which pictures it asks for, which words its HTML lacks."""

import html
import re
from collections.abc import Callable, Iterator
from itertools import count

import comrak

from generator.pages.page import plain
from generator.pages.prose import CLEANER, EXTENSIONS, PARSING, Writer
from generator.pages.shield import shield, unshield
from generator.references import LINK

MAY_TAKE = re.compile(r"[\[`|]")  # without these Markdown takes nothing but stars and the markers of lines
DESTINATION = re.compile(r"(?<=\])\(\s*[^()\s]*(?:\s+[\"'](?P<title>[^\"'\n]*)[\"'])?\s*\)")
BRACKETS = re.compile(r"<((?:https?|tel):[^\s<>]*)>")
NUMBER = re.compile(r"^[ >]*(?:[-*] +)*(?:[0-9]+[.)] +)*[0-9]+[.)](?=\s)", re.MULTILINE)
NUMBERED = re.compile(r"[0-9][.)](?=\s)")
MARKS = re.compile(r"[\s*`\[\]()|\\>.-]")
LIST_TAG = re.compile(
    r'<(?P<end>/?)(?P<tag>ol|ul|li)(?: data-sourcepos="(?P<line>[0-9]+):(?P<column>[0-9]+)-[^"]*")?'
    r'(?: start="(?P<start>[0-9]+)")?>'
)
NAMELESS = re.compile(r"\[\s*\]\(")
EMPTY_LINK = re.compile(r'<a href="([^"]*)"[^>]*>\s*</a>')
TABLE_RULE = re.compile(r"^[ >]*+\|?+(?: *+:?+-++:?+ *+\|)++ *+:?+-*+ *+:?+ *+$", re.MULTILINE)
PUBLISHED = re.compile(r"(?:https?|tel):", re.IGNORECASE)
NO_ADDRESS = "\ufffc"  # stands for `[[id]]`, so that what stands around it does not become one address
SHOWN = 12  # characters of what is lost


def addresses(text: str) -> tuple[list[str], list[str]]:
    """`(addresses that are linked, addresses of pictures)`, as they were written; those of `[[id]]` are none."""
    links: list[str] = []
    pictures: list[str] = []
    options, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    options.table = True
    options.link_url_rewriter, options.image_url_rewriter = _collector(links), _collector(pictures)
    rendering.unsafe_ = True  # addresses that are never published are those to be told of
    comrak.render_markdown(shield(LINK.sub(NO_ADDRESS, text), pictures=True), options, PARSING, rendering)
    return links, pictures


def is_dropped(address: str) -> bool:
    """Whether a link is none any more on the page although addresses of its scheme may be published."""
    kept = CLEANER.clean(f'<a href="{html.escape(address)}">.</a>')
    return bool(PUBLISHED.match(address)) and "href=" not in kept


def lost(writer: Writer, text: str) -> str:
    """The first words of a text that its HTML does not show; empty if it shows them all."""
    if not MAY_TAKE.search(text):
        return ""
    written, shown = _bare(_shown_of(writer, text)), _bare(plain(writer.prose(text)))
    if written == shown:
        return ""
    start = next((at for at, pair in enumerate(zip(written, shown, strict=False)) if pair[0] != pair[1]), len(shown))
    return written[start : start + SHOWN]


def nameless(writer: Writer, text: str) -> str:
    """Where the first link leads that has no words to be seen; empty if there is none."""
    hit = EMPTY_LINK.search(writer.prose(text)) if NAMELESS.search(text) else None
    return html.unescape(hit[1]) if hit else ""


def renumbered(text: str) -> tuple[int, int] | None:
    """The first number of a list that its page changes, as it was written and as it is shown.

    Lists may repeat 1, which is how Markdown lets their authors leave the numbers to it.
    """
    if len(NUMBERED.findall(text)) < 2:
        return None
    return next(((written, shown) for written, shown in _numbers(text) if written not in (1, shown)), None)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of all items of numbered lists, as they were written and as they are shown."""
    shielded, rendering = shield(text), comrak.RenderOptions()
    rendering.sourcepos = True
    lines = [line.encode() for line in shielded.split("\n")]
    open_: list[Iterator[int] | None] = []
    for hit in LIST_TAG.finditer(comrak.render_markdown(shielded, EXTENSIONS, PARSING, rendering)):
        if hit["tag"] != "li":
            if hit["end"]:
                open_.pop()
            else:
                open_.append(count(int(hit["start"] or 1)) if hit["tag"] == "ol" else None)
        elif not hit["end"] and (numbers := open_[-1]):
            digits = re.match(rb"[0-9]+", lines[int(hit["line"]) - 1][int(hit["column"]) - 1 :])
            yield int(digits[0] if digits else 1), next(numbers)


def _collector(found: list[str]) -> Callable[[str], str]:
    def collect(address: str) -> str:
        found.append(html.unescape(unshield(address)))
        return address

    return collect


def _shown_of(writer: Writer, text: str) -> str:
    """A text without what Markdown uses up: addresses, the numbers of lists, the rules of tables."""
    text = LINK.sub(lambda hit: plain(writer.link(hit[1].strip(), (hit[2] or "").strip())), text)
    for pattern, left in ((DESTINATION, r"\g<title>"), (BRACKETS, r"\1"), (NUMBER, ""), (TABLE_RULE, "")):
        text = pattern.sub(left, text)
    return text


def _bare(text: str) -> str:
    return MARKS.sub("", text)
