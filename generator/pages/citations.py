"""Who mentions a record, and how sure we are of what is cited."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from generator.library import Library
from generator.record import Anchor, Kind, Record


class Mentions(NamedTuple):
    """The ids of the records of one kind that mention something, in the order of their list."""

    kind: Kind
    ids: tuple[str, ...]


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`record | cited_by(anchor, kind=…)`, `refs | sureness`."""
    return {"cited_by": partial(_cited_by, library), "sureness": partial(_sureness, library)}


def _cited_by(library: Library, record: Record, anchor: str = "", *, kind: str = "") -> list[Mentions]:
    """Who mentions a record (or one place in it), by kind in menu order; of one kind only if it is named."""
    found = library.mentioned_by(f"{record.id}#{anchor}" if anchor else record.id)
    return [Mentions(library.kind_named(name), ids) for name, ids in found.items() if kind in ("", name)]


def _sureness(library: Library, refs: Iterable[str]) -> str | None:
    """How sure we are of the least sure article or time limit among `refs`, if any is among them."""
    places = (_named(library, ref) for ref in refs)
    return max((known for place in places if (known := getattr(place, "confidence", None))), default=None)


def _named(library: Library, ref: str) -> Record | Anchor | None:
    library.note("named", ref)
    return library.unwatched.anchor(ref) if "#" in ref else library.unwatched.get(ref)
