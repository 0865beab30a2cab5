"""An earlier revision of this project, run in the environment of today."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

from tests.bench.corpus import SHIPPED

REVISION = "8e04178"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
INSTALL = ("install", "--no-index", "--no-build-isolation", "--no-deps")
PLUGINS = "installed"


def check_out(tree: Path, revision: str) -> None:
    """Write the revision to `tree`; its plugin is installed below it, because MkDocs finds plugins by their metadata.

    An archive and no worktree: a bench that is killed leaves nothing behind in the repository.
    """
    tree.mkdir(parents=True)
    with subprocess.Popen(["git", "-C", str(SHIPPED), "archive", revision], stdout=subprocess.PIPE) as git:
        assert git.stdout
        with tarfile.open(fileobj=git.stdout, mode="r|") as files:
            files.extractall(tree, filter="data")
    subprocess.run([*PIP, *INSTALL, "--target", str(tree / PLUGINS), str(tree)], check=True)
    compiled(tree)


def compiled(tree: Path) -> None:
    """Nobody is to compile modules while he is measured."""
    folders = [str(tree / folder) for folder in ("generator", "tests/bench", PLUGINS) if (tree / folder).is_dir()]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=True)


def environment(tree: Path) -> Mapping[str, str]:
    """In which the code of `tree` runs, and no other."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tree), str(tree / PLUGINS)))}
