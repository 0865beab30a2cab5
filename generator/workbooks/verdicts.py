"""What is to become of each record of a workbook, beside what the knowledge base says today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.authoring.sense import digest
from generator.diagnostic import Problem
from generator.library import Library
from generator.reading.ids import is_id, misnamed
from generator.workbooks.gathering import Gathered

CHANGED_SINCE = "导出以后，知识库里的这一条又改过，没有动它。重新导出一份，在新的表里改"
IS_GONE = "知识库里没有这一条了，或者它现在有错误、读不出来，没有动它"
DRAFT = {"status": "draft"}


@dataclass
class Verdicts:
    """Records that the workbook says otherwise, or says anew (as drafts), and what may not be done, by id."""

    changed: dict[str, Any] = field(default_factory=dict)
    new: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, str | Problem] = field(default_factory=dict)


def verdicts(gathered: Gathered, library: Library, before: Mapping[str, Any]) -> Verdicts:
    """Sort the records of a workbook. `before` is what the files say of those that can be read."""
    found = Verdicts()
    for record_id, value in gathered.values.items():
        exported, today = gathered.digests.get(record_id), before.get(record_id)
        if exported is None:
            if problem := _unwelcome(record_id, library):
                found.refused[record_id] = problem
            else:
                found.new[record_id] = {**value, **DRAFT}
        elif digest(value) == exported or (today is not None and digest(value) == digest(today)):
            continue
        elif today is None:
            found.refused[record_id] = IS_GONE
        elif exported != digest(today):
            found.refused[record_id] = CHANGED_SINCE
        else:
            found.changed[record_id] = value
    return found


def _unwelcome(record_id: str, library: Library) -> Problem | None:
    """Why a new record may not have an id."""
    if not is_id(record_id):
        return misnamed(record_id)
    if record_id in library.unreadable or record_id in library.origins:
        origin = library.origins.get(record_id)
        return Problem(written=f"{record_id}（{origin.file if origin else ''} 已经用了）", code="id-duplicate")
    return None
