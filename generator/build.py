"""The order of the stages: the only place that knows it.

load → checks → render, each taking values and giving values plus diagnostics; nothing is written here.
"""

import datetime
import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from generator import checks
from generator.checks import Finding
from generator.diagnostic import Diagnostic, has_errors, in_reading_order
from generator.disclosure.audience import STAFF, Audience, Disclosure, for_audience
from generator.kept.facts import Facts
from generator.kept.folder import Folder, in_use
from generator.kept.products import Products
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.folders import project_files
from generator.reading.load import Shelf
from generator.reading.placing import Placing
from generator.reading.sorting import PAGES
from generator.reading.stamps import settled
from generator.reading.statutes import read_statutes

# Records are made once and kept: looking for garbage among them over and over costs a tenth of a build.
SELDOM = (100_000, 50, 100)
RESTS_ON_DRAFT = "ref-unpublished"
# What is kept from one check to the next.
SHELF, FINDINGS, ASIDE, PLACED, CHECKED = "shelf", "findings", "aside", "placed", "checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """What of a knowledge base may be shown, and everything that was found wrong with it, in reading order.

    `withheld` are the paths of pages that may not be shown, and of files that only such pages name.
    """

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    withheld: frozenset[str] = frozenset()

    @property
    def is_publishable(self) -> bool:
        """Whether there is no error; warnings do not stop a site."""
        return not has_errors(self.diagnostics)


def check(root: Path, texts: Path | None = None, folder: Folder | None = None, audience: Audience = STAFF) -> Checked:
    """Read and check the knowledge base in `root`. What is not published yet is checked like all else, and left out.

    `texts` is a folder with the texts of regulations that it is compared with, `folder` one in which it is kept what
    was read and found, for the next time. What the `audience` must not see is left out too.
    """
    whole = _whole(root, texts, folder, audience, _state(root, audience) if folder else "")
    return shown(root, whole.library, whole.library.published, audience, whole.diagnostics)


def shown(
    root: Path, whole: Library, candidate: Library, audience: Audience, diagnostics: tuple[Diagnostic, ...] = ()
) -> Checked:
    """What an audience may see of a `candidate`, which is the `whole` or less."""
    library = for_audience(candidate, audience)
    return Checked(library, diagnostics, frozenset(withheld(root, whole, library)))


def read(root: Path) -> Library:
    """All records of a knowledge base that can be read, checked by nobody; drafts are among them."""
    gc.set_threshold(*SELDOM)
    with in_use(root) as folder:
        shelf = Shelf(folder.read(SHELF) if folder else {})
        library, _diagnostics = shelf.read(root, all_kinds())
        if folder:
            folder.write(SHELF, shelf.shares, shelf.changed)
    return library


def findings(
    root: Path, texts: Path | None = None, audience: Audience = STAFF, *, fresh: bool = False
) -> tuple[Diagnostic, ...]:
    """What a check finds; where nothing has changed since the last one, what that one found."""
    with nullcontext() if fresh or texts else in_use(root) as kept:
        if kept is None:
            return check(root, texts, audience=audience).diagnostics
        state = _state(root, audience)
        before: tuple[Diagnostic, ...] | None = kept.read_one(CHECKED).get(state)
        return _whole(root, None, kept, audience, state).diagnostics if before is None else before


def as_it_stands(root: Path) -> str:
    """A short name for the project of today and what of it is refused; empty if something was written just now."""
    found = dict(project_files(root))
    refused = [(file, problem.code) for file, problem in found.items() if problem]
    written = settled([f"{root}/{file}" for file, problem in found.items() if problem is None])
    return written and f"{written} {refused} {datetime.date.today()}"


def _state(root: Path, audience: Audience) -> str:
    before = as_it_stands(root)
    return before and f"{before} {audience}"


def preview(root: Path, texts: Path | None = None, folder: Folder | None = None, *, keeps: bool = True) -> Checked:
    """The same with what is not published yet; that others rest on it already is only a warning.

    What is only tried `keeps` nothing in the `folder`.
    """
    whole = _whole(root, texts, folder, keeps=keeps)
    return Checked(whole.library, tuple(map(tolerated, whole.diagnostics)))


def _whole(
    root: Path,
    texts: Path | None,
    folder: Folder | None = None,
    audience: Audience = STAFF,
    state: str = "",
    *,
    keeps: bool = True,
) -> Checked:
    """Everything, checked; what is found is kept under the `state` of the project, if it can be told."""
    gc.set_threshold(*SELDOM)
    shelf = Shelf(folder.read(SHELF) if folder else {})
    library, diagnostics = shelf.read(root, all_kinds())
    aside = folder.read(ASIDE) if folder and not texts else {}
    products = Products(Facts(library), folder.read(FINDINGS), aside) if folder and not texts else None
    if texts:
        statutes, unreadable = read_statutes(texts)
        library, diagnostics = replace(library, statutes=statutes), [*diagnostics, *unreadable]
    stamps = {file: stamp for file, (stamp, _share) in shelf.shares.items()}
    placing = Placing(root, stamps, folder.read(PLACED) if folder else None)
    findings = [*checks.run(library, products)]
    findings += [] if audience == STAFF else findings_of_audience(library, findings, diagnostics)
    found = [placing.place(library, owner, problem) for owner, problem in findings]
    whole = Checked(library, in_reading_order([*diagnostics, *found]))
    if folder and keeps:
        folder.write(SHELF, shelf.shares, shelf.changed)
        folder.write(PLACED, placing.kept(), placing.changed)
    if folder and keeps and products:
        folder.write(FINDINGS, products.known, products.changed)
        # What is wrong may be mended soon, and then much is found again as it was before.
        waiting = {} if whole.is_publishable else {**products.gone, **aside}
        folder.write(ASIDE, waiting, waiting.keys() ^ aside.keys())
        folder.write_one(CHECKED, {state: whole.diagnostics} if state else {})
    return whole


def findings_of_audience(
    library: Library, known: Sequence[Finding], unread: Iterable[Diagnostic] = ()
) -> list[Finding]:
    """What keeps a library from being shown to the public, beside what is `known` to be wrong with it anyway.

    What is left of it is checked as well, as soon as nothing else is wrong, which would be found there again.
    """
    disclosure = Disclosure(library.published)
    found = [*checks.of_audience(disclosure)]
    severities = [problem.severity for _owner, problem in (*known, *found)] + [one.problem.severity for one in unread]
    if not disclosure.is_everything and "error" not in severities:
        before = known if library.published is library else checks.run(library.published)
        found += checks.of_what_is_left(disclosure, before)
    return found


def withheld(root: Path, library: Library, shown: Library) -> Iterator[str]:
    """The paths of pages of a library that readers may not see, and of files that only such pages name."""
    for name, record in library.records.items():
        if name not in shown.records:
            yield from library.pages_of(record)
    hidden = [file for file in library.documents if file not in shown.documents]
    yield from (file.removeprefix(PAGES).removesuffix(".md") for file in hidden)
    if hidden:
        yield from _named_only_there(root, library, shown, hidden)


def _named_only_there(root: Path, library: Library, shown: Library, hidden: Iterable[str]) -> Iterator[str]:
    there = "\n".join(library.documents[file] for file in hidden)
    elsewhere = "\n".join(shown.documents.values())
    for file, problem in project_files(root):
        names = Path(file).name, quote(Path(file).name)
        is_beside = problem is None and file.startswith(PAGES) and file not in library.documents
        if is_beside and any(name in there for name in names) and not any(name in elsewhere for name in names):
            yield file.removeprefix(PAGES)


def tolerated(found: Diagnostic) -> Diagnostic:
    """A finding as a preview with drafts has it: that others rest on a draft already is only a warning."""
    if found.problem.code != RESTS_ON_DRAFT:
        return found
    return replace(found, problem=replace(found.problem, severity="warning"))
