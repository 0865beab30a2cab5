"""The ways in which the shipped site is built: as today, and after Material, which is kept up until 2027-05-05."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.cli import main
from tests.browser.conftest import PROJECT, copy_of_project
from tests.exits.venvs import environment, install, run, version_of

PACKAGE = ("generator", "LICENSE", "pyproject.toml")
PROPERDOCS, MATERIALX = "properdocs==1.6.7", "mkdocs-materialx==10.2.2"
"""What our own lock does not name."""
BACKEND = ("hatchling", "editables")
IN_PYPROJECT = '"mkdocs-material>=9.7,<10"', '"mkdocs-materialx>=10.2,<11",\n  "properdocs>=1.6.7,<2"'
IN_SETTINGS = "  name: material\n", "  name: materialx\n"


@dataclass(frozen=True)
class Built:
    """A site, what built it, and how many lines of the project's `mkdocs.yml` had to be changed for that."""

    site: Path
    engine: str
    changed: int


Way = Callable[[Path], Built]
"""Build the site in a folder of one's own."""


def today(folder: Path) -> Built:
    """As an author builds it today, in the environment that runs this."""
    root = copy_of_project(folder)
    assert main(["build", "--project", str(root)]) == 0
    return Built(root / "site", "casebook build", 0)


def with_materialx(folder: Path, *, properdocs: bool) -> Built:
    """With MaterialX in the place of Material: on ProperDocs, or on the MkDocs that it brings along."""
    root = copy_of_project(folder / "project")
    changed = _replace(root / "mkdocs.yml", *IN_SETTINGS)
    programs = environment(folder / "venv", MATERIALX, PROPERDOCS, *BACKEND)
    install(programs, "--no-build-isolation", str(_package(folder / "package")))
    run(str(programs / "python"), "-m", "pip", "check")
    command = ("properdocs", "build", "--strict", "-f", "mkdocs.yml") if properdocs else ("casebook", "build")
    run(str(programs / command[0]), *command[1:], folder=root)
    base = "properdocs" if properdocs else "mkdocs"
    return Built(root / "site", _named(programs, base, "mkdocs-materialx"), changed)


def from_tree(folder: Path, *, packages: tuple[str, ...]) -> Built:
    """From the tree that `casebook render` writes, in an environment that has the engine and nothing of ours."""
    root, tree = copy_of_project(folder / "project"), folder / "tree"
    assert main(["render", "--project", str(root), "--out", str(tree)]) == 0
    programs = environment(folder / "venv", *packages)
    run(str(programs / packages[0]), "build", "--strict", folder=tree)
    return Built(tree / "site", f"{_named(programs, *packages)}, from the tree", 0)


WAYS: Mapping[str, Way] = {
    "today": today,
    "properdocs": partial(with_materialx, properdocs=True),
    "materialx": partial(with_materialx, properdocs=False),
    "zensical": partial(from_tree, packages=("zensical",)),
    "mkdocs": partial(from_tree, packages=("mkdocs", "mkdocs-material")),
}


def _package(folder: Path) -> Path:
    """Our own package, asking for MaterialX in the place of Material."""
    folder.mkdir(parents=True)
    for name in PACKAGE:
        source = PROJECT / name
        copy = (
            partial(shutil.copytree, ignore=shutil.ignore_patterns("__pycache__")) if source.is_dir() else shutil.copy
        )
        copy(source, folder / name)
    _replace(folder / "pyproject.toml", *IN_PYPROJECT)
    return folder


def _replace(file: Path, old: str, new: str) -> int:
    """Put `new` in the place of `old`, which must be there once; the value is the number of lines that were changed."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is not in {file.name} once"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return old.count("\n")


def _named(programs: Path, *packages: str) -> str:
    return " + ".join(f"{package} {version_of(programs, package)}" for package in packages)
