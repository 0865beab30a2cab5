"""Publishing a finished folder in one move: a reader sees the old site or the new one, never half of either."""

import shutil
import tempfile
from pathlib import Path


def staging_folder(final: Path) -> Path:
    """A new empty folder beside `final`, on the same disk, so that it can be moved into place."""
    final = final.resolve()
    final.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{final.name}-", dir=final.parent))


def publish(staged: Path, final: Path) -> None:
    """Put `staged` where `final` is, or where it leads if it is a link. On failure the old site is put back."""
    final = final.resolve()
    staged.chmod(0o755)
    old = staged.with_name(f"{staged.name}-old")
    if final.exists():
        final.rename(old)
    try:
        staged.rename(final)
    except OSError:
        if old.exists():
            old.rename(final)
        raise
    discard(old)


def discard(folder: Path) -> None:
    """Remove a folder that is not wanted any more; it may be gone already."""
    shutil.rmtree(folder, ignore_errors=True)
