"""Single choice: exactly one option is right."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.questions._base import Choice, Question, wrong_key_count


class Single(Question):
    """Pick the one right option."""

    label: ClassVar[str] = "单选"

    type: Literal["single"]
    options: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=8)]

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """Exactly one option is right."""
        right = sum(option.correct for option in self.options)
        if right != 1:
            yield wrong_key_count(path, right, "恰好 1 个")


MODEL = Single
