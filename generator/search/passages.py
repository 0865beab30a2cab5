"""A page's HTML to the lines that are scanned: what stands under each heading, without markup.

A passage is one line, `address TAB heading TAB text`; the blocks of its text are parted by BLOCK.
"""

import html
import re
from collections.abc import Iterator

from generator.pages.page import HEADING, INLINE_TAGS, Page, plain

# As in Material: an element so marked is not searched; none of them holds another of its own name.
EXCLUDED = re.compile(r"<([a-z]+)[^>]* data-search-exclude\b")
MENU = re.compile(r"<nav\b.*?</nav>", re.DOTALL)
TAG = re.compile(r"<[^>]*>\s*")
NUMBERED = re.compile(r"^\d+\. ")
WRAPPED = re.compile(r"(?<=[^\x00-\xff])\n(?=[^\x00-\xff])")
BLOCK = "\r"
GAP = "\ue000"


def passages(page: Page) -> str:
    """The lines of one page: its opening, then each section with an address of its own."""
    return "".join(f"{line}\n" for line in _lines(page)) if page.searchable else ""


def text(markup: str) -> str:
    """The words of a piece of HTML; block elements are parted, inline elements leave no trace."""
    blocks = map(_tidy, TAG.split(INLINE_TAGS.sub("", markup.replace(GAP, ""))))
    return html.unescape(BLOCK.join(filter(None, blocks)))


def _lines(page: Page) -> Iterator[str]:
    opening, *sections = HEADING.split(MENU.sub("", _without_excluded(page.html)))
    yield f"{page.path}\t\t{text(opening.rpartition('</h1>')[2])}"
    for anchor, title, body in zip(*(sections[start::4] for start in (1, 2, 3)), strict=True):
        if body.strip() != GAP:
            yield f"{page.path}#{anchor}\t{NUMBERED.sub('', plain(title))}\t{text(body)}"


def _without_excluded(markup: str) -> str:
    kept: list[str] = []
    place = 0
    for found in EXCLUDED.finditer(markup):
        if found.start() >= place:
            end = f"</{found[1]}>"
            kept += markup[place : found.start()], GAP
            place = markup.index(end, found.end()) + len(end)
    return "".join((*kept, markup[place:]))


def _tidy(words: str) -> str:
    """Without the line ends of the template; a line end between Han characters is no space."""
    return " ".join((WRAPPED.sub("", words) if "\n" in words else words).split())
