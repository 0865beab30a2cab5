"""What of a record is confidential, for those who see it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from generator.library import Library
from generator.record import Anchor, Record
from generator.walk import parts


class Confidential(NamedTuple):
    """The confidential parts of a record: the places among them that have a name, and how many others there are."""

    places: tuple[Anchor, ...]
    others: int


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`record | confidential_parts`."""
    return {"confidential_parts": partial(_confidential_parts, library)}


def _confidential_parts(library: Library, record: Record) -> Confidential | None:
    """Nothing for a record that the public may see as it is."""
    paths = [path for path, part in parts(record) if part.confidential]
    places = tuple(place for place in library.anchors(record.id).values() if place.path[:-1] in paths)
    return Confidential(places, len(paths) - len(places)) if paths else None
