"""Branching: a case walked node by node; where it leads depends on what is chosen."""

import difflib
from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import CaseRef, Id, Posed, PosedLine
from generator.graph import reachable
from generator.questions import _interactions as interactions
from generator.questions._base import OneOf, Question
from generator.record import Course, Part
from generator.twins import folding


class Way(Course):
    """Something to do at a node, how good that is, and the node to which it leads."""

    next: Id = Field(description="接下来到哪个节点（nodes 里的 id）")


class Node(Part):
    """A moment of the case. One without options is an ending, and says in `outcome` how it came out."""

    id: Id = Field(description="节点编号，同一题里不重复")
    title: PosedLine = Field(description="名称，几个字")
    text: Posed = Field(description="这时的情况")
    options: tuple[Way, ...] = Field((), max_length=5, description="可以怎么做；结局不写")
    outcome: Literal["good", "mixed", "bad"] | None = Field(None, description="结果怎样；只有结局才写")


def branch_target(question: "Branching", path: FieldPath) -> Iterator[Problem]:
    """分支题的每个选项用 next 指向同一题里的一个节点（nodes 里的 id）；节点的 id 不能重复。

    错误：
        - {text: 先登记, verdict: best, next: investgate}     # nodes 里没有这个 id
    正确：
        - {text: 先登记, verdict: best, next: investigate}
    """
    ids = [node.id for node in question.nodes]
    for number, node in enumerate(question.nodes):
        if node.id in ids[:number]:
            yield _problem(path, node, number, "有两个节点用了这个 id", "没用过的 id", "改一个 id")
        for place, way in enumerate(node.options):
            if way.next not in ids:
                near = difflib.get_close_matches(way.next, ids)
                yield Problem(
                    (*path, "nodes", number, "options", place, "next"),
                    "这个选项指向的节点不存在",
                    written=way.next,
                    expected="、".join(question.by_id),
                    fix=f"是不是 {near[0]}？" if near else "改成 nodes 里的一个 id，或者补上这个节点",
                    replacement=near[0] if near else "",
                )


def branch_ending(question: "Branching", path: FieldPath) -> Iterator[Problem]:
    """分支题里没有选项的节点是结局，要写 outcome（good 好、mixed 有得有失、bad 差）。

    有选项的节点不写 outcome，并且恰好有一个最佳选项。

    错误：
        - {id: end, title: 结案, text: 客户满意。}
    正确：
        - {id: end, title: 结案, text: 客户满意。, outcome: good}
    """
    for number, node in enumerate(question.nodes):
        best = sum(way.verdict == "best" for way in node.options)
        if not node.options and node.outcome is None:
            told = "这个节点没有选项，是结局，却没有写 outcome", "outcome: good、mixed 或 bad", "写上 outcome"
        elif node.options and node.outcome is not None:
            told = "这个节点有选项，不是结局，却写了 outcome", "只有结局写 outcome", "删去 outcome，或者删去 options"
        elif node.options and best != 1:
            told = f"这个节点有 {best} 个最佳选项，应当恰好 1 个", "一个 verdict: best", "其余写 acceptable 或 wrong"
        else:
            continue
        yield _problem(path, node, number, *told)


def branch_unreachable(question: "Branching", path: FieldPath) -> Iterator[Problem]:
    """分支题从第一个节点开始走，每个节点都要有路能走到；走不到的节点读者永远看不见。

    错误：nodes 里有 id 为 hidden 的节点，没有任何选项写 next: hidden。
    正确：在某个选项下写 next: hidden，或者删去这个节点。
    """
    if not question.is_connected:
        return
    reached = question.reachable_from(question.nodes[0].id)
    told = "从第一个节点走不到这个节点", "至少一个选项的 next 指向它", "在能走到的节点里加一个指向它的选项，或者删去它"
    for number, node in enumerate(question.nodes):
        if node.id not in reached:
            yield _problem(path, node, number, *told)


