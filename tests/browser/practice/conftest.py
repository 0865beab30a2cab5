"""The site to practise on."""

from collections.abc import Iterator

import pytest

from tests.browser.practice.sets import practice
from tests.browser.reader import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site to practise on; `reader` opens its pages here."""
    with practice(tmp_path_factory.mktemp("practice")) as site:
        yield site
