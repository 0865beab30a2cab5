"""Complaints by channel."""

from generator.library import Library
from generator.pages.complaints._sections._parted import parted, plainly
from generator.pages.complaints._sheet import Section
from generator.signals.counted import Counted
from generator.signals.totals import Subject

PLACE = 50


def section(library: Library, of: Counted, subject: Subject) -> Section | None:
    """The last year."""
    return parted(library, of, subject, "channel", ("渠道", "channels"), plainly)
