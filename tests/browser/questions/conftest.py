"""A small site with one question of every type on one page, and a longer walk on another, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.reader import Site
from tests.browser.serving import built
from tests.rendering import LIGHT_AND_DARK, project

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The EXAMPLEs and `quizzes/<name>.html` for every YAML file here; `reader` opens pages of this site."""
    quizzes = {f"quizzes/{file.name}": file.read_text(encoding="utf-8") for file in HERE.glob("*.yaml")}
    files = {**quizzes, "mkdocs.yml": LIGHT_AND_DARK}
    with built(project(tmp_path_factory.mktemp("types"), files)) as site:
        yield site
