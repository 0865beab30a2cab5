"""Single choice: exactly one option is right."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from generator.diagnostic import FieldPath, Problem
from generator.questions._base import ChoiceQuestion, OneOf
from generator.questions._interactions import Choice


class Single(ChoiceQuestion):
    """Pick the one right option."""

    label: ClassVar[str] = "单选"

    type: Literal["single"]

    @property
    def interaction(self) -> Choice:
        """One of the options is picked."""
        return Choice(self.described, several=False, shuffle=self.shuffle)

    @property
    def one_of(self) -> tuple[OneOf, ...]:
        """The options, once one of them is the right one."""
        right = [number for number, option in enumerate(self.options) if option.correct]
        return (OneOf(("options",), self.stem, self.choices, right[0]),) if len(right) == 1 else ()

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """Exactly one option is right."""
        if len(self.key) != 1:
            yield self.right_count_problem(path, "恰好 1 个")


MODEL = Single
