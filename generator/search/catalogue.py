"""What is known of every page before its text is read: names, kind, facets. Column by column, one line a page.

Other names are what makes a synonym: a page is found by each of them, and a text that uses one of them is found by the
others. An author adds one in the `aliases` of a record.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.fields import Text
from generator.library import Library
from generator.pages.page import Page
from generator.record import Facet, Record
from generator.search.words import words
from generator.walk import marked_fields

CODE_LENGTH = 40

Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page; `facets` are pairs of facet and value."""

    path: str
    group: str
    boost: float
    title: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    summary: str = ""
    facets: tuple[tuple[str, str], ...] = ()


def entries(library: Library, pages: Iterable[Page]) -> Iterator[Entry]:
    """An entry for each page that can be found. A page that was moved is found where it is now, and not twice."""
    for page in pages:
        if not page.listed:
            continue
        record = library.records.get(page.record or "")
        if record is None:
            yield Entry(page.path, page.group, page.boost, page.title, summary=page.description)
        elif page.searchable:
            facets = tuple(_facets(library, record))
            names, summary = record.aliases, record.summary or ""
            yield Entry(page.path, page.group, page.boost, page.title, names, _codes(record), summary, facets)


def catalogue(library: Library, found: Sequence[Entry]) -> Mapping[str, object]:
    """The entries as columns with a line a page, `{"title": "甲\\n乙", …}`, and the words that explain queries."""
    groups = list(dict.fromkeys((entry.group, entry.boost) for entry in found))
    labels = {facet.name: (facet.label, _values(library, facet)) for facet in _searched(library)}
    return {
        "groups": groups,
        "group": _column(str(groups.index((entry.group, entry.boost))) for entry in found),
        "path": _column(entry.path for entry in found),
        "title": _column(entry.title for entry in found),
        "names": _column("\t".join(entry.names) for entry in found),
        "codes": _column("\t".join(entry.codes) for entry in found),
        "facets": [
            {
                "name": name,
                "label": label,
                "values": values,
                "pages": _column(_places(entry, name, values) for entry in found),
            }
            for name, (label, values) in labels.items()
        ],
        **words(),
    }


def summaries(found: Sequence[Entry]) -> str:
    """A line for each entry; they come after the names."""
    return _column(entry.summary for entry in found)


def _column(values: Iterable[str]) -> str:
    return "\n".join(values)


def _places(entry: Entry, facet: str, values: Values) -> str:
    """The values of one facet, by their places among all values."""
    places = {value: place for place, value in enumerate(values)}
    return ",".join(str(places[value]) for name, value in entry.facets if name == facet and value in places)


def _facets(library: Library, record: Record) -> Iterator[tuple[str, str]]:
    """What a record shows for the facets; a value of the taxonomy counts for its dimension wherever it is named."""
    searched = {facet.name for facet in _searched(library)}
    for facet in library.kind_of(record).facets:
        for value in map(library.current_id, facet.values(record)):
            dimension = getattr(library.records.get(value), "dimension", "")
            if dimension in searched:
                yield dimension, value
            elif facet.searched and not dimension:
                yield facet.name, value


def _searched(library: Library) -> Iterator[Facet]:
    return (facet for kind in library.kinds for facet in kind.facets if facet.searched)


def _values(library: Library, facet: Facet) -> Values:
    """What each value of a facet is called."""
    taxa = library.listed.of_kind("taxon")
    return dict(facet.words) or {it.id: it.title for it in taxa if getattr(it, "dimension", "") == facet.name}


def _codes(record: Record) -> tuple[str, ...]:
    """Short facts of a record itself, such as the number of a regulation or the English of a term."""
    values = (getattr(record, name) for name in _code_fields(type(record)))
    return tuple(value for value in values if isinstance(value, str) and len(value) <= CODE_LENGTH)


@cache
def _code_fields(model: type[Record]) -> tuple[str, ...]:
    marks = dict(marked_fields(model))
    lines = (name for name, mark in marks.items() if isinstance(mark, Text) and not mark.markdown)
    return tuple(name for name in lines if name not in Record.model_fields)
