"""How pages are asked for, as a table for the search: the utterances in `asked`, and what customers say of a cause."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, takewhile, zip_longest

from generator.kinds.plan import Plan
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.record import Record

ROOM = 190_000  # characters of all utterances, some 250 KB compressed: the table is read while somebody waits
ASKING = ("cause", "matter", "danger")  # who names a product or says how grave it is does not ask for a page


def datasets(library: Library) -> Iterator[tuple[str, object]]:
    """`asked`: `{"pages": [address], "said": [its utterances, a line each]}`."""
    said: dict[str, list[str]] = defaultdict(list)
    for page, words in _as_many_as_fit(_said(library)):
        said[page].append(words)
    yield "asked", {"pages": list(said), "said": ["\n".join(lines) for lines in said.values()]}


def _said(library: Library) -> dict[str, list[str]]:
    """The utterances of each page: first its own, then what is heard of its cause, the short before the long."""
    said: dict[str, list[str]] = defaultdict(list)
    for record in library.listed.all(Record):
        if record.asked:
            said[library.page_of(record)] += record.asked
    heard: dict[str, list[str]] = defaultdict(list)
    for taxon in library.listed.all(Taxon):
        for page in _ways(library, taxon) if taxon.dimension in ASKING else ():
            heard[page] += taxon.heard
    for page, lines in heard.items():
        said[page] += sorted(lines, key=len)
    return said


def _as_many_as_fit(said: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The first utterance of every page, the second of every page and so on, until there is no more room."""
    rounds = zip_longest(*([(page, words) for words in lines] for page, lines in said.items()))
    turns = [turn for turn in chain.from_iterable(rounds) if turn]
    lengths = accumulate(len(words) for _page, words in turns)
    return (turn for turn, length in takewhile(lambda pair: pair[1] <= ROOM, zip(turns, lengths, strict=True)))


def _ways(library: Library, taxon: Taxon) -> Iterable[str]:
    """The pages to which one is sent who says such a thing: the first guide, and whatever plan there is."""
    offered = [record for record in map(library.get, taxon.offers) if isinstance(record, Plan)]
    guides = [record for record in map(library.get, taxon.guides[:1]) if record]
    return map(library.page_of, [*guides, *offered] if taxon.dimension == "danger" else guides)
