"""Multiple choice: several options are right."""

from itertools import combinations
from typing import ClassVar, Literal

from pydantic import Field

from generator.questions import _interactions as interactions
from generator.questions._base import Choice, ChoiceQuestion, OneOf, right_options

MOST = 8  # options


class Multiple(ChoiceQuestion):
    """Pick all right options. The score is right picks less wrong ones, of all that are right, and never below 0."""

    label: ClassVar[str] = "多选"
    joint = (*ChoiceQuestion.joint, right_options(2, MOST, "至少 2 个"))

    type: Literal["multiple"]
    options: tuple[Choice, ...] = Field(
        min_length=3, max_length=MOST, description="选项；正确的至少两个，各写 correct: true，其余写 feedback"
    )

    @property
    def interaction(self) -> interactions.Choice:
        """All right options are picked."""
        return interactions.Choice(self.described, several=True, shuffle=self.shuffle)

    @property
    def contrasts(self) -> tuple[OneOf, ...]:
        """Each right option beside each wrong one, in the order in which they stand."""
        beside = combinations(self.options, 2)
        return tuple(
            OneOf(("options",), self.stem, (one.text, other.text), 0 if one.correct else 1)
            for one, other in beside
            if one.correct != other.correct
        )


MODEL = Multiple
