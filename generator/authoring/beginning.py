"""The text of a new record: the EXAMPLE of its kind as a draft of today, with what is said already."""

import datetime
from collections.abc import Mapping
from typing import Any

from generator.authoring.choices import as_yaml, in_yaml
from generator.authoring.naming import is_taken, title_for
from generator.authoring.quoting import entries
from generator.authoring.written import Written
from generator.library import Library
from generator.reading.source import parse
from generator.record import Kind


def begun(kind: Kind, library: Library, said: Mapping[str, str], today: datetime.date) -> Written:
    """The text of a record, without its id, not fitted yet. `said` are fields in the author's words.

    It is a draft, so that what it will name by chance is not published unread. Raises `NotOfferedError`.
    """
    values = {name: as_yaml(kind, name, text, library) for name, text in said.items()}
    written = _of_today(_sample(kind, library, values), today)
    written = _named_freely(written, kind, library)
    for name, value in {**values, "status": values.get("status", "draft")}.items():
        written = _with(written, name, value)
    return written


def _of_today(written: Written, today: datetime.date) -> Written:
    """The day on which the example was written becomes today, wherever it stands."""
    reviewed = written.value.get("reviewed")
    return Written(written.text.replace(reviewed, today.isoformat())) if reviewed else written


def _named_freely(written: Written, kind: Kind, library: Library) -> Written:
    """Without names that others have."""
    title, aliases = written.value["title"], written.value.get("aliases", ())
    if any(is_taken(name, kind, library) for name in aliases):
        written = written.without(("aliases",))
    free = title_for(title, kind, library)
    return written if free == title else written.replaced(("title",), in_yaml(free))


def _with(written: Written, name: str, value: str) -> Written:
    """With a value for a field, behind the title if it is a new one."""
    if name in written.value:
        return written.replaced((name,), value)
    return written.behind(("title",), f"{name}: {value}")


def _sample(kind: Kind, library: Library, values: Mapping[str, str]) -> Written:
    """The example that comes nearest to some values, written in YAML; of a file that holds many, one entry."""
    if not kind.holds_many:
        others = library.of_kind(kind.name)
        return Written(kind.example_beside(others) if others and kind.example_beside else kind.example)
    samples = [written for written, _record in entries(kind)]
    return max(samples, key=lambda entry: (_agreeing(entry.value, values), -len(entry.text)))


def _agreeing(sample: Mapping[str, Any], values: Mapping[str, str]) -> int:
    return sum(parse(value, "").value == sample.get(name) for name, value in values.items())
