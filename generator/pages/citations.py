"""Who mentions a record, who has to read that again when it changes, and how sure we are of what is cited."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from generator.library import Library
from generator.record import Anchor, Kind, MaintainedRecord, Part, Record
from generator.walk import parts


class Mentions(NamedTuple):
    """The ids of the records of one kind that mention something, in the order of their list."""

    kind: Kind
    ids: tuple[str, ...]


class Place(NamedTuple):
    """A place of a record on which others rest, the part that defines it, and who mentions it."""

    ref: str
    title: str
    part: Part
    mentions: list[Mentions]


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`record | cited_by(anchor, kind=…)`, `… | rested_on_by_owner`, `… | rested_on_places`, `refs | sureness`."""
    return {
        "cited_by": partial(_cited_by, library),
        "rested_on_by_owner": partial(_rested_on_by_owner, library, cache(partial(_owner, library.unwatched))),
        "rested_on_places": partial(_rested_on_places, library),
        "sureness": partial(_sureness, library),
    }


def _cited_by(library: Library, record: Record, anchor: str = "", *, kind: str = "") -> list[Mentions]:
    """Who mentions a record (or one place in it), by kind in menu order; of one kind only if it is named."""
    found = library.mentioned_by(f"{record.id}#{anchor}" if anchor else record.id)
    return [Mentions(library.kind_named(name), ids) for name, ids in found.items() if kind in ("", name)]


def _rested_on_by_owner(
    library: Library, owner_of: Callable[[str], str], record: Record
) -> list[tuple[str, list[Mentions]]]:
    """Who mentions a record, by the role that answers for that; "" stands for nobody, and comes last."""
    found: dict[str, list[Mentions]] = defaultdict(list)
    for kind, ids in _cited_by(library, record):
        of_kind: dict[str, list[str]] = defaultdict(list)
        for one in ids:
            library.note("value", f"{one} owner")
        written = [owner_of(one) for one in ids]
        today = {owner: library.current_id(owner) for owner in {*written}}
        for one, owner in zip(ids, written, strict=True):
            of_kind[today[owner]].append(one)
        for owner, owned in of_kind.items():
            found[owner].append(Mentions(kind, tuple(owned)))
    return sorted(found.items(), key=lambda item: (not item[0], item[0]))


def _owner(library: Library, record_id: str) -> str:
    """The role that a record names."""
    record = library.records[record_id]
    return record.owner if isinstance(record, MaintainedRecord) else ""


def _rested_on_places(library: Library, record: Record) -> Iterator[Place]:
    """The places of a record that others mention, in their order."""
    defined = dict(parts(record))
    for anchor in library.anchors(record.id).values():
        if mentions := _cited_by(library, record, anchor.id):
            yield Place(f"{record.id}#{anchor.id}", anchor.title, defined[anchor.path[:-1]], mentions)


def _sureness(library: Library, refs: Iterable[str]) -> str | None:
    """How sure we are of the least sure article or time limit among `refs`, if any is among them."""
    places = (_named(library, ref) for ref in refs)
    return max((known for place in places if (known := getattr(place, "confidence", None))), default=None)


def _named(library: Library, ref: str) -> Record | Anchor | None:
    library.note("named", ref)
    return library.unwatched.anchor(ref) if "#" in ref else library.unwatched.get(ref)
