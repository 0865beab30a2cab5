"""Numeric: a number with its unit."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator import folding
from generator.diagnostic import FieldPath, Problem
from generator.fields import Flag, Line, Number
from generator.questions._base import Question
from generator.questions.fill import Mistake


class Numeric(Question):
    """Write a number; 日 and 工作日 are different units, and the unit is part of the answer unless `unit_required: false`.

    `tolerance` is how far off an answer may be and still count, in the same unit.
    """

    label: ClassVar[str] = "数值"

    type: Literal["numeric"]
    answer: Number
    unit: Line
    tolerance: Annotated[Number, Field(ge=0)] = 0
    unit_required: Flag = True
    mistakes: tuple[Mistake, ...] = ()

    @property
    def shown(self) -> str:
        """The answer as it is written: `15 日`, but `24%`."""
        value = f"{self.answer:,}"
        return f"{value}{self.unit}" if self.unit in ("%", "％") else f"{value} {self.unit}"

    @property
    def key(self) -> tuple[str, ...]:
        """The number with its unit."""
        return (folding.fold(f"{self.answer}{self.unit}"),)

    def match(self, answer: str) -> folding.Match:
        """How an answer compares."""
        return folding.quantity(
            answer,
            Decimal(str(self.answer)),
            self.unit,
            tolerance=Decimal(str(self.tolerance)),
            unit_required=self.unit_required,
        )

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """No listed mistake counts as right."""
        for number, mistake in enumerate(self.mistakes):
            if self.match(mistake.text) == "right":
                yield Problem(
                    "answer-key",
                    (*path, "mistakes", number, "text"),
                    "这个常见错误按判分规则算对",
                    written=mistake.text,
                    expected=f"不同于 {self.shown} 的答案",
                    fix="删去这一项，或者改 answer、unit、tolerance",
                )


MODEL = Numeric
