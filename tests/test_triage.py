"""Decision trees: every way of the shipped ones, and what holds for any tree."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.tree import Answer, Branch, Outcome, Question, Tree, tree_endless
from tests.rendering import pages_of, project
from tests.shipped import shipped_library

SHIPPED = Path(__file__).parent.parent
LIBRARY = shipped_library()
TREES = {tree.id: tree for tree in LIBRARY.of_kind("tree") if isinstance(tree, Tree)}
LONGEST = 8
ENDS = ("end-0", "end-1", "end-2")
LABELS = re.compile("恶意|黑产|职业(?:投诉|打假)|骗子|骗贷|闹事|刁民|投诉专业户|敲诈者")

Way = tuple[tuple[Question, Answer], ...]


def ways(tree: Tree) -> Iterator[tuple[Way, str]]:
    """Every way through a tree without circles: the answers given, and the id of where they lead."""
    open_: list[tuple[Way, str]] = [((), tree.questions[0].id)]
    while open_:
        way, here = open_.pop()
        node = tree.by_id.get(here)
        if isinstance(node, Question):
            open_.extend(((*way, (node, answer)), answer.next) for answer in node.answers)
        else:
            yield way, here


def rank(tree: Tree, outcome: str) -> int:
    node = tree.by_id[outcome]
    assert isinstance(node, Outcome)
    assert node.level
    return int(LIBRARY.get(node.level).order)  # type: ignore[union-attr]


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_way_of_a_shipped_tree_ends_in_an_outcome_soon(tree: Tree) -> None:
    found = list(ways(tree))
    assert all(isinstance(tree.by_id.get(end), Outcome) for _way, end in found)
    assert max(len(way) for way, _end in found) == tree.longest <= LONGEST
    assert {end for _way, end in found} == {outcome.id for outcome in tree.outcomes}
    assert {question.id for way, _end in found for question, _answer in way} == {one.id for one in tree.questions}


def test_there_are_trees_for_accepting_grading_agents_and_processes() -> None:
    assert {"acceptance", "complaint-grading", "agent-identification", "which-process"} <= TREES.keys()


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_outcome_of_a_shipped_tree_leads_to_a_process_and_says_what_to_say(tree: Tree) -> None:
    for outcome in tree.outcomes:
        kinds = {LIBRARY.records[ref.partition("#")[0]].kind for ref in outcome.refs}
        assert "guide" in kinds, outcome.id
        assert kinds & {"regulation", "deadline"}, outcome.id
        assert outcome.tell, outcome.id


def test_grading_never_ends_below_important_where_something_was_not_known() -> None:
    tree = TREES["complaint-grading"]
    assert all(any(answer.unsure for answer in question.answers) for question in tree.questions)
    for way, end in ways(tree):
        if any(answer.unsure for _question, answer in way):
            assert rank(tree, end) >= 2, end


def test_grading_has_the_levels_of_the_taxonomy_and_asks_after_the_gravest_first() -> None:
    tree = TREES["complaint-grading"]
    found = sorted((len(way), -rank(tree, end)) for way, end in ways(tree))
    levels = [-level for _length, level in found]
    assert set(levels) == {1, 2, 3}
    assert levels == sorted(levels, reverse=True)


def test_agents_are_asked_for_after_the_merits_and_no_outcome_labels_a_person() -> None:
    tree = TREES["agent-identification"]
    assert "agent-complaint#merits" in tree.questions[0].cites
    ours = next(answer for answer in tree.questions[0].answers if "有错" in answer.text)
    assert isinstance(tree.by_id[ours.next], Outcome)
    for outcome in tree.outcomes:
        assert not LABELS.search("".join((outcome.outcome, outcome.text, *outcome.tell, *outcome.do))), outcome.id


def made(targets: list[list[str]]) -> Tree:
    """A tree of the questions `q-0`, `q-1`, … whose answers lead to the given targets."""
    outcome = {"outcome": "结果", "text": "结果", "do": ["办"], "refs": ["complaint-steps"]}
    return Tree.model_validate(
        {
            "id": "made",
            "title": "树",
            "summary": "树",
            "owner": "complaint-desk",
            "reviewed": "2026-11-23",
            "intro": "树",
            "questions": [
                {
                    "id": f"q-{number}",
                    "question": f"第 {number} 问？",
                    "answers": [{"text": f"答 {place}", "next": target} for place, target in enumerate(nexts)],
                }
                for number, nexts in enumerate(targets)
            ],
            "outcomes": [{"id": end, **outcome} for end in ENDS],
        }
    )


@st.composite
def forward(draw: st.DrawFn) -> Tree:
    """A tree in which answers lead only to later questions and to outcomes."""
    size = draw(st.integers(1, 7))
    choices = [[*ENDS, *(f"q-{later}" for later in range(number + 1, size))] for number in range(size)]
    return made([draw(st.lists(st.sampled_from(names), min_size=2, max_size=4)) for names in choices])


@st.composite
def anyhow(draw: st.DrawFn) -> Tree:
    """A tree whose answers lead anywhere, backwards too."""
    size = draw(st.integers(1, 6))
    names = st.sampled_from([*ENDS, *(f"q-{number}" for number in range(size))])
    return made(draw(st.lists(st.lists(names, min_size=2, max_size=4), min_size=size, max_size=size)))


@given(forward())
def test_enumerating_all_ways_agrees_with_what_a_tree_says_of_itself(tree: Tree) -> None:
    found = list(ways(tree))
    assert not list(tree.circles())
    assert tree.longest == max(len(way) for way, _end in found)
    passed = {question.id for way, _end in found for question, _answer in way} | {end for _way, end in found}
    assert tree.reachable_from("q-0") == passed


@given(forward())
def test_the_outline_has_every_question_that_is_asked_once_and_numbers_them_as_they_are_read(tree: Tree) -> None:
    asked = {name for name in tree.reachable_from("q-0") if name.startswith("q-")}
    read = list(in_reading_order(tree.outline))
    assert [branch.number for branch in read] == list(range(1, len(asked) + 1))
    assert {branch.question.id: branch.number for branch in read} == tree.outline.numbers
    assert {branch.question.id for branch in read} == asked


def in_reading_order(branch: Branch) -> Iterator[Branch]:
    yield branch
    for below in branch.branches:
        yield from in_reading_order(below)


@given(anyhow())
def test_circles_are_found_where_a_question_leads_back_to_itself_and_only_there(tree: Tree) -> None:
    comes_back = {
        question.id
        for question in tree.questions
        if any(question.id in tree.reachable_from(answer.next) for answer in question.answers)
    }
    found = list(tree_endless(tree))
    assert bool(found) == bool(comes_back)
    for problem in found:
        way, (_questions, number, _answers, place, _next) = problem.written.split(" → "), problem.path
        assert way[0] == way[-1]
        assert set(way) <= comes_back
        assert tree.questions[int(number)].answers[int(place)].next == way[0]


LADDER = """\
title: 长梯
summary: 每一问的两个答案都到下一问。
owner: complaint-desk
reviewed: 2026-11-23
intro: 示例。
questions:
{questions}
outcomes:
  - {{id: a, outcome: 甲, text: 甲, do: [办], refs: [complaint-steps]}}
  - {{id: b, outcome: 乙, text: 乙, do: [办], refs: [complaint-steps]}}
"""


def test_a_page_does_not_grow_with_the_number_of_ways(tmp_path: Path) -> None:
    """Fourteen questions one after another, each with two answers to the next, have 16,384 ways and one place each."""
    names = [f"q-{number}" for number in range(14)]
    targets = [*((name, name) for name in names[1:]), ("a", "b")]
    questions = [
        f"  - {{id: {name}, question: 问, answers: [{{text: 甲, next: {one}}}, {{text: 乙, next: {other}}}]}}"
        for name, (one, other) in zip(names, targets, strict=True)
    ]
    text = LADDER.format(questions="\n".join(questions))
    html = pages_of(project(tmp_path, {"content/trees/ladder.yaml": text}))["trees/ladder"].html
    assert Counter(re.findall(r'<li id="(q-\d+)"', html)) == dict.fromkeys(names, 1)
    assert html.count('<a href="#q-13"') == 2
