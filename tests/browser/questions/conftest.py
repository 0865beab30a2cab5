"""A small site with one question of every type on one page, and a longer walk on another, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.reader import Site
from tests.browser.serving import built
from tests.rendering import project

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The EXAMPLEs and `quizzes/<name>.html` for every YAML file here; `reader` opens pages of this site."""
    quizzes = {f"quizzes/{file.name}": file.read_text(encoding="utf-8") for file in HERE.glob("*.yaml")}
    with built(project(tmp_path_factory.mktemp("types"), quizzes)) as site:
        yield site
