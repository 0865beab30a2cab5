"""沿着同一种关系一直走下去，又回到了自己：例如甲岗位向乙汇报，乙又向甲汇报；两个流程互为前提。

错误（roles/a.yaml 与 roles/b.yaml）：
    reports_to: b
    reports_to: a
正确：
    reports_to: senior-executive
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.diagnostic import Problem
from generator.library import Library, Reference

Edges = Mapping[str, list[Reference]]


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """No chain of references through one acyclic field comes back to where it began."""
    by_field: dict[tuple[str, str], dict[str, list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for reference in library.references:
        if reference.mark.acyclic and reference.owner in library.records:
            kind = library.records[reference.owner].kind
            by_field[kind, str(reference.path[0])][reference.owner].append(reference)
    for edges in by_field.values():
        for start in sorted(edges):
            cycle = _cycle(library, edges, start)
            if cycle:
                yield start, _problem(library, edges[start], cycle)


def _cycle(library: Library, edges: Edges, start: str) -> list[str]:
    """The way from `start` back to `start` through later ids only: each circle is found from its first id."""
    stack, seen = [(start, [start])], set()
    while stack:
        here, way = stack.pop()
        for target in _targets(library, edges, here):
            if target == start:
                return [*way, start]
            if target > start and target not in seen:
                seen.add(target)
                stack.append((target, [*way, target]))
    return []


def _targets(library: Library, edges: Edges, here: str) -> list[str]:
    return [library.current_id(reference.target_id) for reference in edges.get(here, ())]


def _problem(library: Library, references: list[Reference], cycle: list[str]) -> Problem:
    reference = next(one for one in references if library.current_id(one.target_id) == cycle[1])
    return Problem(
        "ref-cycle",
        reference.path,
        "绕了一圈又回到自己",
        written=" → ".join(cycle),
        expected="不回头的关系",
        fix="断开其中一环",
        needle=reference.target,
    )
