"""What checks would find in a knowledge base if some records said something else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import checks
from generator.diagnostic import Diagnostic, Problem
from generator.library import Library, Origin
from generator.reading.offered import offered
from generator.reading.placing import Placing
from generator.reading.validation import validate
from generator.record import Kind, Record
from generator.references.known import known_of

Finding = tuple[str, Problem]
"""The id of a record, and what is wrong with it in terms of its fields."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is found: in the records that were tried, and what comes of it in others, at its place."""

    found: tuple[Finding, ...]
    elsewhere: tuple[Diagnostic, ...]


def try_out(root: Path, library: Library, kind: Kind, values: Mapping[str, Any], files: Mapping[str, Origin]) -> Trial:
    """Try records of a kind: what each says, and where it would stand, by its id."""
    if not values:
        return Trial((), ())
    tried = {record_id: validate(kind.model, record_id, value) for record_id, value in values.items()}
    wrong = [
        (record_id, offered(kind, library, problem))
        for record_id, of in tried.items()
        if isinstance(of, tuple)
        for problem in of
    ]
    records = {record_id: of for record_id, of in tried.items() if isinstance(of, Record)}
    others = {record_id: record for record_id, record in library.records.items() if record_id not in tried}
    after = replace(
        library,
        records=others | records,
        origins={**library.origins, **files},
        unreadable={**library.unreadable, **{one: kind.name for one in tried if one not in records}},
        known={**library.known, **{record_id: known_of(record) for record_id, record in records.items()}},
    )
    found = [*checks.run(after)]
    beside = [one for one in found if one[0] not in tried]
    old = set(checks.run(library)) if beside else set()
    placing = Placing(root, {})
    return Trial(
        (*wrong, *(one for one in found if one[0] in records)),
        tuple(placing.place(after, *one) for one in beside if one not in old),
    )
