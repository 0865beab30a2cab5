"""What of a project's folder of pages is for readers as it stands: pictures and files, not what pages are made from."""

from generator.authoring import identifiers
from generator.reading.sorting import PAGES

RECORDS = (".yaml", ".yml")


def stays_here(path: str) -> bool:
    """Whether a file, by its path below the folder of pages, is no part of a site: a record, the map of identifiers."""
    return path.endswith(RECORDS) or f"{PAGES}{path}" == identifiers.FILE
