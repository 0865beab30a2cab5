"""Every file that `casebook serve` answers, compared with what a build leaves: `python -m tests.serving`."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.serving.showing import built, differences, preview_of

SOURCES = ("content", "cases", "quizzes", "mkdocs.yml")


def main() -> int:
    """Print the files that differ; 1 if one does."""
    parser = argparse.ArgumentParser("python -m tests.serving")
    parser.add_argument("project", type=Path, nargs="?", default=Path(), help="the shipped one if none is named")
    project = parser.parse_args().project
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in SOURCES:
            source = project / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
        site = built(root)
        with preview_of(root) as preview:
            different = differences(preview, site)
        print(*different, f"{sum(file.is_file() for file in site.rglob('*'))} files, {len(different)} differ", sep="\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
