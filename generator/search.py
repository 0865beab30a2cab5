"""Pages to search entries, in the form of Material's index: one entry a section, Chinese cut into words.

The words come from rjieba and are joined by zero-width spaces, which Material's separator splits at.
"""

import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import rjieba

from generator.page import HEADING, Page, plain

# As in Material: an element so marked is not searched; none of them holds another of its own name.
EXCLUDED = re.compile(r"<([a-z]+)[^>]* data-search-exclude\b[^>]*>.*?</\1>", re.DOTALL)
Entry = dict[str, str | float]
GAP = "\ue000"
ZERO_WIDTH_SPACE = "\u200b"


def entries(page: Page, location: str) -> Iterator[Entry]:
    """The entries of one page at `location`: its opening, then each section with an address of its own."""
    if not page.searchable:
        return
    pieces = HEADING.split(EXCLUDED.sub(GAP, page.html))
    yield _entry(location, page.title, pieces[0].rpartition("</h1>")[2], page.boost)
    for _level, anchor, title, body in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True):
        if body.strip() != GAP:
            yield _entry(f"{location}#{anchor}", plain(title), body, page.boost)


def lines(page: Page, location: str) -> str:
    """The entries of a page as JSON, parted by commas."""
    return ",".join(json.dumps(entry, ensure_ascii=False) for entry in entries(page, location))


def segmented(text: str) -> str:
    """The text with its words parted by zero-width spaces."""
    return ZERO_WIDTH_SPACE.join(rjieba.cut(text))


def _entry(location: str, title: str, body: str, boost: float) -> Entry:
    text = html.escape(segmented(plain(body.replace(GAP, ""))), quote=False)
    words = {"title": html.escape(segmented(title), quote=False), "text": f"<p>{text}</p>"}
    return {"location": location, **words, "boost": boost}


class Index:
    """Material's index, written section by section: the whole of it would not fit into memory comfortably.

    Beside the file that the site fetches stands the same as a script, which works where nothing can be fetched: on
    pages opened from a folder.
    """

    def __init__(self, folder: Path, frame: str) -> None:
        """Begin in `folder`; `frame` is the JSON of an index without entries, ending in `"docs":[]}`."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.begun = folder / "search_index.part"
        self.file = self.begun.open("w", encoding="utf-8")
        assert frame.endswith('"docs":[]}'), frame
        self.file.write(frame.removesuffix("]}"))
        self.separator = ""

    def add(self, entries_of_page: str) -> None:
        """Write the entries of a page, as `lines` gives them."""
        if entries_of_page:
            self.file.write(f"{self.separator}{entries_of_page}")
            self.separator = ","

    def finish(self) -> None:
        """Put both files in their places."""
        self.file.write("]}")
        self.file.close()
        with self.begun.open("rb") as source, (self.folder / "search_index.js").open("wb") as script:
            script.write(b"var __index = ")
            shutil.copyfileobj(source, script)
        self.begun.replace(self.folder / "search_index.json")

    def abandon(self) -> None:
        """The build failed."""
        self.file.close()
