"""Pictures: words stay in their boxes, nothing runs into anything else, and what is drawn is what is written."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.deadline import TimeLimit
from generator.kinds.guide import Guide
from generator.kinds.tree import Tree
from generator.library import Library
from generator.pages.drawing import PADDING, Box, Drawing, Picture, Point, boxed, columns, extent, wrapped
from generator.pages.pictures import filters
from tests.shipped import shipped_library

SUBJECTS = {"swimlane": "guide", "ways": "tree", "weeks": "deadline", "modules": "path"}
TEXTS = st.text("投诉处理岗ABC abc019，。《》（）%-", min_size=1, max_size=60)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return shipped_library()


def _pictures(library: Library) -> Iterator[Picture]:
    draw = filters(library)["picture"]
    for name, kind in SUBJECTS.items():
        yield from filter(None, (draw(record, name) for record in library.listed.of_kind(kind)))
    yield draw(None, "matrix")


def _shapes(library: Library) -> Iterator[tuple[str, Drawing]]:
    for picture in _pictures(library):
        yield from ((picture.title, shape) for shape in (picture.narrow, picture.wide) if shape)


@given(TEXTS, st.integers(30, 300))
def test_lines_hold_every_character_and_fit(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(extent(line) <= width for line in lines)


def test_no_sign_stands_at_the_wrong_end_of_a_line() -> None:
    assert wrapped("一二三四，五六（七八）九", 14 * 4) == ("一二三", "四，五六", "（七八）", "九")


@given(TEXTS, st.integers(50, 300))
def test_a_box_is_high_enough_for_its_words(text: str, width: int) -> None:
    box = boxed(0, 0, width, text)
    places = [y for y, _line in box.baselines]
    assert box.y < places[0] - 12
    assert places[-1] + 3 < box.bottom
    assert all(extent(line) <= width - 2 * PADDING for line in box.lines)


@given(st.integers(1, 12), st.integers(200, 700), st.integers(0, 80), st.integers(0, 8))
def test_columns_share_a_width_to_the_unit(count: int, width: int, left: int, gap: int) -> None:
    found = columns(count, width, left=left, gap=gap)
    assert found[0][0] == left
    assert found[-1][0] + found[-1][1] == width
    assert all(next_ - (x + wide) == gap for (x, wide), (next_, _wide) in pairwise(found))


def test_nothing_lies_on_anything_else(shipped: Library) -> None:
    wrong = [
        (title, one, other)
        for title, shape in _shapes(shipped)
        for one, other in combinations(shape.boxes, 2)
        if one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
    ]
    assert wrong == []


def test_everything_is_within_the_picture(shipped: Library) -> None:
    boxes = [(shape, box) for _title, shape in _shapes(shipped) for box in shape.boxes]
    assert boxes
    assert [box for shape, box in boxes if box.x < 0 or box.y < 0 or box.right > shape.width] == []
    assert [box for _shape, box in boxes if any(extent(line) > box.width for line in box.lines)] == []


def test_ways_run_between_boxes(shipped: Library) -> None:
    crossed = [
        (title, box, one, other)
        for title, shape in _shapes(shipped)
        for way in shape.ways
        for one, other in pairwise(way.points)
        for box in shape.boxes
        if _crosses(one, other, box)
    ]
    assert crossed == []


def _crosses(one: Point, other: Point, box: Box) -> bool:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left < box.right and right > box.x and top < box.bottom and bottom > box.y


def test_every_answer_of_a_tree_leads_on(shipped: Library) -> None:
    for tree in shipped.listed.all(Tree):
        picture = filters(shipped)["picture"](tree, "ways")
        answers = [answer for question in tree.questions for answer in question.answers]
        assert sum(box.look == "answer" for box in picture.wide.boxes) == len(answers)
        targets = [box.target for box in picture.wide.boxes if box.look in ("outcome", "question-link")]
        assert sorted(targets) == sorted(f"#{answer.next}" for answer in answers)


def test_a_time_limit_ends_on_the_calendar_where_its_example_ends(shipped: Library) -> None:
    drawn = 0
    for limit in shipped.listed.all(TimeLimit):
        if picture := filters(shipped)["picture"](limit, "weeks"):
            (end,) = [box for box in picture.narrow.boxes if box.look == "end"]
            ends = [vector.due for vector in limit.vectors if vector.due]
            due = {text for day in ends for text in (f"{day.month}/{day.day}", str(day.day))}
            assert end.lines[0] in due
            drawn += 1
    assert drawn > 5


def test_a_swimlane_has_each_step_in_the_lane_of_who_does_it(shipped: Library) -> None:
    guide = next(guide for guide in shipped.listed.all(Guide) if guide.id == "six-steps")
    boxes = filters(shipped)["picture"](guide, "swimlane").wide.boxes
    lanes = {re.sub(r"\s", "", "".join(box.lines)): box.x for box in boxes if box.look == "lane"}
    for step, box in zip(guide.steps, (box for box in boxes if box.look == "step"), strict=True):
        role = shipped.get(step.responsible[0])
        assert role is not None
        assert lanes[role.title] == box.x
