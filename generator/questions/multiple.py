"""Multiple choice: several options are right."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.questions._base import Choice, ChoiceQuestion


class Multiple(ChoiceQuestion):
    """Pick all right options. The score is right picks less wrong ones, of all that are right, and never below 0."""

    label: ClassVar[str] = "多选"

    type: Literal["multiple"]
    options: tuple[Choice, ...] = Field(
        min_length=3, max_length=8, description="选项；正确的至少两个，各写 correct: true，其余写 feedback"
    )

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """At least two options are right."""
        if len(self.key) < 2:
            yield self.right_count_problem(path, "至少 2 个")


MODEL = Multiple
