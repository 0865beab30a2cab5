"""Where in the authors' files it stands what was found: looked up once for each writing of a file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.diagnostic import Diagnostic, Problem
from generator.library import Library
from generator.reading.load import read_text
from generator.reading.places import find
from generator.reading.source import locate
from generator.reading.stamps import UNKNOWN, Stamp

Placed = Mapping[tuple[str, Problem], Diagnostic]
"""Places in one file, by owner and problem."""


class Placing:
    """The places of one check. `stamps` are those of the files, `before` what an earlier check has looked up."""

    def __init__(
        self, root: Path, stamps: Mapping[str, Stamp], before: Mapping[str, tuple[Stamp, Placed]] | None = None
    ) -> None:
        self.root, self.stamps, self.before = root, stamps, before or {}
        self.found: dict[str, dict[tuple[str, Problem], Diagnostic]] = {}
        self.changed: set[str] = set()
        self._texts: dict[str, str] = {}

    def place(self, library: Library, owner: str, problem: Problem) -> Diagnostic:
        """A problem of a record, of a handwritten page or of another file, at its place."""
        file = library.origins[owner].file if owner in library.origins else owner
        known = self._known(file).get((owner, problem))
        if known is None:
            self.changed.add(file)
            known = self._looked_up(library, owner, problem, file)
        self.found.setdefault(file, {})[owner, problem] = known
        return known

    def kept(self) -> Mapping[str, tuple[Stamp, Placed]]:
        """What the next check may use, by file."""
        self.changed |= self.before.keys() - self.found.keys()
        return {file: (self.stamps.get(file, UNKNOWN), found) for file, found in self.found.items()}

    def _known(self, file: str) -> Placed:
        stamp, found = self.before.get(file, (UNKNOWN, {}))
        return found if stamp != UNKNOWN and stamp == self.stamps.get(file) else {}

    def _looked_up(self, library: Library, owner: str, problem: Problem, file: str) -> Diagnostic:
        if file not in self._texts:
            self._texts[file] = read_text(self.root, file)
        text = self._texts[file]
        if owner in library.documents:
            return Diagnostic(problem, find(text, owner, problem.needle))
        if owner in library.origins:
            problem = replace(problem, path=(*library.origins[owner].prefix, *problem.path))
        return Diagnostic(problem, locate(text, file, problem))
