"""Pages to search entries, in the form of Material's index: one entry a section, Chinese cut into words.

The words come from rjieba and are joined by zero-width spaces, which Material's separator splits at.
"""

import html
from collections.abc import Iterator

import rjieba

from generator.page import HEADING, Page, plain

ZERO_WIDTH_SPACE = "\u200b"


def entries(page: Page, location: str) -> Iterator[dict[str, str]]:
    """The entries of one page at `location`: its opening, then each section with an address of its own."""
    if not page.searchable:
        return
    pieces = HEADING.split(page.html)
    yield _entry(location, page.title, pieces[0].partition("</h1>")[2])
    for _level, anchor, title, body in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True):
        yield _entry(f"{location}#{anchor}", plain(title), body)


def segmented(text: str) -> str:
    """The text with its words parted by zero-width spaces."""
    return ZERO_WIDTH_SPACE.join(rjieba.cut(text))


def _entry(location: str, title: str, body: str) -> dict[str, str]:
    text = html.escape(segmented(plain(body)), quote=False)
    return {"location": location, "title": html.escape(segmented(title), quote=False), "text": f"<p>{text}</p>"}