def branch_endless(question: "Branching", path: FieldPath) -> Iterator[Problem]:
    """分支题从任何节点出发都要能走到结局，而且总选最佳做法时不绕圈；否则读者走不完。

    错误：a 的最佳选项 next: b，b 的最佳选项 next: a。
    正确：最佳选项一路向前，最后到一个写了 outcome 的节点；走错了可以回到前面重来。
    """
    if not question.is_connected:
        return
    endings = {node.id for node in question.nodes if not node.options}
    stuck = "从这个节点走不到任何结局", "一条通往结局（没有选项的节点）的路", "让一个选项的 next 指向能走到结局的节点"
    circle = "总选最佳做法会绕圈，到不了结局", "最佳选项一路通向结局", "改这条路上某个最佳选项的 next"
    for number, node in enumerate(question.nodes):
        if not endings & question.reachable_from(node.id):
            yield _problem(path, node, number, *stuck)
        elif node.id == question.best_path[-1] and any(way.verdict == "best" for way in node.options):
            yield _problem(path, node, number, *circle)


def _problem(path: FieldPath, node: Node, number: int, message: str, expected: str, fix: str) -> Problem:
    return Problem((*path, "nodes", number, "id"), message, written=node.id, expected=expected, fix=fix)


class Branching(Question):
    """Walk a case from its first node to an ending; the debrief shows the way taken beside the best one.

    A decision scores 1 if best, 0.5 if acceptable, 0 if wrong; the walk scores the mean of its decisions.
    """

    label: ClassVar[str] = "分支案例"
    is_a_walk: ClassVar[bool] = True
    rules = (branch_target, branch_ending, branch_unreachable, branch_endless)

    type: Literal["branching"]
    case: CaseRef | None = Field(None, description="出自哪个案例")
    nodes: tuple[Node, ...] = Field(min_length=3, max_length=30, description="节点，第一个是起点")

    @property
    def key(self) -> tuple[str, ...]:
        """The best option of every node."""
        return tuple(
            f"{node.id}={folding.fold(way.text)}"
            for node in self.nodes
            for way in node.options
            if way.verdict == "best"
        )

    @property
    def interaction(self) -> interactions.Walk:
        """The case is walked."""
        places = {node.id: place for place, node in enumerate(self.nodes)}
        return interactions.Walk(
            tuple(
                interactions.Node(
                    node.title,
                    node.text,
                    tuple(
                        interactions.Way(way.text, way.score, way.feedback or "", way.cites, places[way.next])
                        for way in node.options
                    ),
                    node.outcome or "",
                    node.id,
                )
                for node in self.nodes
            )
        )

    @property
    def one_of(self) -> tuple[OneOf, ...]:
        """The ways at every node where just one is the best."""
        found = []
        for number, node in enumerate(self.nodes):
            best = [place for place, way in enumerate(node.options) if way.verdict == "best"]
            if len(best) == 1:
                ways = tuple(way.text for way in node.options)
                found.append(OneOf(("nodes", number, "options"), node.text, ways, best[0]))
        return tuple(found)

    @property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    @property
    def is_connected(self) -> bool:
        """Whether every node has an id of its own and every option leads to one of them."""
        ids = self.by_id
        return len(ids) == len(self.nodes) and all(way.next in ids for node in self.nodes for way in node.options)

    @property
    def best_path(self) -> tuple[str, ...]:
        """The ids of the nodes that the best options lead through, as far as none comes twice."""
        nodes, path = self.by_id, [self.nodes[0].id]
        while True:
            following = [way.next for way in nodes[path[-1]].options if way.verdict == "best" and way.next in nodes]
            if not following or following[0] in path:
                return tuple(path)
            path.append(following[0])

    def reachable_from(self, node_id: str) -> frozenset[str]:
        """The ids of all nodes to which some way leads from one, itself included."""
        nodes = self.by_id
        return reachable([node_id], lambda here: [way.next for way in nodes[here].options if way.next in nodes])


MODEL = Branching
