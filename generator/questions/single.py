"""Single choice: exactly one option is right."""

from typing import ClassVar, Literal

from generator.questions._base import ChoiceQuestion, OneOf, right_options
from generator.questions._interactions import Choice


class Single(ChoiceQuestion):
    """Pick the one right option."""

    label: ClassVar[str] = "单选"
    joint = (*ChoiceQuestion.joint, right_options(1, 1, "恰好 1 个"))

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


MODEL = Single
