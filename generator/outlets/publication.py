"""One build of one site: what it is made from, what is known as it goes, and the swap at its end."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.data import FOLDER
from generator.library import Library
from generator.outlets.keeping import Keeping, around
from generator.outlets.publish import Staging
from generator.outlets.record_page import Addresses, BuiltPage, PageBuilder, RecordPage
from generator.packed.record import packed_again
from generator.pages.breaks import unbroken
from generator.pages.names import NameLinker
from generator.pages.page import Page, plain
from generator.pages.prose import Writer, relink
from generator.references import LINK
from generator.search.catalogue import Entry, catalogue, entries, summaries
from generator.search.index import Index
from generator.search.passages import passages
from generator.search.standing import Text
from generator.traditional.rendition import Rendition
from generator.workers import in_order

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass
class Publication:
    """`pages` are those made from records, `files` the scripts, styles and data by their path in the site.

    `staging` is where it is written until it is whole; None for a preview, which writes into a folder of its own.
    `keeping` knows what need not be made again, if something is kept; `withheld` are paths of pages and files of the
    project that are no part of this site; `rendition` writes the words around records, if they are to be Traditional.
    """

    library: Library
    pages: tuple[Page, ...]
    files: Mapping[str, str]
    config: MkDocsConfig
    staging: Staging | None = None
    keeping: Keeping | None = None
    withheld: frozenset[str] = frozenset()
    rendition: Rendition | None = None
    nav: Navigation = field(init=False)
    addresses: Addresses = field(init=False)
    handwritten: dict[str, Entry] = field(init=False, default_factory=dict)
    index: Index | None = field(init=False, default=None)
    texts: Mapping[str, tuple[Text, ...]] = field(init=False, default_factory=dict)
    built: Iterator[BuiltPage] = field(init=False, default=iter(()))
    is_whole: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.writer, self.names = Writer(self.library), NameLinker(self.library)
        if self.staging:
            self.config.site_dir = str(self.staging.folder)

    def stage(self) -> None:
        """Make the folder that is written to."""
        if self.staging:
            self.staging.begin()

    def link_records(self, markdown: str, page: MkDocsPage) -> str:
        """A handwritten page's Markdown with `[[id]]` made a link."""
        linked = LINK.sub(lambda hit: self.writer.link(hit[1].strip(), (hit[2] or "").strip()), markdown)
        return relink(linked, self.addresses.seen_from(page.url))

    def link_names(self, html: str, page: MkDocsPage) -> str:
        """A handwritten page's HTML with links from names, as record pages have them. The search will know the page."""
        settings = page.meta.get("search")
        if not (isinstance(settings, dict) and settings.get("exclude")):
            self.handwritten[path_of(page)] = _entry(page)
        return relink(self.names.link(unbroken(html)), self.addresses.seen_from(page.url))

    def begin(self, environment: "Environment", files: Files) -> None:
        """Start to build the pages, and the search with them."""
        standing = self.keeping.search if self.keeping else None
        self.index = Index(Path(self.config.site_dir) / FOLDER / "data", standing)
        found = [file.page for file in files.documentation_pages() if isinstance(file.page, RecordPage)]
        noted, rows = None, None
        if self.keeping:
            scripts = [path for path in self.files if not path.startswith(f"{FOLDER}/data/")]
            self.keeping.begin(around(self.config, self.nav, [scripts, environment.globals["policy"]]), found)
            noted, rows = self.keeping.noted, self.keeping.rows
            found = [page for page in found if not self.keeping.kept(page)]
        builder = PageBuilder(environment, self.config, self.nav, files, noted, self.rendition, rows)
        self.built = in_order(partial(_built, self.library, builder), found)

    def output_of(self, page: MkDocsPage, output: str) -> str:
        """What is to be written for a page: a record's page is built by now, or as soon as it is asked for."""
        if isinstance(page, RecordPage):
            page.active = False  # or a process that starts now would show it as the current one on all its pages
            output, texts, boost = *self._made(page), page.finished.boost
        else:
            texts, boost = passages(finished(page)) if path_of(page) in self.handwritten else "", 1.0
            output = self.rendition.html(output) if self.rendition else output
        if self.index:
            self.index.add(texts, boost)
        return output

    def _made(self, page: RecordPage) -> tuple[str, str | Text]:
        """The file of a page and what the search reads of it; MkDocs writes no empty one, and so leaves what stands."""
        if self.keeping and (kept := self.keeping.kept(page)):
            self.keeping.take_over(page, Path(self.config.site_dir))
            return "", kept.text
        built = next(self.built)
        assert built.path == page.finished.path
        if self.keeping:
            self.keeping.add(page, built)
        return built.output, built.passages

    def finish(self) -> None:
        """All pages are written: the search learns what they are called."""
        self.built = iter(())
        if self.index:
            of_records = (page for page in self.pages if page.path not in self.handwritten)
            found = [*entries(self.library, of_records), *self.handwritten.values()]
            self.index.finish(catalogue(self.library, found), summaries(found))
            self.texts, self.index = self.index.scripts, None
        self.is_whole = True

    def publish(self) -> None:
        """Let the new site take the old one's place if it is whole; if not, the old one stays."""
        if not self.is_whole:
            self.abandon()
        elif self.staging:
            folder = self.staging.folder
            if self.keeping:
                self.keeping.finish(folder, self.texts)
            self.staging.publish()
            self.config.site_dir = str(self.staging.final)
            self.staging = None

    def abandon(self) -> None:
        """What was begun is not wanted any more."""
        self.built, self.is_whole, self.index = iter(()), False, None
        if self.staging:
            self.staging.discard()
            self.staging = None


def _built(library: Library, builder: PageBuilder, page: RecordPage) -> BuiltPage:
    """A page; its record, of which there are thousands, takes no more room afterwards than before."""
    record = library.records.get(page.finished.record or "")
    with packed_again(record) if record else nullcontext():
        return builder.build(page)


def path_of(page: MkDocsPage) -> str:
    """The path of a page without extension, as our own pages have it."""
    return page.file.src_uri.removesuffix(".md")


def finished(page: MkDocsPage) -> Page:
    """A handwritten page in the form of a record's page."""
    content = page.content or ""
    return Page(path_of(page), plain(page.title or ""), "", lambda: content)


def _entry(page: MkDocsPage) -> Entry:
    description = str(page.meta.get("description") or "")
    return Entry(path_of(page), Page.group, 1.0, plain(page.title or ""), summary=description)
