"""Complaints by cause: the few that make most of them come first (Pareto)."""

from generator.aggregates.cells import NONE
from generator.library import Library
from generator.pages.complaints._sections._parted import parted
from generator.pages.complaints._sheet import Named, Section
from generator.signals.counted import Counted
from generator.signals.totals import Share, Subject

PLACE = 10


def section(library: Library, of: Counted, subject: Subject) -> Section | None:
    """The last year; each cause leads to its page."""
    return parted(library, of, subject, "cause", ("原因", "causes"), _named)


def _named(share: Share) -> str | Named:
    return share.title if share.value == NONE else Named(share.title, page=share.value)
