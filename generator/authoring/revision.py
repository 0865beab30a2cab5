"""The content of a project as it was at a revision, out of git."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.folders import FOLDERS
from generator.reading.load import load

LINK = "120000"  # the mode of a symbolic link, whose content is a path


class NoRevisionError(Exception):
    """What was asked for cannot be had; the text says why, in the authors' language."""


def library_at(root: Path, revision: str) -> Library:
    """The records as they were, as far as they can be read today. Raises `NoRevisionError`."""
    commit = _commit(root, revision)
    files = [*_files(root, commit)]
    with TemporaryDirectory(prefix="casebook-", ignore_cleanup_errors=True) as folder:
        for file, raw in zip(files, _contents(root, commit, files), strict=True):
            target = Path(folder) / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        return load(Path(folder), all_kinds())[0]


def _commit(root: Path, revision: str) -> str:
    if not _asked(root, "rev-parse", "--is-inside-work-tree"):
        raise NoRevisionError(f"{root.resolve()} 不在 git 仓库里（或者 git 不肯读它），没有以前的版本可以比较。")
    found = _asked(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not found:
        raise NoRevisionError(f"git 里没有“{revision}”这个版本。写提交编号、标签或者分支名，例如 HEAD~1、main。")
    return found.decode().strip()


def _files(root: Path, commit: str) -> Iterator[str]:
    """The files of content below the project, as paths from there."""
    for line in _asked(root, "ls-tree", "-r", "-z", commit, "--", *FOLDERS).split(b"\0"):
        head, _, name = line.partition(b"\t")
        if name and not head.startswith(LINK.encode()) and b"\n" not in name:
            yield name.decode("utf-8", "surrogateescape")


def _contents(root: Path, commit: str, files: Sequence[str]) -> Iterator[bytes]:
    """What each file held, in order; `git cat-file --batch` writes a head, the bytes, and a line feed for each."""
    wanted = "".join(f"{commit}:./{file}\n" for file in files).encode("utf-8", "surrogateescape")
    found, at = _asked(root, "cat-file", "--batch", given=wanted), 0
    for _file in files:
        head = found[at : found.index(b"\n", at)]
        begin = at + len(head) + 1
        at = begin + int(head.rsplit(b" ", 1)[1]) + 1
        yield found[begin : at - 1]


def _asked(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers; nothing where it refuses."""
    try:
        return subprocess.run(["git", "-C", str(root), *words], input=given, capture_output=True, check=False).stdout
    except FileNotFoundError:
        raise NoRevisionError("这台电脑上没有 git，没有以前的版本可以比较。装好 git 再试。") from None
