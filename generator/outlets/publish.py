"""Publishing a finished folder in one move: a reader sees the old site or the new one, never half of either."""

import shutil
import tempfile
from pathlib import Path


class Staging:
    """A new empty folder beside `final`, on the same disk, that can take its place."""

    def __init__(self, final: Path) -> None:
        self.final = final.resolve()  # a link stays a link: what it leads to is replaced
        self.final.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{self.final.name}-", dir=self.final.parent))

    def publish(self) -> None:
        """Put the folder where `final` is. If it cannot be, the old site is there as before."""
        self.folder.chmod(0o755)
        old = self.folder.with_name(f"{self.folder.name}-old")
        if self.final.exists():
            self.final.rename(old)
        try:
            self.folder.rename(self.final)
        except BaseException:  # an interruption too
            if old.exists():
                old.rename(self.final)
            raise
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Remove the folder, which is not wanted any more; it may be gone already."""
        shutil.rmtree(self.folder, ignore_errors=True)
