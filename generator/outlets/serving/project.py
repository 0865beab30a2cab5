"""A knowledge base that is read again after each edit: what the files say, and what of it may be shown."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import build, checks
from generator.checks import Finding
from generator.diagnostic import Diagnostic
from generator.disclosure.audience import STAFF, Audience
from generator.kept.facts import Facts, Product
from generator.kept.products import Products
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.load import Shelf
from generator.reading.placing import Placed, Placing
from generator.reading.sorting import is_aggregate
from generator.reading.stamps import Stamp


@dataclass(frozen=True)
class Reading:
    """`library` is what the files say, `unread` why some of it could not be read, `shown` what pages are made of.

    `stamps` are those of the files that were read.
    """

    library: Library = field(default_factory=Library)
    unread: tuple[Diagnostic, ...] = ()
    shown: Library = field(default_factory=Library)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)


class Project:
    """The knowledge base in `root`; with `drafts` what is not published yet is shown too.

    What the `audience` must not see is not shown.
    """

    def __init__(self, root: Path, *, drafts: bool, audience: Audience = STAFF) -> None:
        self.root, self.drafts, self.audience = root, drafts, audience
        self.shelf, self.last = Shelf(), Reading()
        self.published = Library()
        self.found: Mapping[str, Product] = {}
        self.placed: Mapping[str, tuple[Stamp, Placed]] = {}

    def read(self) -> Reading:
        """Read what has changed. A record whose file cannot be read any more is shown as it was."""
        library, unread = self.shelf.read(self.root, all_kinds())
        shown = _completed(library, self.last.shown, unread)
        stamps = {file: stamp for file, (stamp, _share) in self.shelf.shares.items()}
        self.last = Reading(library, self._judged(unread), shown, stamps)
        return self.last

    def publishable(self, reading: Reading) -> build.Checked:
        """What of a reading pages are made of."""
        candidate = reading.shown if self.drafts else reading.shown.published
        checked = build.shown(self.root, reading.shown, candidate, self.audience)
        checked.library.learn_from(self.published)
        self.published = checked.library
        return checked

    def look_at(self, reading: Reading, files: Collection[str]) -> tuple[Diagnostic, ...]:
        """What is wrong with the records and texts in some files, as far as one can see without the others."""
        library = reading.library
        owners = {name for name, origin in library.origins.items() if origin.file in files}
        owners |= {file for file in library.documents if file in files}
        return self._placed(Placing(self.root, reading.stamps), library, checks.of_owners(library, owners))

    def look_across(self, reading: Reading) -> tuple[Diagnostic, ...]:
        """What all checks find; only those look again that may find something else."""
        products = Products(Facts(reading.library), self.found)
        placing = Placing(self.root, reading.stamps, self.placed)
        findings = [*checks.run(reading.library, products)]
        if self.audience != STAFF:
            findings += build.findings_of_audience(reading.library, findings, reading.unread)
        found = self._placed(placing, reading.library, findings)
        self.found, self.placed = products.known, placing.kept()
        return found

    def _placed(self, placing: Placing, library: Library, findings: Iterable[Finding]) -> tuple[Diagnostic, ...]:
        return self._judged(placing.place(library, owner, problem) for owner, problem in findings)

    def _judged(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(map(build.tolerated, found) if self.drafts else found)


def _completed(library: Library, before: Library, unread: Sequence[Diagnostic]) -> Library:
    """A library with the records, and the numbers, that it had before and whose files cannot be read now."""
    broken = {found.place.file for found in unread if found.problem.severity == "error"}
    kept = {
        name: record
        for name, record in before.records.items()
        if name not in library.records and before.origins[name].file in broken
    }
    if before.ledger and not library.ledger and any(map(is_aggregate, broken)):
        library = replace(library, ledger=before.ledger)
    if not kept:
        return library
    return replace(
        library,
        records={**library.records, **kept},
        origins={**library.origins, **{name: before.origins[name] for name in kept}},
        unreadable={name: kind for name, kind in library.unreadable.items() if name not in kept},
    )
