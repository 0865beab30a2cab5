"""What is left of a library for an audience: without records, parts and handwritten pages that are confidential, and
without the numbers of complaints.

Nothing downstream needs to know: what is confidential is not there, in whatever is made of what is left.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from generator.disclosure.front_matter import is_confidential
from generator.disclosure.redaction import Redacted, redacted
from generator.library import Library
from generator.walk import parts

Audience = Literal["staff", "public"]
AUDIENCES: Mapping[Audience, str] = {
    "staff": "本机构的人，什么都看得到",
    "public": "对外，看不到写着 confidential: true 的内容",
}
STAFF: Audience = "staff"


class Disclosure:
    """What of a `whole` library the public may see."""

    def __init__(self, whole: Library) -> None:
        self.whole = whole
        records = whole.records.values()
        self._confidential = {one.id: [path for path, part in parts(one) if part.confidential] for one in records}
        self.is_everything = not (
            any(self._confidential.values())
            or any(record.confidential for record in records)
            or any(map(is_confidential, whole.documents.values()))
            or whole.ledger
        )

    @cached_property
    def redacted(self) -> Mapping[str, Redacted]:
        """The records that are not confidential as a whole, by id."""
        shown = (record for record in self.whole.records.values() if not record.confidential)
        return {record.id: redacted(record, self.is_hidden) for record in shown}

    @cached_property
    def shown(self) -> Library:
        """The library for the public. A record that lacks what it needs is no record: it is left out too."""
        if self.is_everything:
            return self.whole
        records = {name: one.record for name, one in self.redacted.items() if not one.needed}
        documents = {file: text for file, text in self.whole.documents.items() if not is_confidential(text)}
        return replace(self.whole, records=records, documents=documents, ledger=None)

    def is_hidden(self, ref: str) -> bool:
        """Whether `id` or `id#anchor` names something confidential."""
        record, place = self.whole.get(ref), self.whole.anchor(ref)
        if record is None or record.confidential:
            return record is not None
        return place is not None and any(place.path[: len(path)] == path for path in self._confidential[record.id])


def for_audience(library: Library, audience: Audience) -> Library:
    """What an audience may see of a library."""
    return library if audience == STAFF else Disclosure(library).shown
