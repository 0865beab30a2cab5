"""The files of a project that may hold content, and the entries that are not what they should be."""

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostic import Problem
from generator.reading.unsaved import is_gone, opened_below

FOLDERS = ("content", "cases", "quizzes")
PASSED_OVER = re.compile(r"\..*|.*~|~\$.*|#.*#")  # hidden, or what an editor keeps beside a file while it is open

Found = tuple[str, Problem | None]
"""A path below the project, and why it is not to be read if it is not."""


def project_files(root: Path) -> Iterator[Found]:
    """Every file below the folders of content, in order."""
    for folder in FOLDERS:
        if (root / folder).is_dir():
            yield from _below(str(root), folder)
        yield from _unwritten(root, root / folder)
    yield from _misspelt_folders(root)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is none of the author's."""
    return bool(PASSED_OVER.fullmatch(name))


def intended_folder(name: str) -> str | None:
    """The folder of content that a name stands for, slips of the pen included."""
    return next(iter(difflib.get_close_matches(name, FOLDERS, 1, 0.7)), None)


def _misspelt_folders(root: Path) -> Iterator[Found]:
    for path in sorted(root.iterdir()):
        near = intended_folder(path.name)
        if near and near != path.name and path.is_dir() and any(path.rglob("*.y*ml")):
            fix = f"是不是 {near}？"
            yield path.name, Problem(written=path.name, expected="、".join(FOLDERS), fix=fix, code="folder-name")


def _unwritten(root: Path, folder: Path) -> Iterator[Found]:
    """What is open in an editor and has never been saved."""
    for file in opened_below(folder):
        if not os.path.lexists(file) and not any(map(is_passed_over, file.relative_to(root).parts)):
            yield _relative(root, file), None


def _below(root: str, folder: str) -> Iterator[Found]:
    """Plain texts: a `Path` of each of thousands of files takes longer than the disk."""
    try:
        entries = sorted(os.scandir(f"{root}/{folder}"), key=lambda entry: entry.name)
    except OSError:
        yield folder, Problem(code="file-unreadable")
        return
    for entry in entries:
        file = f"{folder}/{entry.name}"
        if is_passed_over(entry.name):
            continue
        if code := _broken_rule(root, entry):
            yield file, Problem(code=code)
        elif entry.is_dir():
            yield from _below(root, file)
        elif not is_gone(f"{root}/{file}"):
            yield file, None


def _broken_rule(root: str, entry: "os.DirEntry[str]") -> str:
    """The code of what keeps an entry from being read; empty if it is a folder, a file, or a link to one of ours."""
    if entry.is_symlink():
        return _broken_rule_of_links(root, Path(os.path.realpath(entry.path)))
    return "" if entry.is_dir() or entry.is_file() else "file-special"


def _broken_rule_of_links(root: str, target: Path) -> str:
    if not target.exists() or target.is_symlink():
        return "symlink-broken"
    if not target.is_relative_to(os.path.realpath(root)):
        return "symlink-outside"
    if target.is_dir():
        return "symlink-folder"
    return "" if target.is_file() else "file-special"


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
