"""What the pages of complaints say in words: no more than what is written allows."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.aggregates.kept import Aggregates
from generator.library import Library
from generator.pages.complaints._sections import branches
from generator.pages.complaints._sheet import Section
from generator.signals.counted import counted
from generator.signals.totals import EVERYTHING
from tests.ledger.kept import kept
from tests.rendering import library_of, project

Counts = Sequence[int | None]
HIDDEN: Counts = [None, *[10] * 11]


def shown(aggregates: Aggregates, of: Any, library: Library | None = None) -> Section:
    """A section of the page of all complaints."""
    whole = replace(library or Library(), ledger=aggregates)
    known = counted(whole)
    assert known is not None
    made = of.section(whole, known, EVERYTHING)
    assert isinstance(made, Section)
    return made


def test_a_branch_called_like_a_record_is_a_branch(tmp_path: Path) -> None:
    made = shown(kept({"cause-pricing": [20] * 12, "乙": [10] * 12}, "branch"), branches, library_of(project(tmp_path)))
    assert made.rows[0][0] == "cause-pricing"
    assert "“cause-pricing”" in made.finding
