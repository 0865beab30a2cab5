"""A file of the site that stands becomes a file of the next one, too."""

import os
import shutil
from pathlib import Path


def take_over(file: Path, place: Path) -> None:
    """Put a file at another place as well, as the same file where the disk lets us. Raises `OSError`."""
    if not place.parent.is_dir():  # which is quicker to ask than to make it for every file
        place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, place)
    except OSError:  # not on every disk
        shutil.copy2(file, place)
