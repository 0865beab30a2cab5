"""The sites that are searched: ours, and the twin that Material's own search and Pagefind read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.corpus import FOLDERS, SHIPPED, write_project

PYTHON = (sys.executable, "-m")
CUTTING = Path(__file__).with_name("cutting")
PAGEFIND = Path(__file__).with_name("pagefind.html")


def build(root: Path, cases: int | None) -> None:
    """Below `root`: `project/site`, `twin/site` with Material's index and Pagefind's; `cases` retells to so many."""
    build_pair(root, cases)
    twin = root / "twin"
    _run("pagefind", "--site", str(twin / "site"), "--root-selector", "article", "--force-language", "zh", "--silent")
    shutil.copy(PAGEFIND, twin)


def build_pair(root: Path, cases: int | None) -> None:
    """The two sites without Pagefind's index."""
    project, twin = root / "project", root / "twin"
    if cases is None:
        for folder in FOLDERS:
            shutil.copytree(SHIPPED / folder, project / folder)
        shutil.copy(SHIPPED / "mkdocs.yml", project)
    else:
        write_project(project, cases)
    _run("generator", "build", "--project", str(project))
    _run("tests.bench.twin", "--project", str(project), "--out", str(twin))
    _run("mkdocs", "build", "--quiet", "--config-file", str(twin / "mkdocs.yml"))


def _run(module: str, *arguments: str) -> None:
    path = os.pathsep.join((str(CUTTING), os.environ.get("PYTHONPATH", "")))
    subprocess.run([*PYTHON, module, *arguments], check=True, env={**os.environ, "PYTHONPATH": path}, stdout=sys.stderr)
