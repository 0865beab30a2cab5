"""Names for new records: an id that says its title in letters, and a title that nobody else has."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from itertools import count

from pydantic import TypeAdapter, ValidationError

from generator.fields import LONGEST_ID, Title
from generator.library import Library
from generator.reading.ids import is_id
from generator.reading.invisible import first_invisible
from generator.record import Kind
from generator.references import plain_title
from generator.search.readings import usual_readings

ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
WORDS = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]")
LONGEST = 6  # words: what is longer is not typed without a slip
LONGEST_STEM = LONGEST_ID - len("-9999")  # a number still fits behind it
LIST_PAGE = "index"


def id_for(title: str, kind: Kind, library: Library) -> str:
    """An id that is free: the first words of a title, Han characters by their sound, or else the kind's name."""
    sounds = _sounds()
    words = [sounds.get(word, word) for word in WORDS.findall(ASIDE.sub("", title).lower())]
    stem = "-".join([word for word in words if word.isascii()][:LONGEST])[:LONGEST_STEM].rstrip("-")
    return next(name for name in _numbered(stem or kind.name) if is_free(name, library))


def is_title(text: str) -> bool:
    """Whether something can be called so: one line of words, all of which can be seen."""
    try:
        return TypeAdapter(Title).validate_python(text) == text and first_invisible(text) is None
    except ValidationError:
        return False


def is_free(name: str, library: Library) -> bool:
    """Whether a record may be called so, and none is, or was."""
    taken: tuple[Container[str], ...] = library.records, library.unreadable, library.renamed
    return is_id(name) and name != LIST_PAGE and not any(name in names for names in taken)


def title_for(title: str, kind: Kind, library: Library) -> str:
    """A title, with a number behind it if it is taken."""
    return next(name for name in _counted(title) if not is_taken(name, kind, library))


def is_taken(name: str, kind: Kind, library: Library) -> bool:
    """Whether another record of a kind that is found by its names has this one."""
    if not (kind.titled or kind.worded):
        return False
    others = library.listed.of_kind(kind.name)
    return plain_title(name) in {plain_title(other) for record in others for other in record.names}


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))


def _counted(title: str) -> Iterator[str]:
    yield title
    yield from (f"{title}（{number}）" for number in count(2))


@cache
def _sounds() -> Mapping[str, str]:
    return usual_readings()
