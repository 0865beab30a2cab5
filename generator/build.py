"""The order of the stages: the only place that knows it.

load → checks → render, each taking values and giving values plus diagnostics; nothing is written here.
"""

import datetime
import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import checks
from generator.diagnostic import Diagnostic, has_errors, in_reading_order
from generator.kept.facts import Facts
from generator.kept.folder import Folder
from generator.kept.products import Products
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.folders import project_files
from generator.reading.load import Shelf
from generator.reading.placing import Placing
from generator.reading.stamps import settled
from generator.reading.statutes import read_statutes

# Records are made once and kept: looking for garbage among them over and over costs a tenth of a build.
SELDOM = (100_000, 50, 100)
RESTS_ON_DRAFT = "ref-unpublished"
SHELF, FINDINGS, PLACED, CHECKED = "shelf", "findings", "placed", "checked"  # what is kept from one check to the next


@dataclass(frozen=True, slots=True)
class Checked:
    """What of a knowledge base may be shown, and everything that was found wrong with it, in reading order.

    `withheld` are the paths of pages that may not be shown yet.
    """

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    withheld: frozenset[str] = frozenset()

    @property
    def is_publishable(self) -> bool:
        """Whether there is no error; warnings do not stop a site."""
        return not has_errors(self.diagnostics)


def check(root: Path, texts: Path | None = None, folder: Folder | None = None) -> Checked:
    """Read and check the knowledge base in `root`. What is not published yet is checked like all else, and left out.

    `texts` is a folder with the texts of regulations that it is compared with, `folder` one in which it is kept what
    was read and found, for the next time.
    """
    whole = _whole(root, texts, folder)
    return Checked(whole.library.published, whole.diagnostics, frozenset(withheld(whole.library)))


def read(root: Path) -> Library:
    """All records of a knowledge base that can be read, checked by nobody; drafts are among them."""
    gc.set_threshold(*SELDOM)
    folder = Folder(root)
    if not folder.open():
        return Shelf().read(root, all_kinds())[0]
    try:
        shelf = Shelf(folder.read(SHELF))
        library, _diagnostics = shelf.read(root, all_kinds())
        folder.write(SHELF, shelf.shares, shelf.changed)
    finally:
        folder.close()
    return library


def found_before(root: Path, folder: Folder) -> tuple[Diagnostic, ...] | None:
    """What the last check found, if nothing has changed since then that a check reads."""
    return folder.read_one(CHECKED).get(as_it_stands(root))


def as_it_stands(root: Path) -> str:
    """A short name for the project of today and what of it is refused; empty if something was written just now."""
    found = dict(project_files(root))
    refused = [(file, problem.code) for file, problem in found.items() if problem]
    written = settled([root / file for file, problem in found.items() if problem is None])
    return written and f"{written} {refused} {datetime.date.today()}"


def preview(root: Path, texts: Path | None = None) -> Checked:
    """The same with what is not published yet; that others rest on it already is only a warning."""
    whole = _whole(root, texts)
    return Checked(whole.library, tuple(map(tolerated, whole.diagnostics)))


def _whole(root: Path, texts: Path | None, folder: Folder | None = None) -> Checked:
    gc.set_threshold(*SELDOM)
    before = as_it_stands(root) if folder else ""
    shelf = Shelf(folder.read(SHELF) if folder else {})
    library, diagnostics = shelf.read(root, all_kinds())
    products = Products(Facts(library), folder.read(FINDINGS)) if folder and not texts else None
    if texts:
        statutes, unreadable = read_statutes(texts)
        library, diagnostics = replace(library, statutes=statutes), [*diagnostics, *unreadable]
    stamps = {file: stamp for file, (stamp, _share) in shelf.shares.items()}
    placing = Placing(root, stamps, folder.read(PLACED) if folder else None)
    found = [placing.place(library, owner, problem) for owner, problem in checks.run(library, products)]
    whole = Checked(library, in_reading_order([*diagnostics, *found]))
    if folder:
        folder.write(SHELF, shelf.shares, shelf.changed)
        folder.write(PLACED, placing.kept(), placing.changed)
    if folder and products:
        folder.write(FINDINGS, products.known, products.changed)
        folder.write_one(CHECKED, {before: whole.diagnostics} if before else {})
    return whole


def withheld(library: Library) -> Iterator[str]:
    """The paths of pages that readers may not see yet."""
    for record in library.records.values():
        if record.is_unpublished:
            yield from library.pages_of(record)


def tolerated(found: Diagnostic) -> Diagnostic:
    """A finding as a preview with drafts has it: that others rest on a draft already is only a warning."""
    if found.problem.code != RESTS_ON_DRAFT:
        return found
    return replace(found, problem=replace(found.problem, severity="warning"))
