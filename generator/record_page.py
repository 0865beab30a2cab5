"""A finished page as MkDocs wants to see it, and the addresses of pages in its site."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from generator import search
from generator.frame import FRAMED
from generator.page import Heading, Page
from generator.prose import relink


class Addresses:
    """From the path of a page to its address in this site, relative to the page that links."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._relative = cache(self._between)

    def seen_from(self, own_url: str) -> Callable[[str, str], str]:
        """A function from page path and `#anchor` to the address relative to `own_url`."""
        folder = own_url.rpartition("/")[0]
        return lambda path, anchor: self._relative(path, folder) + anchor

    def _between(self, path: str, folder: str) -> str:
        file = self.files.get_file_from_path(f"{path}.md")
        return html.escape(get_relative_url(file.url, f"{folder}/page.html") if file else path)


class RecordPage(MkDocsPage):
    """A page that needs no rendering any more."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, edit_url: str | None) -> None:
        super().__init__(html.escape(page.title), file, config)
        self.finished = page
        self.edit_url = edit_url

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read; what the theme wants to know stands in the page."""
        self.markdown = ""
        self.meta = {"description": html.escape(self.finished.description), "search": {"exclude": True}}
        if self.finished.source:
            self.meta["template"] = FRAMED

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: the page is filled when its turn comes to be written, so that one at a time is in memory."""
        self.content = ""
        self.links_to_anchors = {}

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Ids that links from handwritten pages may lead to."""
        return set(self.finished.anchors)

    def make(self, addresses: Addresses) -> "Made":
        """The page as it is published, with addresses relative to itself; nothing of it is kept."""
        page = self.finished
        content = relink(page.html, addresses.seen_from(self.url))
        made = Made(page.path, content, page.headings, search.lines(page, self.url))
        page.forget()
        return made

    def fill(self, made: "Made") -> None:
        """Show what was made."""
        assert made.path == self.finished.path
        self.content = made.content
        self.toc = get_toc(_toc_tokens(made.headings))

    def empty(self) -> None:
        """The page is written; its text is not needed any more."""
        self.content = ""
        self.toc = get_toc([])


@dataclass(frozen=True, slots=True)
class Made:
    """What is needed of a page to publish it: small enough to be sent from one process to another."""

    path: str
    content: str
    headings: tuple[Heading, ...]
    index_lines: str


def _toc_tokens(headings: tuple[Heading, ...]) -> list[Any]:
    tokens: list[dict[str, Any]] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.id, "name": heading.title, "children": []}
        if heading.level > 2 and tokens:
            tokens[-1]["children"].append(token)
        else:
            tokens.append(token)
    return tokens
