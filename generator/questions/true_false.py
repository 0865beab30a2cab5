"""True or false, with a reason."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.fields import Flag, Prose
from generator.questions._base import OneOf, Question
from generator.questions._interactions import Statement
from generator.twins import folding


class TrueFalse(Question):
    """Judge a statement; `feedback` is for who judged it wrongly."""

    label: ClassVar[str] = "判断"

    type: Literal["true_false"]
    answer: Flag = Field(description="说法对的写 true，错的写 false")
    feedback: Prose = Field(description="错在哪里，给判断错的人看")

    @property
    def key(self) -> tuple[str, ...]:
        """The statement and whether it is true: another statement is another question."""
        return folding.fold(self.stem), str(self.answer)

    @property
    def interaction(self) -> Statement:
        """The statement is judged."""
        return Statement(self.answer, self.feedback)

    @property
    def choices(self) -> tuple[str, ...]:
        """Both judgements."""
        return "对", "错"

    @property
    def one_of(self) -> tuple[OneOf, ...]:
        """The judgements of the statement."""
        return (OneOf(("stem",), self.stem, self.choices, 0 if self.answer else 1, is_statement=True),)

    def picked(self, answer: object) -> tuple[str, ...]:
        """The judgement."""
        return ("对" if answer else "错",) if isinstance(answer, bool) else ()


MODEL = TrueFalse
