"""本月教什么: causes that grow and lessons that no step has yet, in the order in which they are to be taught."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.library import Library
from generator.pages.complaints._sheet import Sheet
from generator.signals.counted import counted
from generator.teaching.growth import growths, told
from generator.teaching.ranking import ORDER, topics

TITLE = "本月教什么"
DESCRIPTION = "给培训师看：哪些原因在增加，哪些经验还没有写进流程，先教什么、为什么，缺什么要先写。"
FIRST = 5  # that are shown with all there is to teach; the others only say why


def sheets(library: Library) -> Iterator[Sheet]:
    """The page itself."""
    yield Sheet("complaints/teaching", TITLE, DESCRIPTION, "teaching", lambda: _values(library), 3)


def _values(library: Library) -> Mapping[str, Any]:
    of = counted(library)
    if of is None:
        raise LookupError("no counts")
    found = growths(of, "cause")
    ranked = topics(library, found.of)
    return {
        "about": of.about,
        "told": [*told(found)],
        "order": ORDER,
        "first": ranked[:FIRST],
        "others": ranked[FIRST:],
    }
