"""How records are named in fields and texts: by ids, in links, by the titles in 《》."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from sys import intern
from typing import Any, NamedTuple

from generator.diagnostic import FieldPath
from generator.fields import RefTo
from generator.record import Record
from generator.walk import Leaf

TITLE = re.compile(r"《([^《》\n]{1,80})》")
TITLE_NOISE = re.compile(r"[\s·,，、]|中华人民共和国")
LINK = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
IN_PROSE = RefTo()
OWNER = ("owner",)
HALF_WIDTH = str.maketrans("（）：—", "():-")


class Reference(NamedTuple):
    """One mention of a record by another: `owner` is the id (or handwritten page) that mentions.

    `title` is the 《title》 by which it is named, if it is.
    """

    owner: str
    path: FieldPath
    target: str
    mark: RefTo
    title: str = ""

    def __reduce__(self) -> Any:
        """How it is pickled: what comes back shares its path with all others that have it."""
        return _reference, (*self,)

    @property
    def target_id(self) -> str:
        """The id without the anchor."""
        return self.target.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The anchor without the id; empty if the whole record is meant."""
        return self.target.partition("#")[2]

    @property
    def written(self) -> str:
        """How it stands in the text."""
        return self.title or self.target


class Named(NamedTuple):
    """What somebody names: ids without anchors, and 《titles》 of which it is not known yet whose they are.

    `cites` are the places and records that are named by id, as written, and not as who answers for the page.
    """

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    cites: tuple[str, ...]


def fits(mark: RefTo, record: Record) -> bool:
    """Whether a record is of the kind, and of the list of the taxonomy, that a reference may name."""
    return not mark.kinds or (record.kind in mark.kinds and mark.dimension in ("", getattr(record, "dimension", "")))


def mentions(owner: str, found: Iterable[Leaf]) -> Iterator[Reference]:
    """The mentions in texts and references: the ids that are named or linked, and the titles in 《》."""
    for leaf in found:
        if isinstance(leaf.mark, RefTo):
            yield Reference(owner, _shared(leaf.path), leaf.value, leaf.mark)
        elif "[[" in leaf.value or "《" in leaf.value:
            links = LINK.finditer(leaf.value) if leaf.mark.markdown else ()
            path = _shared(leaf.path)
            yield from (Reference(owner, path, intern(hit[1].strip()), IN_PROSE) for hit in links)
            yield from (Reference(owner, path, "", IN_PROSE, intern(hit[0])) for hit in TITLE.finditer(leaf.value))


@cache
def _shared(path: FieldPath) -> FieldPath:
    """The same path, once in memory for all records that have such a field."""
    return path


def _reference(owner: str, path: FieldPath, target: str, mark: RefTo, title: str) -> Reference:
    return Reference(owner, _shared(path), target, mark, intern(title))


def named(found: Iterable[Reference]) -> Named:
    """What is named by these mentions."""
    references = tuple(found)
    return Named(
        tuple(dict.fromkeys(intern(one.target_id) for one in references if not one.title)),
        tuple(dict.fromkeys(one.title for one in references if one.title)),
        tuple(dict.fromkeys(one.target for one in references if not one.title and one.path != OWNER)),
    )


@lru_cache(maxsize=4096)
def plain_title(title: str) -> str:
    """A title without the parts that writers leave out or type differently."""
    return TITLE_NOISE.sub("", title.translate(HALF_WIDTH))
