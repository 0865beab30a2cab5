"""What is not on the disk yet, such as what an editor has open: it stands before the disk for whoever reads within."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_OPEN: ContextVar[Mapping[Path, bytes | None]] = ContextVar("open texts", default={})  # noqa: B039 - nobody changes it


@contextmanager
def unsaved(texts: Mapping[Path, bytes | None]) -> Iterator[None]:
    """Within, and in this thread, these files say something else. They may not be on the disk yet; None is gone."""
    token = _OPEN.set(texts)
    try:
        yield
    finally:
        _OPEN.reset(token)


def opened(file: Path | str) -> bytes | None:
    """What an editor has in the place of a file; None if it does not have it open."""
    texts = _OPEN.get()
    return texts.get(Path(file)) if texts else None


def opened_below(folder: Path) -> Iterator[Path]:
    """The files below a folder that are open in an editor, in order."""
    return (file for file, text in sorted(_OPEN.get().items()) if text is not None and file.is_relative_to(folder))


def is_gone(file: Path | str) -> bool:
    """Whether there is to be no such file any more."""
    texts = _OPEN.get()
    return bool(texts) and texts.get(Path(file), b"") is None


def size_of(file: Path) -> int:
    """How many bytes a file has. Raises `OSError`."""
    text = opened(file)
    return file.stat().st_size if text is None else len(text)


def content_of(file: Path) -> bytes:
    """The bytes of a file. Raises `OSError`."""
    text = opened(file)
    return file.read_bytes() if text is None else text
