"""What of a knowledge base a ledger is read by."""

from pathlib import Path

from generator.kinds import all_kinds
from generator.kinds.calendar import Calendar
from generator.kinds.deadline import TimeLimit
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.reading.load import load

NEEDED = (Taxon, TimeLimit, Calendar)


def lists_of(project: Path) -> Library:
    """Its lists, time limits and calendars; no other file is read."""
    library, _diagnostics = load(project, tuple(kind for kind in all_kinds() if kind.model in NEEDED))
    return library
