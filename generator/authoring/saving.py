"""Authors' files are written all together or not at all."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

Contents = Mapping[str, tuple[bytes | None, bytes]]
"""By paths below a project: what a file holds (None if it is not there yet), and what it is to hold."""


class ChangedMeanwhileError(Exception):
    """A file has changed since its new content was worked out; nothing was written. The text is its path."""


def save(root: Path, contents: Contents) -> None:
    """Write all files, or leave all as they are. Raises `ChangedMeanwhileError`, and `OSError` as the disk does."""
    staged: dict[Path, Path] = {}
    try:
        for file, (_before, after) in contents.items():
            path = (root / file).resolve()
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = path.with_name(f".{path.name}.new")
            staged[path].write_bytes(after)
        for file, (before, _after) in contents.items():
            if _content(root / file) != before:
                raise ChangedMeanwhileError(file)
        _replace(staged, {(root / file).resolve(): before for file, (before, _after) in contents.items()})
    finally:
        for waiting in staged.values():
            with suppress(OSError):
                waiting.unlink(missing_ok=True)


def _replace(staged: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    done: list[Path] = []
    try:
        for path, waiting in staged.items():
            if path.exists():
                waiting.chmod(path.stat().st_mode & 0o777)
            waiting.replace(path)
            done.append(path)
    except BaseException:
        for path in done:
            old = before[path]
            path.unlink() if old is None else path.write_bytes(old)
        raise


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
