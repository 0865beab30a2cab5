"""Several files of an author replaced together: all of them or none."""

import contextlib
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a file below the project: `before` and `after` are its bytes, None where it is not there."""

    file: str
    before: bytes | None
    after: bytes | None


class ChangedMeanwhileError(Exception):
    """A file is no longer what it was when it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class _Staged:
    """A change that is ready: what is to be there and what was there lie beside it."""

    target: Path
    new: Path | None
    old: Path | None


def replace_all(root: Path, changes: Sequence[Change]) -> None:
    """Make the changes in their order, or none of them. Raises `OSError` or `ChangedMeanwhileError`."""
    with contextlib.ExitStack() as leftovers:
        staged = [_staged(root, change, leftovers) for change in changes]
        for change in changes:
            if _bytes(root / change.file) != change.before:
                raise ChangedMeanwhileError(change.file)
        done: list[_Staged] = []
        try:
            for one in staged:
                done.append(one)
                _put(one.new, one.target)
        except BaseException:
            for one in reversed(done):
                _put(one.old, one.target)
            raise


def _staged(root: Path, change: Change, leftovers: contextlib.ExitStack) -> _Staged:
    target = (root / change.file).resolve()  # a link stays a link
    target.parent.mkdir(parents=True, exist_ok=True)
    new, old = (_beside(target, content, leftovers) for content in (change.after, change.before))
    return _Staged(target, new, old)


def _beside(target: Path, content: bytes | None, leftovers: contextlib.ExitStack) -> Path | None:
    """The content in a file of its own, which is passed over while it is there (`reading/folders`)."""
    if content is None:
        return None
    path = target.with_name(f".{target.name}-{secrets.token_hex(4)}~")
    leftovers.callback(path.unlink, missing_ok=True)
    path.write_bytes(content)
    if target.exists():
        shutil.copymode(target, path)
    return path


def _put(content: Path | None, target: Path) -> None:
    if content is None:
        target.unlink(missing_ok=True)
    elif content.exists():  # else it is there already
        content.replace(target)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
