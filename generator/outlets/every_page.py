"""Every page that is made, for whichever outlet: those of the records, then what authors read."""

import re
from collections.abc import Iterator
from functools import partial

from generator.authoring import form, manual
from generator.disclosure.front_matter import HEAD
from generator.library import Library
from generator.pages.page import Page
from generator.pages.prose import Writer
from generator.pages.render import pages
from generator.reading.sorting import PAGES

HEADING = re.compile(r"^#+ +", re.MULTILINE)
TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)


def every_page(library: Library) -> Iterator[Page]:
    """The pages of a site but for the handwritten ones."""
    yield from pages(library)
    yield from manual.pages(library)
    yield form.page(library)


def documents(library: Library) -> Iterator[Page]:
    """The handwritten pages in the form of finished ones, for outlets that MkDocs does not make them for."""
    writer = Writer(library)
    for file, text in library.documents.items():
        title = TITLE.search(text)
        path = file.removeprefix(PAGES).removesuffix(".md")
        yield Page(path, title[1] if title else path, "", partial(writer.prose, _bare(text)))


def _bare(text: str) -> str:
    """A page without what it says of itself, its title, and the signs of headings, which are none in prose."""
    return HEADING.sub("", TITLE.sub("", HEAD.sub("", text), 1)).strip()
