"""Thirty real edits of the shipped content: after each, a build that knows the one before leaves the same site, to the
byte, as a build from nothing; and prints the same findings.

    python -m tests.bench.thirty --first 3

Each edit is undone before the next, and the build after it is the next edit's: so it sees both. Files that differ are
named, and then the exit code is 1.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import FOLDERS, SHIPPED
from tests.bench.thirty.differing import differing
from tests.bench.thirty.edits import Edit, edits

CASEBOOK = (sys.executable, "-m", "generator")


class Built(NamedTuple):
    """What a build said, and whether there is a site."""

    code: int
    printed: str


def main() -> None:
    """Make the edits, compare, and print a line for each."""
    parser = argparse.ArgumentParser("python -m tests.bench.thirty", description=main.__doc__)
    parser.add_argument("--first", type=int, help="only so many edits")
    parser.add_argument("--named", nargs="+", default=[""], help="only edits with one of these words in their names")
    options = parser.parse_args()
    chosen = [edit for edit in edits() if any(word in edit.name for word in options.named)]
    different = 0
    with tempfile.TemporaryDirectory(prefix="casebook-thirty-") as folder:
        kept, fresh = Path(folder) / "kept", Path(folder) / "fresh"
        _copy(SHIPPED, kept)
        _build(kept)
        for edit in islice(chosen, options.first):
            found = list(_found(edit, kept, fresh))
            different += bool(found)
            print("\n".join([f"{'DIFFERENT' if found else 'same'}: {edit.name}", *found]), flush=True)
    print(f"{different} of {len(chosen[: options.first])} edits left another site than a build from nothing")
    sys.exit(bool(different))


def _found(edit: Edit, kept: Path, fresh: Path) -> Iterator[str]:
    """What is different after an edit."""
    for changes, refused in edit.states():
        for change in changes:
            change.make(kept)
        again, anew = _build(kept), _anew(kept, fresh)
        if anew.code != int(refused):
            raise SystemExit(f"{edit.name}: the build from nothing ended with {anew.code}\n{anew.printed}")
        if again != anew:
            yield f"  printed, with code {again.code}:\n{again.printed}\n  from nothing:\n{anew.printed}"
        if not refused:
            yield from (f"  {name}" for name in differing(kept / "site", fresh / "site"))
    edit.undo(kept, SHIPPED)


def _anew(kept: Path, fresh: Path) -> Built:
    shutil.rmtree(fresh, ignore_errors=True)
    _copy(kept, fresh)
    return _build(fresh, *(["--fresh"] if _offers_fresh() else []))


def _copy(project: Path, to: Path) -> None:
    """What a project is made of, without what builds have left."""
    for folder in FOLDERS:
        shutil.copytree(project / folder, to / folder)
    shutil.copy(project / "mkdocs.yml", to)


def _build(project: Path, *flags: str) -> Built:
    done = _run("build", "--project", str(project), *flags)
    return Built(done.returncode, (done.stdout + done.stderr).replace(str(project), "PROJECT"))


def _offers_fresh() -> bool:
    return "--fresh" in _run("build", "--help").stdout


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*CASEBOOK, *arguments], check=False, capture_output=True, text=True, cwd=SHIPPED)


if __name__ == "__main__":
    main()
