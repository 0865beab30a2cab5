"""The scripts of the search are made of all pages: beside what is asked for meanwhile, a page at a time."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from threading import Event

from mkdocs.structure.pages import Page as MkDocsPage

from generator.kept.facts import Fact, Facts, Product, facts_of
from generator.kept.products import Products
from generator.outlets.publication import Publication, finished, path_of
from generator.outlets.record_page import RecordPage
from generator.pages.page import Page
from generator.search.index import FOLDER as SEARCH
from generator.search.index import Index
from generator.search.passages import passages

log = logging.getLogger("mkdocs.plugins.casebook")
NAMED = "spelled "  # the facts that links from names rest on
MANY, TOLD = 100, 10  # for so many pages is said how far it is, so many times


class Search:
    """The search of one edition. Of the passages `kept` from another, those are taken that would come out the same."""

    def __init__(
        self,
        publication: Publication,
        pages: Sequence[MkDocsPage],
        index: Index,
        noted: set[Fact],
        kept: Mapping[str, Product],
    ) -> None:
        self.publication, self.pages, self.index, self.noted = publication, pages, index, noted
        self.products, self.before = Products(Facts(publication.library)), kept
        self.scripts: dict[str, bytes] = {}
        self.ended, self.is_wanted = Event(), True

    def run(self, turn: Callable[[], AbstractContextManager[None]]) -> None:
        """Make it, unless it is given up meanwhile."""
        self.products = Products(self.products.facts, self.before)
        missing, read = sum(path_of(page) not in self.products.known for page in self.pages), 0
        say = log.info if missing >= MANY else log.debug
        say("搜索要读全部页面，还差 %d 页；别的页面照样能看。", missing)
        try:
            for page in self.pages:
                with turn():
                    if not self.is_wanted:
                        return
                    read += (is_read := self._add(page))
                if is_read and read % max(1, missing // TOLD) == 0:
                    say("读了 %d 页，共 %d 页", read, missing)
            with turn():
                self._finish()
            say("搜索好了。")
        except Exception:
            log.exception("搜索没有做成")
            raise
        finally:
            self.ended.set()

    def _add(self, page: MkDocsPage) -> bool:
        """Add what the search reads of a page; whether the page had to be made for it."""
        path = path_of(page)
        if not isinstance(page, RecordPage):
            self.index.add(passages(finished(page)) if path in self.publication.handwritten else "", 1.0)
            return False
        is_new = path not in self.products.known
        if is_new:
            self.products.add({path: self._passages(page.finished)})
        self.index.add(self.products.known[path].value, page.finished.boost)
        return is_new

    def _passages(self, page: Page) -> Product:
        """What the search reads of a page, which does not rest on where names lead."""
        self.noted.clear()
        found = passages(page)
        page.forget()
        return Product(found, facts_of(fact for fact in self.noted if not fact.startswith(NAMED)))

    def _finish(self) -> None:
        self.publication.index = self.index
        self.publication.finish()
        self.scripts = {f"{SEARCH}/{file.name}": file.read_bytes() for file in self.index.folder.glob("*.js")}
