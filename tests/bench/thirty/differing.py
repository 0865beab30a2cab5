"""Two folders that are to be the same."""

from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path


def differing(one: Path, other: Path) -> Iterator[str]:
    """The files that only one of them has, or whose bytes differ, by their names."""
    for name in sorted(_files(one) | _files(other)):
        if not (one / name).is_file() or not (other / name).is_file():
            yield f"{name} (only in {one.parent.name if (one / name).is_file() else other.parent.name})"
        elif not cmp(one / name, other / name, shallow=False):
            yield name


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}
