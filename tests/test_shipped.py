"""What the shipped content promises its readers."""

from collections import Counter

import pytest

from generator import build
from generator.kinds.outline import Outline
from generator.kinds.quiz import Quiz
from generator.kinds.wording import SCENES, Wording
from generator.library import Library
from generator.pages.coverage import coverage
from generator.questions import all_question_types
from tests.shipped import PROJECT, shipped_library


@pytest.fixture(scope="module")
def shipped() -> Library:
    return shipped_library()


def test_no_check_finds_an_error() -> None:
    checked = build.preview(PROJECT)
    assert checked.is_publishable, checked.diagnostics


@pytest.mark.parametrize("kind", ["guide", "regulation"])
def test_questions_rest_on_every_step_and_on_every_article_that_guides_need(shipped: Library, kind: str) -> None:
    places = [place for _record, places in coverage(shipped, kind) for place in places]
    assert [place.ref for place in places if not place.questions] == []


def test_no_row_of_the_course_is_still_to_come(shipped: Library) -> None:
    rows = [row for outline in shipped.all(Outline) for row in outline.rows]
    assert rows
    assert [row.no for row in rows if row.later or not row.where] == []


def test_every_type_of_question_is_used(shipped: Library) -> None:
    quizzes = [quiz for quiz in shipped.of_kind("quiz") if isinstance(quiz, Quiz)]
    used = Counter(question.type for quiz in quizzes for _path, question in quiz.walk())
    assert set(used) == {model.model_fields["type"].annotation.__args__[0] for model in all_question_types()}  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["path", "exam"])
def test_each_audience_has_its_path_and_its_exam(shipped: Library, kind: str) -> None:
    served = {who for record in shipped.of_kind(kind) for who in record.audience}  # type: ignore[attr-defined]
    assert served >= {"newcomer", "handler", "trainer"}


def test_every_case_that_is_walked_is_named(shipped: Library) -> None:
    quizzes = [quiz for quiz in shipped.of_kind("quiz") if isinstance(quiz, Quiz)]
    walks = [question for quiz in quizzes for question in quiz.questions if question.type == "branching"]
    assert all(shipped.get(walk.case) for walk in walks)  # type: ignore[attr-defined]
    assert len(walks) >= 4


def test_every_scene_has_what_is_wrong_beside_what_is_right(shipped: Library) -> None:
    assert {wording.scene for wording in shipped.all(Wording) if wording.forbidden} == set(SCENES)
