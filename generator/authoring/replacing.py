"""One file of an author takes the place of what was there, whole or not at all."""

from contextlib import suppress
from pathlib import Path


def replace(file: Path, raw: bytes) -> None:
    """Write a file. Raises `OSError`, and then nothing has changed."""
    file = file.resolve()  # a link stays a link
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(raw)
        if file.exists():
            beside.chmod(file.stat().st_mode)
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
