"""What follows from a record alone, worked out once and kept with it."""

from functools import cache
from hashlib import blake2b, sha256
from typing import NamedTuple

from pydantic_core import to_json

from generator.packed.value import Packed
from generator.record import Record
from generator.references import Named, Reference, mentions, named
from generator.walk import leaves

FIELD = 8  # bytes of the digest of a field


class Known(NamedTuple):
    """What follows from a record alone."""

    record: Record
    digest: str
    named: Named
    mentions: Packed[tuple[Reference, ...]]  # of a title it is not known yet whose it is
    fields: bytes  # a digest of each field, in the order of the model


def known_of(record: Record) -> Known:
    """What follows from a record alone; the digest is a short name for all that it says."""
    words = record.model_dump_json(warnings=False)
    found = tuple(mentions(record.id, leaves(record)))
    return Known(record, sha256(words.encode()).hexdigest()[:16], named(found), Packed(found), _fields(record))


def _fields(record: Record) -> bytes:
    values = (getattr(record, name) for name in type(record).model_fields)
    return b"".join(blake2b(to_json(value), digest_size=FIELD).digest() for value in values)


@cache
def field_in(model: type[Record], name: str) -> slice:
    """Where among the digests of fields that of one stands; nowhere if there is none of this name."""
    fields = [*model.model_fields]
    place = fields.index(name) if name in fields else len(fields)
    return slice(place * FIELD, (place + 1) * FIELD)
