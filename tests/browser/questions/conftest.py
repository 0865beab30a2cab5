"""A small site with one question of every type on one page, and a longer walk on another, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from tests.browser.reader import Site
from tests.browser.serving import serving
from tests.rendering import MKDOCS, project

HERE = Path(__file__).parent
PALETTE = """\
    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom, accent: custom}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom, accent: custom}
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The EXAMPLEs and `quizzes/<name>.html` for every YAML file here; `reader` opens pages of this site."""
    plain = "theme: {name: material, language: zh, font: false}\n"
    themed = f"theme:\n  name: material\n  language: zh\n  font: false\n  palette:\n{PALETTE}"
    assert plain in MKDOCS
    quizzes = {f"quizzes/{file.name}": file.read_text(encoding="utf-8") for file in HERE.glob("*.yaml")}
    root = project(tmp_path_factory.mktemp("types"), {**quizzes, "mkdocs.yml": MKDOCS.replace(plain, themed)})
    assert main(["build", "--project", str(root)]) == 0
    with serving(root) as address:
        yield Site(root / "site", f"{address}/site")
