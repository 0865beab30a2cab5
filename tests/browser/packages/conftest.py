"""Packages unpacked, and a platform to launch them on, served together."""

from collections.abc import Iterator

import pytest

from tests.browser.packages.launching import exported
from tests.browser.reader import Site
from tests.browser.serving import serving


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """`<format>/<subject>.html` are lessons, `player.html` is the platform; `reader` opens pages here."""
    folder = exported(tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("platform"))
    with serving(folder) as address:
        yield Site(folder, address)
