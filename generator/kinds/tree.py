"""A decision tree: questions with two to four answers, and outcomes that say what to do and what says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import AnyRef, Cites, Flag, Id, Line, Position, Prose, SeverityRef, Spoken
from generator.graph import circles, longest, reachable
from generator.record import Anchor, Kind, MaintainedRecord, Part
from generator.twins.joint import Listed, broken

EXAMPLE = """\
title: 要不要登记（示例）
summary: 两问判断登记还是当场答；拿不准就登记。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [handler]
intro: 接起电话就能用，选错了随时可以改。
questions: # 从第一个问题开始问
  - id: wish
    question: 客户要我们做什么吗？
    help: 退、改、停、赔、道歉都算。
    cites: [demo-rule#18]
    answers: # 2 到 4 个
      - {text: 要, next: harm}
      - {text: 拿不准, unsure: true, next: harm}
      - text: 不要，只是问
        next: answered
        note: 答完仍然不满意的，登记为投诉。
  - id: harm
    question: 客户说的事还在继续发生吗？
    answers:
      - {text: 还在, next: stop}
      - {text: 拿不准, unsure: true, next: stop}
      - {text: 已经停了, next: registered}
outcomes:
  - id: stop
    outcome: 先停，再登记
    text: 先让它停下来，再查是谁的责任。
    tell: [我先把它停下来，查清以后再答复您。]
    do: [通知能停的部门, 登记收到日期]
    refs: [complaint-steps#receive]
  - id: registered
    outcome: 登记为投诉
    level: severity-routine
    text: 期限从收到之日起算。
    tell: [我给您登记了，最晚 15 日内答复您。]
    do: [登记收到日期和诉求]
    refs: [complaint-steps#receive, demo-rule#18]
  - id: answered
    outcome: 当场答复
    text: 只问规则、没有不满，当场答清楚。
    do: [答完问一句“这样解决您的问题了吗”]
    refs: [complaint-steps#receive]
"""


class Answer(Part):
    """An answer and the question or outcome to which it leads; `note` holds for whoever gives it."""

    text: Line = Field(description="答案的文字")
    next: Id = Field(description="接着到哪个问题或结果（它的 id）")
    unsure: Flag = Field(False, description="“拿不准”写 true")
    note: Prose | None = Field(None, description="选了它要记住的话")
    cites: Cites = ()


class Question(Part):
    """Something to find out, and how."""

    id: Id = Field(description="问题编号；问题和结果都不能重复，定了不改")
    question: Line = Field(description="问什么，一眼看完")
    help: Prose | None = Field(None, description="怎么看，越短越好")
    cites: Cites = ()
    answers: tuple[Answer, ...] = Field(min_length=2, max_length=4, description="答案")


class Outcome(Part):
    """Where a way ends: what it is, what to say to the complainant, what to do next, and where that is written."""

    id: Id = Field(description="结果编号；问题和结果都不能重复，定了不改")
    outcome: Line = Field(description="结果的名称")
    level: SeverityRef | None = Field(None, description="定哪一级")
    text: Prose = Field(description="结论和要点")
    tell: tuple[Spoken, ...] = Field((), description="可以这样对客户说")
    do: tuple[Prose, ...] = Field(min_length=1, description="接下来做什么")
    refs: tuple[AnyRef, ...] = Field(
        min_length=1, description="去看哪些步骤、时限、条文；时限会显示多久、从哪天起，条文会显示可信程度"
    )


@dataclass(frozen=True, slots=True)
class Branch:
    """A question, and below it those that are first reached from it; `number` is its place in reading order."""

    number: int
    question: Question
    branches: tuple["Branch", ...]

    @property
    def numbers(self) -> Mapping[str, int]:
        """The numbers of all questions from here on, by their ids."""
        below = (numbered for branch in self.branches for numbered in branch.numbers.items())
        return {self.question.id: self.number, **dict(below)}


LEADS_SOMEWHERE = Listed(
    "tree-target",
    "questions.answers.next",
    among=("questions.id", "outcomes.id"),
    message="这个答案指向的问题或结果不存在",
    expected="{known}",
    fix="改成一个已有的编号，或者补上这个问题或结果",
)


def tree_target(tree: "Tree") -> Iterator[Problem]:
    """判断工具的每个答案用 next 指向同一个文件里的一个问题（questions）或结果（outcomes）的 id。

    错误：
        - {text: 要, next: regster}      # 没有这个 id
    正确：
        - {text: 要, next: register}
    """
    yield from broken((), tree, "tree-target")


def tree_unreachable(tree: "Tree") -> Iterator[Problem]:
    """判断工具从第一个问题开始，每个问题、每个结果都要有路能走到；走不到的，读者永远看不见。

    错误：outcomes 里有 id 为 hidden 的结果，没有任何答案写 next: hidden。
    正确：在某个答案下写 next: hidden，或者删去这个结果。
    """
    if any(tree_target(tree)):
        return
    reached = tree.reachable_from(tree.questions[0].id)
    for path, node in tree.nodes():
        if node.id not in reached:
            yield Problem(
                (*path, "id"),
                "从第一个问题走不到这里",
                written=node.id,
                expected="至少一个答案的 next 指向它",
                fix="在能走到的问题里加一个指向它的答案，或者删去它",
            )


def tree_endless(tree: "Tree") -> Iterator[Problem]:
    """判断工具不能绕圈：答案不能指回自己，也不能指回前面问过的问题，否则走不到结果。

    读者随时可以改前面的答案，不需要“返回”这样的答案。

    错误：
        - id: who
          answers: [{text: 再看看, next: who}, {text: 本人, next: accept}]
    正确：
        - id: who
          answers: [{text: 拿不准, next: register-first}, {text: 本人, next: accept}]
    """
    numbers = {question.id: number for number, question in enumerate(tree.questions)}
    for *way, back in dict.fromkeys(tree.circles()):
        number = numbers[way[-1]]
        for place, answer in enumerate(tree.questions[number].answers):
            if answer.next == back:
                yield Problem(
                    ("questions", number, "answers", place, "next"),
                    "绕了一圈又回到问过的问题",
                    written=" → ".join((*way, back)),
                    expected="一路向前，最后到一个结果",
                    fix="让这个答案指向还没有问过的问题，或者一个结果",
                    needle=back,
                )


class Tree(MaintainedRecord):
    """Asked from the first question on; ways may join again but never turn back, so every way ends in an outcome."""

    kind: ClassVar[str] = "tree"
    joint = (LEADS_SOMEWHERE,)

    order: Position = 50
    intro: Prose = Field(description="什么时候用、要记住什么")
    questions: tuple[Question, ...] = Field(min_length=1, max_length=40, description="问题，从第一个开始问")
    outcomes: tuple[Outcome, ...] = Field(min_length=2, max_length=40, description="结果")

    def anchors(self) -> Iterator[Anchor]:
        """Questions and outcomes can be pointed at."""
        for path, node in self.nodes():
            title = node.question if isinstance(node, Question) else node.outcome
            yield Anchor(node.id, title, (*path, "id"))

    def nodes(self) -> Iterator[tuple[FieldPath, Question | Outcome]]:
        """Every question, then every outcome, as `(path, node)`."""
        yield from ((("questions", number), question) for number, question in enumerate(self.questions))
        yield from ((("outcomes", number), outcome) for number, outcome in enumerate(self.outcomes))

    @cached_property
    def by_id(self) -> Mapping[str, Question | Outcome]:
        """Questions and outcomes by their ids."""
        return {node.id: node for _path, node in self.nodes()}

    def reachable_from(self, start: str) -> frozenset[str]:
        """The ids of all questions and outcomes to which some way leads from one, itself included."""
        return reachable([start], self._following)

    def circles(self) -> Iterator[tuple[str, ...]]:
        """For each answer that leads back to a question on the way to it: the ids from there round to itself."""
        return circles([question.id for question in self.questions], self._following)

    def _following(self, node_id: str) -> Iterator[str]:
        """What the answers lead to, as far as it exists."""
        nodes = self.by_id
        return (answer.next for answer in _answers(nodes[node_id]) if answer.next in nodes)

    @property
    def outline(self) -> Branch:
        """Every question once, below the one from which it is first reached."""
        nodes, seen = self.by_id, set[str]()

        def branch(question: Question) -> Branch:
            seen.add(question.id)
            number = len(seen)
            targets = (nodes[answer.next] for answer in question.answers)
            below = (branch(node) for node in targets if isinstance(node, Question) and node.id not in seen)
            return Branch(number, question, tuple(below))

        return branch(self.questions[0])

    @property
    def longest(self) -> int:
        """How many questions are asked at most. Raises `CycleError` for a tree that goes round (`tree_endless`)."""
        return longest(self.questions[0].id, self._following) - 1  # the last is an outcome


def _answers(node: Question | Outcome) -> tuple[Answer, ...]:
    return node.answers if isinstance(node, Question) else ()


KIND = Kind(
    name="tree",
    label="判断工具",
    plural="判断工具",
    intro="一问一答，几下就有结论：要不要受理、定几级、走哪条流程。每个结果都写着怎么说、怎么做、依据哪一条。",
    source="content/trees",
    pages="trees",
    model=Tree,
    example=EXAMPLE,
    order=22,
    group="工具",
    boost=1.8,
    root=True,
    rules=(tree_target, tree_unreachable, tree_endless),
    sort_key=lambda tree: (tree.order, tree.title),
)
