"""A small site with one question of every type on one page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests.browser.reader import Site
from tests.browser.serving import serving
from tests.rendering import project

TYPES = Path(__file__).with_name("types.yaml")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The EXAMPLEs and `quizzes/types.html`; `reader` opens pages of this site here."""
    root = project(tmp_path_factory.mktemp("types"), {"quizzes/types.yaml": TYPES.read_text(encoding="utf-8")})
    assert main(["build", "--project", str(root)]) == 0
    with serving(root) as address:
        yield Site(root / "site", f"{address}/site")
