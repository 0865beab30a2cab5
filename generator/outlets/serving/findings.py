"""What is known to be wrong, and what of it the author has been told."""

import logging
from collections.abc import Collection, Iterable

from generator.checks import codes_of_owners
from generator.diagnostic import Diagnostic, Problem, in_reading_order
from generator.kinds import all_kinds
from generator.report import as_text

log = logging.getLogger("mkdocs.plugins.casebook")
Key = tuple[str, Problem]


class Known:
    """What could not be read, and what is found in the rest."""

    def __init__(self) -> None:
        self.unread: tuple[Diagnostic, ...] = ()
        self.checked: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps the site from being published, as far as is known."""
        return tuple(found for found in self.known if found.problem.severity == "error")

    def see(self, unread: Iterable[Diagnostic], seen: Iterable[Diagnostic], files: Collection[str]) -> None:
        """What could not be read, and what is `seen` in the `files` that were changed, before all is checked."""
        self.unread = tuple(unread)
        self.checked = (*(found for found in self.checked if not _is_seen_at_once(found, files)), *seen)

    def check(self, unread: Iterable[Diagnostic], checked: Iterable[Diagnostic]) -> None:
        """What could not be read, and what all checks have found."""
        self.unread, self.checked = tuple(unread), tuple(checked)

    @property
    def known(self) -> tuple[Diagnostic, ...]:
        """All that is known, in reading order."""
        return in_reading_order((*self.unread, *self.checked))


class Findings(Known):
    """Told are news only: what was not known before, and what is not to be found any more."""

    def __init__(self) -> None:
        super().__init__()
        self.told: set[Key] = set()

    def see(self, unread: Iterable[Diagnostic], seen: Iterable[Diagnostic], files: Collection[str]) -> None:
        """The same, and tell what is new."""
        super().see(unread, seen, files)
        self._tell()

    def check(self, unread: Iterable[Diagnostic], checked: Iterable[Diagnostic]) -> None:
        """The same, and tell what is new and what has been mended."""
        super().check(unread, checked)
        self._tell()
        gone = self.told - {*map(_key, self.known)}
        self.told -= gone
        if gone and not self.known:
            log.info("都改好了。")
        elif gone:
            log.info("改好了 %d 处，还有 %d 处。", len(gone), len(self.known))

    def _tell(self) -> None:
        news = [found for found in self.known if _key(found) not in self.told]
        self.told |= {*map(_key, news)}
        if news:
            log.warning("%s", as_text(news))


def _key(found: Diagnostic) -> Key:
    """What is the same finding after lines were added above it."""
    return found.place.file, found.problem


def _is_seen_at_once(found: Diagnostic, files: Collection[str]) -> bool:
    return found.place.file in files and found.problem.code in codes_of_owners(all_kinds())
