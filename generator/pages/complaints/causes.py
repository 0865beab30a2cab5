"""A page for each cause that somebody complained of: its numbers, its signals, and what there is to learn about it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.kinds.case import Case
from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.pages.complaints._sections import sections
from generator.pages.complaints._sheet import Sheet
from generator.pages.coverage import questions_about
from generator.signals.counted import counted
from generator.signals.totals import Subject
from generator.signals.watches import causes, warned, watching


def sheets(library: Library) -> Iterator[Sheet]:
    """One for each cause."""
    for cause in causes(library):
        description = f"“{cause.title}”的投诉：走势、信号、案例、流程和考题。"
        values = partial(_values, library, cause.id)
        yield Sheet(f"complaints/{cause.id}", f"{cause.title}：投诉数据", description, "cause", values)


def _values(library: Library, cause_id: str) -> Mapping[str, Any]:
    of, cause = counted(library), library.one(Taxon, cause_id)
    if of is None or cause is None:
        raise LookupError(cause_id)
    found = warned(library)
    cases = [case for case in library.listed.all(Case) if library.current_id(case.cause) == cause.id]
    taught = [cause.id, *cause.guides, *(case.id for case in cases)]
    return {
        "about": of.about,
        "cause": cause,
        "warned": found,
        "watches": [*watching(found, "cause", (cause.id,))],
        "sections": [*sections(library, of, Subject("cause", cause.id))],
        "cases": cases,
        "questions": [*dict.fromkeys(ref for one in taught for ref in questions_about(library, one))],
    }
