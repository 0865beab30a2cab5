"""Pools: the questions from which an exam draws."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import Field

from generator.fields import QuizRef, Whole
from generator.library import Library
from generator.questions._base import Question
from generator.questions._union import models
from generator.record import Part

LABELS = {name: model.label for model in models() for name in get_args(model.model_fields["type"].annotation)}
"""What each question type is called, by its name."""

if TYPE_CHECKING:
    TypeName = str
else:  # a name that is none would narrow a pool down and say nothing
    TypeName = Literal[tuple(LABELS)]


class Pool(Part):
    """Question sets to draw from, narrowed down by type and difficulty if those are given."""

    sources: tuple[QuizRef, ...] = Field(min_length=1, alias="from", description="从哪些题目集抽")
    draw: Whole = Field(ge=1, le=50, description="抽几题")
    types: tuple[TypeName, ...] = Field((), description="只抽这些题型")
    difficulty: tuple[Annotated[Whole, Field(ge=1, le=3)], ...] = Field((), description="只抽这些难度")

    def takes(self, question: Question) -> bool:
        """Whether a question of the sets can be drawn: what only the learner can mark is not."""
        return (
            all(part.is_marked for part in question.answerable())
            and (not self.types or question.type in self.types)
            and (not self.difficulty or question.difficulty in self.difficulty)
        )


def drawable(pools: Sequence[Pool], library: Library) -> Iterator[tuple[str, ...]]:
    """For each pool the questions it draws from, as `set#question`, in the order in which they stand.

    Each belongs to the first pool that takes it.

    Retired sets are not drawn from.
    """
    taken: set[str] = set()
    for pool in pools:
        quizzes: list[Any] = [quiz for ref in pool.sources if (quiz := library.listed.get(ref)) and quiz.kind == "quiz"]
        names = [f"{quiz.id}#{question.id}" for quiz in quizzes for question in quiz.questions if pool.takes(question)]
        yield tuple(name for name in dict.fromkeys(names) if name not in taken)
        taken.update(names)
