"""Short answer: written freely, compared with a model answer by whoever wrote it."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.fields import Line, Prose
from generator.questions._base import Question, distinct
from generator.questions._interactions import Essay
from generator.twins import folding


class Short(Question):
    """Write an answer, read the model answer, tick the `points` that were met; the share of them is the score."""

    label: ClassVar[str] = "简答"
    joint = (distinct("points"),)

    type: Literal["short"]
    model_answer: Prose = Field(description="参考答案")
    points: tuple[Line, ...] = Field(min_length=2, max_length=8, description="要点，学员自己对照打勾")

    @property
    def interaction(self) -> Essay:
        """An answer is written freely."""
        return Essay(self.model_answer, self.points)

    @property
    def is_marked(self) -> bool:
        """No program knows whether a point was made."""
        return False

    @property
    def key(self) -> tuple[str, ...]:
        """The points that an answer should make."""
        return tuple(sorted(map(folding.fold, self.points)))


MODEL = Short
