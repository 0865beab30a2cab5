"""How pages are asked for, as a table for the search: the sentences in `asked`, and what customers say of a cause."""

from collections.abc import Iterator

from generator.kinds.plan import Plan
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.record import Record
from generator.twins import telling


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`asked`: the model of all sentences; its classes are the addresses of pages."""
    yield "asked", telling.learn(_said(library)).table()


def _said(library: Library) -> Iterator[tuple[str, str]]:
    for record in library.listed.all(Record):
        if record.asked:
            yield from ((library.page_of(record), words) for words in (*record.names, *record.asked))
    for taxon in library.listed.all(Taxon):
        for page in _ways(library, taxon):
            yield from ((page, words) for words in taxon.heard)


def _ways(library: Library, taxon: Taxon) -> Iterator[str]:
    """The pages to which one is sent who says such a thing: the first guide, and whatever plan there is."""
    offered = [record for record in map(library.get, taxon.offers) if isinstance(record, Plan)]
    guides = [record for record in map(library.get, taxon.guides[:1]) if record]
    yield from map(library.page_of, [*guides, *offered] if taxon.dimension == "danger" else guides)
