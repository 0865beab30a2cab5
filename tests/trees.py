"""Trees that `casebook render` writes, and the sites that an engine makes of them."""

import subprocess
import sys
from pathlib import Path

from generator.cli import main

ENGINES = ("zensical", "mkdocs")


def rendered(root: Path, out: Path) -> Path:
    """The tree of a project."""
    assert main(["render", "--project", str(root), "--out", str(out)]) == 0
    return out


def made(tree: Path, engine: str) -> Path:
    """The site that an engine makes of a tree."""
    site = tree / "site"
    subprocess.run([Path(sys.executable).parent / engine, "build"], cwd=tree, check=True, capture_output=True)
    return site
