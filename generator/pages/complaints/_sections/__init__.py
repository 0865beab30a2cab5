"""What a page tells of a subject, one section a file: `section(library, counted, subject)`, None if there is nothing.

A module here is found by itself; `PLACE` is where it stands. `_name` is a helper of the others.
"""

from collections.abc import Iterator

from generator.discovery import modules_in
from generator.library import Library
from generator.pages.complaints._sheet import Section
from generator.signals.counted import Counted
from generator.signals.totals import Subject


def sections(library: Library, of: Counted, subject: Subject) -> Iterator[Section]:
    """All that can be told of a subject, in order."""
    for module in sorted(modules_in(__name__).values(), key=lambda module: int(module.PLACE)):
        if found := module.section(library, of, subject):
            yield found
