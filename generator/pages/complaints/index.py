"""投诉数据: what all complaints together say."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.library import Library
from generator.pages.complaints._sections import sections
from generator.pages.complaints._sheet import Sheet
from generator.signals.counted import counted
from generator.signals.totals import EVERYTHING
from generator.signals.watches import warned

TITLE = "投诉数据"
DESCRIPTION = "本机构自己的投诉：哪些原因最多，每月多不多，办得及不及时，哪家机构要去看。"


def sheets(library: Library) -> Iterator[Sheet]:
    """The page itself."""
    yield Sheet("complaints/index", TITLE, DESCRIPTION, "index", lambda: _values(library), 1)


def _values(library: Library) -> Mapping[str, Any]:
    of = counted(library)
    if of is None:
        raise LookupError("no counts")
    return {
        "about": of.about,
        "month": of.last,
        "warned": warned(library),
        "sections": [*sections(library, of, EVERYTHING)],
    }
