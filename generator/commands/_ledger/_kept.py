"""A knowledge base with what it keeps of the complaints."""

import sys
from pathlib import Path

from generator.aggregates.kept import FOLDER
from generator.diagnostic import has_errors
from generator.kinds import all_kinds
from generator.library import Library
from generator.reading.load import load
from generator.report import FORMATS


def library_with_ledger(root: Path) -> Library | None:
    """All records that can be read; none if what is kept of the complaints cannot, and then it is told why."""
    library, diagnostics = load(root, all_kinds())
    found = [one for one in diagnostics if one.place.file.startswith(f"{FOLDER}/")]
    if not has_errors(found):
        return library
    sys.stderr.write(FORMATS["text"](found))
    return None
