"""A site whose organisation has a store of learning records, and a learner there."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.practice.sets import FILES, RECORD
from tests.browser.reader import PATIENCE, Reader, Site
from tests.browser.sending.store import Store, storing
from tests.browser.serving import build, serving
from tests.statements import vectors

HOLDER = "示例公司培训部"
OF_THE_STORE = ("the server responded with a status of", "net::ERR_", "has been blocked by CORS policy")
ADD = """(places) => places.forEach((place) => casebook.record.add(
  {kind: "read", page: `page-${place}`, done: true}))"""


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """On a host of its own."""
    with storing(tmp_path_factory.mktemp("store")) as store:
        yield store


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, store: Store) -> Iterator[Site]:
    """The site of which the vectors speak, with the questions to practise on."""
    lrs = f"{{endpoint: {store.address}/xAPI, holder: {HOLDER}, public_login: 'site:open'}}"
    settings = vectors.FILES["mkdocs.yml"].replace("[casebook]", f"[{{casebook: {{lrs: {lrs}}}}}]")
    root = vectors.site(tmp_path_factory.mktemp("sending"), {**FILES, "mkdocs.yml": settings})
    build(root)
    with serving(root) as address:
        yield Site(root / "site", f"{address}/site")


@dataclass(frozen=True)
class Learner:
    """Somebody with a browser, and the store of their organisation."""

    reader: Reader
    store: Store

    def open(self, page: Page | None = None, path: str = RECORD) -> Page:
        """A page of the site, in the browser that is open already if one of its pages is given."""
        page = page.context.new_page() if page else self.reader.page()
        page.goto(self.reader.site.served(path))
        return page

    def agrees(self, page: Page) -> None:
        """On the page of their record."""
        agreed(page).check()

    def has(self, count: int) -> None:
        """Wait until the store has so many statements, and no more."""
        self.wait(lambda: len(self.store.statements) >= count)
        assert len(self.store.statements) == count

    def wait(self, holds: Callable[[], bool]) -> None:
        """Until something holds of the store."""
        with self.store.news:
            assert self.store.news.wait_for(holds, PATIENCE / 1000), time.monotonic()


@pytest.fixture
def learner(browser: Browser, site: Site, store: Store) -> Iterator[Learner]:
    """Their browser complains of nothing but what the store does, and asks nobody else."""
    store.restore()
    store.statements.clear()
    reader = Reader(browser, site)
    yield Learner(reader, store)
    reader.leave()
    others = [one for one in reader.problems if store.address not in one]
    assert [one for one in others if not any(words in one for words in OF_THE_STORE)] == []
    assert store.complaints == []


def agreed(page: Page) -> Locator:
    """The switch."""
    return page.get_by_role("checkbox", name=f"同意把我的学习记录送给“{HOLDER}”")


def told(page: Page, words: str) -> None:
    """How it stands."""
    expect(page.get_by_role("group", name="送到学习记录库").get_by_role("status")).to_contain_text(words)


def add(page: Page, *places: Any) -> None:
    """Entries of the record."""
    page.evaluate(ADD, list(places))
