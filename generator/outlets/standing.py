"""Whether the site that stands is what a build would make: nothing that a build reads has changed, nor the site."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.build import as_it_stands
from generator.disclosure.audience import Audience
from generator.kept.folder import Folder
from generator.outlets.keeping import said
from generator.reading.stamps import footprint, settled

STANDING = "standing"


class Standing:
    """The site of a project as the last build left it; `told` is what that build had to say."""

    def __init__(self, folder: Folder, config: MkDocsConfig, audience: Audience) -> None:
        self.folder, self.config, self.audience = folder, config, audience
        self.site = Path(config.site_dir)
        self.before = self._read()
        self.told: list[str] = []

    def is_current(self) -> bool:
        """Whether a build would change nothing. Then `told` is what it would say."""
        kept = self.folder.read_one(STANDING)
        self.told = kept.get("told", [])
        current = self.before, footprint(_below(self.site))
        return all(current) and current == (kept.get("read"), kept.get("site"))

    def remember(self) -> None:
        """The site was just built."""
        site = footprint(_below(self.site))
        self.folder.write_one(STANDING, {"read": self.before, "site": site, "told": self.told})

    def _read(self) -> str:
        """A short name for all that a build reads, as it is now; empty if something was written a moment ago."""
        own = self.config.theme.custom_dir
        beside = {*_below(Path(self.config.docs_dir)), *(_below(Path(own)) if own else ())}
        project, found = as_it_stands(Path(self.config.config_file_path).parent), settled(beside)
        return project and found and f"{project} {found} {self.audience} {said(self.config)}"


def _below(folder: Path) -> Iterator[str]:
    """All files in a folder, however deep."""
    for place, _folders, files in os.walk(folder):
        yield from (os.path.join(place, file) for file in files)  # noqa: PTH118 - quicker than a `Path` of each


class _Listening(logging.Handler):
    def __init__(self, told: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.told = told

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@contextmanager
def listening(told: list[str]) -> Iterator[None]:
    """Add to `told` what MkDocs says meanwhile, and whoever says something in its name."""
    handler = _Listening(told)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
