"""投诉信号: what the indicators warn of, who looks at it, and what is done then."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.library import Library
from generator.pages.complaints._sheet import Sheet
from generator.signals.counted import counted
from generator.signals.watches import warned

TITLE = "投诉信号"
DESCRIPTION = "这个月哪些投诉多得不像偶然，谁负责看，先核实什么，再打开什么。"


def sheets(library: Library) -> Iterator[Sheet]:
    """The page itself."""
    yield Sheet("complaints/signals", TITLE, DESCRIPTION, "signals", lambda: _values(library), 2)


def _values(library: Library) -> Mapping[str, Any]:
    of = counted(library)
    if of is None:
        raise LookupError("no counts")
    return {"about": of.about, "month": of.last, "warned": warned(library)}
