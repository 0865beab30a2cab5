"""What may stand where an author wrote no id: validation knows how references are written, a library what there is."""

from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostic import FieldPath, Problem
from generator.library import Library
from generator.reading.advice import NO_NAMES
from generator.reading.allowed import mark_at
from generator.reading.hints import shown
from generator.record import Kind
from generator.references import fits

SHOWN = 8
CODE = "value-pattern"


def offered(kind: Kind, library: Library, problem: Problem) -> Problem:
    """The problem with what the field may name, if it is about a reference that is none; otherwise the same.

    The path of the problem is that in a record of the kind.
    """
    mark = mark_at(kind.model, problem.path) if problem.code == CODE else None
    if mark is None:
        return problem
    kinds = mark.kinds or tuple(one.name for one in library.kinds)
    fitting = [record for name in kinds for record in library.of_kind(name) if fits(mark, record)]
    known = first([record.id for record in fitting]) if mark.kinds and mark.anchor == "never" else ""
    found = replace(problem, expected=known or problem.expected)
    meant = [record.id for record in fitting if shown(record.title) == problem.written]
    if len(meant) != 1 or problem.fix != NO_NAMES or mark.anchor == "required":
        return found
    return replace(found, fix=f"是不是 {meant[0]}？", replacement=meant[0])


def offered_at(kind: Kind, library: Library, prefix: FieldPath, problem: Problem) -> Problem:
    """The same for the path in a file, of which the record has what comes behind `prefix`."""
    found = offered(kind, library, replace(problem, path=problem.path[len(prefix) :]))
    return replace(found, path=problem.path)


def first(ids: Sequence[str]) -> str:
    """The first of some ids, in words."""
    return "、".join(ids[:SHOWN]) + (" 等" if len(ids) > SHOWN else "")
