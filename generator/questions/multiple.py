"""Multiple choice: several options are right."""

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.questions import _interactions as interactions
from generator.questions._base import Choice, ChoiceQuestion, OneOf


class Multiple(ChoiceQuestion):
    """Pick all right options. The score is right picks less wrong ones, of all that are right, and never below 0."""

    label: ClassVar[str] = "多选"

    type: Literal["multiple"]
    options: tuple[Choice, ...] = Field(
        min_length=3, max_length=8, description="选项；正确的至少两个，各写 correct: true，其余写 feedback"
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

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """At least two options are right."""
        if len(self.key) < 2:
            yield self.right_count_problem(path, "至少 2 个")


MODEL = Multiple
