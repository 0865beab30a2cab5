"""沿着同一种关系一直走下去，又回到了自己：例如甲岗位向乙汇报，乙又向甲汇报；两个流程互为前提。

错误（roles/a.yaml 与 roles/b.yaml）：
    reports_to: b
    reports_to: a
正确：
    reports_to: senior-executive
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from generator.diagnostic import Problem
from generator.fields import RefTo
from generator.graph import circles
from generator.library import Library
from generator.record import Record
from generator.references import Reference
from generator.walk import fields_with

Edges = Mapping[str, Mapping[str, Reference]]
"""From the id of a record to the ids that a field of it names, each with the reference that does."""


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """No chain of references through one acyclic field comes back to where it began."""
    for edges in _by_field(library):
        for way in circles(sorted(edges), partial(_targets, edges)):
            yield way[0], _problem(edges[way[0]][way[1]], way)


def _by_field(library: Library) -> list[Edges]:
    found: dict[str, dict[str, dict[str, Reference]]] = defaultdict(lambda: defaultdict(dict))
    library.note("everything")
    library = library.unwatched
    for record in library.records.values():
        if not any(getattr(record, name) for name in _acyclic(type(record))):
            continue
        for reference in library.references_of(record.id):
            if reference.mark.acyclic:
                field, target = str(reference.path[0]), library.current_id(reference.target_id)
                found[field][reference.owner].setdefault(target, reference)
    return list(found.values())


@cache
def _acyclic(model: type[Record]) -> tuple[str, ...]:
    """The fields in which there may be such a reference: few records say anything there."""
    return tuple(fields_with(model, lambda mark: isinstance(mark, RefTo) and mark.acyclic))


def _targets(edges: Edges, here: str) -> Iterable[str]:
    return edges.get(here, ())


def _problem(reference: Reference, way: tuple[str, ...]) -> Problem:
    return Problem(
        reference.path,
        "绕了一圈又回到自己",
        written=" → ".join(way),
        expected="不回头的关系",
        fix="断开其中一环",
        needle=reference.target,
    )
