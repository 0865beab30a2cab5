"""Whether two libraries say the same but for the id of one record."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.authoring.mentioning import linked, named
from generator.diagnostic import FieldPath
from generator.fields import RefTo
from generator.library import Library
from generator.record import Record
from generator.walk import leaves


def unlike(before: Library, after: Library, old: str, new: str) -> list[str]:
    """The ids (or handwritten pages) that say something else than before, had `old` always been `new`.

    Addresses in handwritten pages count for nothing here: MkDocs checks them.
    """
    ids = {new if record_id == old else record_id: record_id for record_id in before.records}
    changed = ids.keys() ^ after.records.keys()
    for now, once in ids.items():
        if now in after.records and not _is_expected(before, after, once, old, new):
            changed |= {now}
    pages = (file for file, text in after.documents.items() if linked(old).search(text))
    return sorted({*changed, *pages})


def _is_expected(before: Library, after: Library, once: str, old: str, new: str) -> bool:
    record, now = before.records[once], new if once == old else once
    if once != old and not any(old in leaf.value for leaf in leaves(record)):
        return before.digest_of(once) == after.digest_of(now)
    return _expected(record, old, new) == _flat(after.records[now])


def _expected(record: Record, old: str, new: str) -> Mapping[FieldPath, Any]:
    """What a record says, by path, once the new id holds."""
    said = _flat(record)
    for leaf in leaves(record):
        if isinstance(leaf.mark, RefTo):
            said[leaf.path] = named(old).sub(new, leaf.value, count=1)
        elif leaf.mark.markdown:
            said[leaf.path] = linked(old).sub(lambda hit: hit[0].replace(old, new), leaf.value)
    return said | _own(record, old, new)


def _own(record: Record, old: str, new: str) -> dict[FieldPath, Any]:
    if record.id != old:
        return {}
    former = tuple(old if one == new else one for one in record.formerly)
    former = former if new in record.formerly else (*record.formerly, old)
    return {("id",): new, **{("formerly", place): one for place, one in enumerate(former)}}


def _flat(record: Record) -> dict[FieldPath, Any]:
    return dict(_scalars(record.model_dump(warnings=False), ()))


def _scalars(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """The values of a record by path; an empty list is one, so that none is lost."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple | list) else ()
    if not isinstance(value, dict | tuple | list) or (not value and path != ("formerly",)):
        yield path, value
    for step, one in inner:
        yield from _scalars(one, (*path, step))
