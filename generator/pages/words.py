"""Chinese words for values: of fixed lists, of the taxonomy, and those of a text as a short name."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from generator.library import Library
from generator.record import WORDS, Facet, Record, Words
from generator.twins.folding import fingerprint


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`value | word(table)`, `id | taxon`, `id | current_id`, `record | facet(facet)`, `text | fingerprint`."""
    tables = {**WORDS, **{name: table for kind in library.kinds for name, table in kind.words.items()}}
    return {
        "word": partial(_word, tables),
        "taxon": partial(_title, library),
        "current_id": library.current_id,
        "facet": partial(_facet, library),
        "fingerprint": fingerprint,
    }


def _word(words: Words, value: str, table: str) -> str:
    """The Chinese word for a fixed value, from the table that a template names."""
    return words[table][value]


def _title(library: Library, value: str) -> str:
    library.note("named", value)
    record = library.unwatched.get(value)
    return record.title if record else value


def _facet(library: Library, record: Record, facet: Facet) -> list[dict[str, str]]:
    """What a record shows for a facet: `[{"id", "label"}]`."""
    values = map(library.current_id, facet.values(record))
    return [
        {"id": value, "label": facet.words.get(value) or _title(library, value)}
        for value in values
        if value in facet.words or not _is_retired(library, value)
    ]


def _is_retired(library: Library, value: str) -> bool:
    library.note("named", value)
    record = library.unwatched.get(value)
    return record is not None and record.is_retired
