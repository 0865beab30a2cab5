"""Scenario: several questions about one situation."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from generator.questions._base import Question
from generator.questions._union import models

if TYPE_CHECKING:
    AnyPart = Question
else:  # any type that is answered at one go
    AnyPart = reduce(or_, [model for model in models(without="scenario") if not model.is_a_walk])


class Scenario(Question):
    """`stem` tells the situation once; each part is answered, marked and remembered on its own."""

    label: ClassVar[str] = "情景题"
    is_a_walk: ClassVar[bool] = True

    type: Literal["scenario"]
    questions: tuple[Annotated[AnyPart, Field(discriminator="type")], ...] = Field(
        min_length=2, max_length=6, description="关于这个情景的小题，题型任选（分支案例和情景题除外）"
    )

    @property
    def key(self) -> tuple[str, ...]:
        """The keys of the parts."""
        return tuple(part.version for part in self.parts)

    @property
    def is_marked(self) -> bool:
        """Whether the site can mark all parts."""
        return all(part.is_marked for part in self.parts)

    @property
    def parts(self) -> tuple[Question, ...]:
        """The questions about the situation."""
        return self.questions


MODEL = Scenario
