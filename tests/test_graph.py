"""Nodes that lead to nodes: what is said of any graph, against the plainest way to say it."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.graph import circles, longest, reachable

Graph = Mapping[str, list[str]]
NODES = "abcdef"
GRAPHS = st.fixed_dictionaries({node: st.lists(st.sampled_from(NODES), max_size=4) for node in NODES})


def closure(graph: Graph) -> dict[str, set[str]]:
    """What can be reached from each node in one step or more, by trying as often as there are nodes."""
    found = {node: set(graph[node]) for node in graph}
    for _ in graph:
        found = {node: found[node].union(*(found[target] for target in found[node])) for node in graph}
    return found


@given(GRAPHS, st.lists(st.sampled_from(NODES)))
def test_what_is_reached_is_the_starts_and_all_to_which_they_lead(graph: Graph, starts: list[str]) -> None:
    assert reachable(starts, graph.__getitem__) == set(starts).union(*(closure(graph)[start] for start in starts))


@given(GRAPHS)
def test_circles_are_ways_that_come_round_and_taking_their_last_steps_away_leaves_none(graph: Graph) -> None:
    found = list(circles(NODES, graph.__getitem__))
    for way in found:
        assert way[0] == way[-1]
        assert len(set(way)) == len(way) - 1
        assert all(target in graph[here] for here, target in pairwise(way))
    cut = {(way[-2], way[-1]) for way in found}
    rest = {here: [target for target in targets if (here, target) not in cut] for here, targets in graph.items()}
    TopologicalSorter(rest).prepare()
    assert bool(found) == any(node in reached for node, reached in closure(graph).items())


@given(GRAPHS)
def test_the_longest_way_has_as_many_nodes_as_any_or_there_is_none(graph: Graph) -> None:
    def length(node: str) -> int:
        return 1 + max(map(length, graph[node]), default=0)

    if any(node in closure(graph)[node] for node in reachable(["a"], graph.__getitem__)):
        with pytest.raises(CycleError):
            longest("a", graph.__getitem__)
    else:
        assert longest("a", graph.__getitem__) == length("a")


def test_chains_may_be_as_long_as_they_like() -> None:
    def following(node: str) -> list[str]:
        return [str(int(node) + 1)] if int(node) < 50_000 else []

    assert len(reachable(["0"], following)) == longest("0", following) == 50_001
    assert list(circles(["0"], lambda node: following(node) or ["49999"])) == [("49999", "50000", "49999")]
