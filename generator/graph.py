"""Nodes that lead to nodes: which of them can be reached, which ways come round, how long the longest way is.

`Following` gives the nodes to which one leads, in order. Nothing here recurses: chains may be as long as they like.
"""

from collections.abc import Callable, Iterable, Iterator, Set
from graphlib import TopologicalSorter
from itertools import dropwhile

Following = Callable[[str], Iterable[str]]


def reachable(starts: Iterable[str], following: Following, known: Set[str] = frozenset()) -> frozenset[str]:
    """All nodes to which some way leads, the starts included, and what is `known` to be reached already."""
    open_ = list(starts)
    found = {*known, *open_}
    while open_:
        targets = {target for target in following(open_.pop()) if target not in found}
        found |= targets
        open_.extend(targets)
    return frozenset(found)


def circles(starts: Iterable[str], following: Following) -> Iterator[tuple[str, ...]]:
    """For each step that leads back to a node on the way to it: the way round, from that node to itself."""
    done: set[str] = set()
    for start in starts:
        way = {start: iter(following(start))} if start not in done else {}
        while way:
            here = next(reversed(way))
            target = next(way[here], None)
            if target is None:
                del way[here]
                done.add(here)
            elif target in way:
                yield (*dropwhile(target.__ne__, way), target)
            elif target not in done:
                way[target] = iter(following(target))


def longest(start: str, following: Following) -> int:
    """How many nodes the longest way has. Raises `graphlib.CycleError` if one comes round."""
    lengths: dict[str, int] = {}
    nodes = {node: tuple(following(node)) for node in reachable([start], following)}
    for node in TopologicalSorter(nodes).static_order():
        lengths[node] = 1 + max((lengths[target] for target in nodes[node]), default=0)
    return lengths[start]
