"""A finished page as MkDocs wants to see it, and the addresses of pages in its site."""

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from generator.kept.facts import Fact, Product, facts_of
from generator.kept.rows import Rows
from generator.pages.frame import Frames
from generator.pages.page import Heading, Page
from generator.pages.prose import relink
from generator.search.passages import passages
from generator.traditional.rendition import Rendition

if TYPE_CHECKING:
    from jinja2 import Environment


MANY = 10_000  # addresses of pages that are folders: those of all from all would be much memory
PAGE = "page.html"  # of which nothing is known but its folder
SOURCE, INDEX = ".md", "index"


class Addresses:
    """From the path of a page to its address in this site, relative to the page that links."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._place, self._way, self._alone = cache(self._place_of), cache(_way), lru_cache(MANY)(_alone)

    def seen_from(self, own_url: str) -> Callable[[str, str], str]:
        """A function from page path and `#anchor` to the address relative to `own_url`."""
        folder = own_url.rpartition("/")[0]

        def address(path: str, anchor: str) -> str:
            place, name = self._place(path)
            return f"{self._way(place, folder)}{name}{anchor}" if name else self._alone(place, folder) + anchor

        return address

    def _place_of(self, path: str) -> tuple[str, str]:
        """The folder of a page, of which there are few, and its name there; or its whole address and no name."""
        file = self.files.src_uris.get(f"{path}.md")
        if file is None:
            raise LookupError(f"no page {path}")
        above, _slash, name = file.url.rpartition("/")
        return (above, html.escape(name)) if above and name else (file.url, "")


def _way(folder: str, own: str) -> str:
    """From one folder to what is in another."""
    return html.escape(get_relative_url(f"{folder}/{PAGE}", _in(own)).removesuffix(PAGE))


def _alone(url: str, own: str) -> str:
    """From a folder to a page that is a folder, or in none."""
    return html.escape(get_relative_url(url, _in(own)))


def _in(folder: str) -> str:
    return f"{folder}/{PAGE}"


class RecordFile(File):
    """The file of a page whose path is as MkDocs would write it: it is not taken apart, for there are thousands.

    Nor are its place and its address, which are what MkDocs works out.
    """

    @property
    def src_path(self) -> str:
        """The path of its source, as the system writes it."""
        return super().src_path

    @src_path.setter
    def src_path(self, value: str) -> None:
        self.src_uri = value

    def is_documentation_page(self) -> bool:
        """It always is one."""
        return True

    @cached_property
    def dest_uri(self) -> str:  # type: ignore[override]
        """Where it stands in the site."""
        path = self.src_uri.removesuffix(SOURCE)
        is_folder = self.use_directory_urls and path.rpartition("/")[2] != INDEX
        return f"{path}/{INDEX}.html" if is_folder else f"{path}.html"

    @cached_property
    def url(self) -> str:  # type: ignore[override]
        """Its address in the site."""
        place = self.dest_uri.removesuffix(f"{INDEX}.html") if self.use_directory_urls else self.dest_uri
        return quote(place) or "./"


class RecordPage(MkDocsPage):
    """A page that needs no rendering by MkDocs: a `PageBuilder` makes all of it, the theme around it included."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, edit_url: str | None) -> None:
        super().__init__(html.escape(page.title), file, config)
        self.finished = page
        self.edit_url = edit_url

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read; what the theme wants to know stands in the page."""
        self.markdown = ""
        description = html.escape(self.finished.description)
        self.meta = {"description": description, "template": "finished.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet: the page is made when its turn comes to be written, so that one at a time is in memory."""
        self.content = ""
        self.links_to_anchors = {}

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Ids that links from handwritten pages may lead to."""
        anchors = set(self.finished.anchors)
        self.finished.forget()
        return anchors


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What is left of a page when it is made: its file, what the search reads of it, the facts it rests on, and the
    rows on it that are new.
    """

    path: str
    output: str
    passages: str
    facts: bytes = b""
    rows: dict[str, Product] = field(default_factory=dict)


class PageBuilder:
    """Makes the pages of one site as they are published; if somebody notes what is asked for them, it is in `noted`.

    The `rows` of lists that are kept are known there.
    """

    def __init__(
        self,
        environment: "Environment",
        config: MkDocsConfig,
        nav: Navigation,
        files: Files,
        noted: set[Fact] | None = None,
        rendition: Rendition | None = None,
        rows: Rows | None = None,
    ) -> None:
        self.noted, self.rows = set() if noted is None else noted, rows
        self.rendition = rendition
        self.config, self.nav, self.files = config, nav, files.documentation_pages()
        self.in_menu = {page.file.src_uri for page in nav.pages}
        self.addresses = Addresses(files)
        self.frames = Frames(environment)

    def build(self, page: RecordPage) -> BuiltPage:
        """One page; nothing of it is kept."""
        finished = page.finished
        self.noted.clear()
        page.content = relink(finished.html, self.addresses.seen_from(page.url))
        page.toc = get_toc(_toc_tokens(finished.headings))
        output, texts = self._output(page), passages(finished)
        if self.rendition:
            output = self.rendition.html(output)
        built = BuiltPage(finished.path, output, texts, facts_of({*self.noted, "around "}), self._rows())
        page.content, page.toc = "", get_toc([])
        finished.forget()
        return built

    def _rows(self) -> dict[str, Product]:
        return {} if self.rows is None else self.rows.take()

    def _output(self, page: RecordPage) -> str:
        context = dict(get_context(self.nav, self.files, self.config, page))
        if page.finished.source and page.file.src_uri not in self.in_menu:
            return self.frames.render(context)
        page.active = True
        try:
            return self.frames.whole(context)
        finally:
            page.active = False


def _toc_tokens(headings: tuple[Heading, ...]) -> list[Any]:
    tokens: list[dict[str, Any]] = []
    for heading in headings:
        token = {"level": heading.level, "id": heading.id, "name": html.escape(heading.title), "children": []}
        if heading.level > 2 and tokens:
            tokens[-1]["children"].append(token)
        else:
            tokens.append(token)
    return tokens
