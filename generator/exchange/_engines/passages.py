"""The texts of a site as documents for a search engine: one a section of a page, with all by which it is looked for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from typing import Any

from generator.exchange._outgoing.selection import Selection
from generator.outlets.every_page import documents, every_page
from generator.pages.page import Page
from generator.search.catalogue import Entry, catalogue, entries
from generator.search.passages import BLOCK, passages
from generator.search.readings import readings
from generator.traditional.converting import VARIANTS, Converter
from generator.twins import folding

Document = Mapping[str, Any]
MOST_READINGS, LONGEST_SOUND, MOST_WAYS = 2, 8, 4
"""Of a character, in characters of a name, and of a name."""
UNSAFE = re.compile("[^A-Za-z0-9-]")
EVERY_DOCUMENT = ("id", "page", "url", "title", "heading", "text", "kind", "boost")
OF_A_PAGE = ("names", "traditional", "sounds", "codes", "asked", "summary")
"""Fields of the document that opens a page alone: by these the whole page is found."""


def found_by(selection: Selection) -> Iterator[Document]:
    """The documents, page by page. `id` says where a passage stands, so it stays when texts change."""
    library = selection.library
    pages = {page.path: page for page in (*every_page(library), *documents(library))}
    found = list(entries(library, pages.values()))
    labels = {facet["name"]: facet["values"] for facet in _facets(selection, found)}
    sounds = _Sounds()
    for entry in found:
        page = pages[entry.path]
        for line in passages(page).split("\n")[:-1]:
            address, heading, text = line.split("\t")
            opening = {} if "#" in address else _of_page(selection, entry, page, sounds)
            yield {**_passage(selection, entry, address, heading, text), **opening, **_values(entry, labels)}
        page.forget()


def facet_names(selection: Selection) -> tuple[str, ...]:
    """The fields by which results are narrowed."""
    return ("kind", *(facet["name"] for facet in _facets(selection, [])))


def synonyms(selection: Selection) -> Sequence[tuple[tuple[str, ...], tuple[str, ...]]]:
    """`(what is said, what is written)`: other names of a record mean each other, everyday words mean ours."""
    library = selection.library
    names = [record.names for record in library.records.values() if record.aliases]
    words: Any = catalogue(library, [])["synonyms"]
    return [*((one, one) for one in names), *((tuple(said), tuple(written)) for said, written in words)]


def stop_words(selection: Selection) -> list[str]:
    """Words of queries that say nothing."""
    words: Any = catalogue(selection.library, [])["stopWords"]
    return list(words)


def identifier(address: str) -> str:
    """What every engine takes for an id: letters, digits, `-` and `_`; no two addresses have the same."""
    return UNSAFE.sub(lambda hit: f"_{ord(hit[0]):x}_", address)


def simplified() -> Mapping[str, str]:
    """Traditional characters with the simplified ones that they are looked for by."""
    return folding.simplified()


def _facets(selection: Selection, found: Sequence[Entry]) -> Any:
    return catalogue(selection.library, found)["facets"]


def _passage(selection: Selection, entry: Entry, address: str, heading: str, text: str) -> Document:
    path, sign, anchor = address.partition("#")
    url = selection.texts.site.page(path, f"{sign}{anchor}").lstrip("/")
    words = text.replace(BLOCK, "\n").strip()
    said = (identifier(address), entry.path, url, entry.title, heading, words, entry.group, entry.boost)
    return dict(zip(EVERY_DOCUMENT, said, strict=True))


def _of_page(selection: Selection, entry: Entry, page: Page, sounds: "_Sounds") -> Document:
    record = selection.library.records.get(page.record or "")
    names = (entry.title, *entry.names)
    asked = record.utterances if record else ()
    said = (entry.names, _traditional(names), sounds.of(names), entry.codes, asked, entry.summary)
    return {name: value if isinstance(value, str) else list(value) for name, value in zip(OF_A_PAGE, said, strict=True)}


def _traditional(names: Sequence[str]) -> list[str]:
    """Names as they are typed in Traditional characters, for engines that do not fold them."""
    written = (converter.text(name) for converter in _converters() for name in names)
    return [*dict.fromkeys(name for name in written if name not in names)]


@cache
def _converters() -> tuple[Converter, ...]:
    return tuple(map(Converter, VARIANTS))


def _values(entry: Entry, labels: Mapping[str, Mapping[str, str]]) -> Document:
    """What it shows for the facets, as readers know it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in entry.facets:
        found[name].append(labels[name].get(value, value))
    return found


class _Sounds:
    """How names sound, from each of their characters on: `tiaojie` and by its initials `tj`."""

    def __init__(self) -> None:
        self._readings: dict[str, list[str]] = {}
        for syllable, characters in readings().items():
            for character in characters:
                self._readings.setdefault(character, []).append(syllable)

    def of(self, names: Sequence[str]) -> list[str]:
        found: dict[str, None] = {}
        for name in names:
            syllables = [one for char in folding.wide(name) if (one := self._readings.get(char, [])[:MOST_READINGS])]
            for start in range(max(1, len(syllables) - 1)):
                for spelled in islice(product(*syllables[start : start + LONGEST_SOUND]), MOST_WAYS):
                    found |= {"".join(spelled): None, "".join(one[0] for one in spelled): None}
        return [sound for sound in found if len(sound) > 1]
