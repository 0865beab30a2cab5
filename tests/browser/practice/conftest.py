"""The site to practise on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.practice.sets import RECORD, practice
from tests.browser.reader import Site, reading


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site to practise on; `reader` opens its pages here."""
    with practice(tmp_path_factory.mktemp("practice")) as site:
        yield site


@pytest.fixture(scope="module")
def functions(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of a site, with all its scripts and an empty record, in the time zone of its readers; only functions are
    asked of it."""
    with reading(browser, site) as reader:
        yield reader.open(RECORD, timezone_id="Asia/Shanghai")
