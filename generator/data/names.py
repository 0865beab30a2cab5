"""What a reference may name: every record that the site lists, with the places in it."""

from collections.abc import Iterator

from generator.library import Library
from generator.record import Record


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`names`: `[[id, title, kind, list of the taxonomy or "", [[anchor, title]], [former id]]]`, in order."""
    listed = library.listed
    records = (record for kind in listed.kinds for record in listed.of_kind(kind.name))
    yield "names", [listed.of_record(record, "name", _named) for record in records]


def _named(record: Record) -> list[object]:
    return [
        record.id,
        record.title,
        record.kind,
        str(getattr(record, "dimension", "")),
        [[anchor.id, anchor.title] for anchor in record.anchors()],
        list(record.formerly),
    ]
