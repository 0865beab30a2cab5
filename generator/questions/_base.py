"""What all questions share."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import AnyRef, Flag, Id, Line, Prose, Whole
from generator.record import Alternative, Part


class Question(Part):
    """A question about something a page teaches; `cites` says which step or article settles it.

    `id` is stable for ever: a learner's record is keyed by it.
    """

    id: Id
    type: str
    stem: Prose
    explanation: Prose
    cites: Annotated[tuple[AnyRef, ...], Field(min_length=1)]
    hints: tuple[Line, ...] = ()
    difficulty: Annotated[Whole, Field(ge=1, le=3)] = 2

    label: ClassVar[str]

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """What is wrong with the answer key; `path` leads to the question."""
        return iter(())


class Choice(Alternative):
    """An option of a question: right, or a distractor."""

    correct: Flag = False

    @property
    def is_wrong(self) -> bool:
        """Whether this is a distractor."""
        return not self.correct


def wrong_key_count(path: FieldPath, right: int, expected: str) -> Problem:
    """The problem of a choice question whose number of right options does not fit its type."""
    return Problem(
        "answer-key",
        (*path, "options"),
        f"这道题有 {right} 个选项标为正确，应当{expected}",
        expected=f"{expected} correct: true",
        fix="在正确的选项下写 correct: true，其余不写",
        on_key=True,
    )
