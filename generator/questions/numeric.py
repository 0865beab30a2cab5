"""Numeric: a number with its unit."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath
from generator.fields import Flag, Line, NotNegative, Number
from generator.questions._interactions import Figure
from generator.questions._written import WrittenQuestion
from generator.twins import folding


class Numeric(WrittenQuestion):
    """Write a number; 日 and 工作日 are different units. Without `unit_required: false` the unit must be written.

    `tolerance` is how far off an answer may be and still count, in the same unit.
    """

    label: ClassVar[str] = "数值"

    type: Literal["numeric"]
    answer: Number = Field(description="答案，只写数字")
    unit: Line = Field(description="单位，如 日、元、%")
    tolerance: NotNegative = Field(0, description="差多少还算对，单位相同")
    unit_required: Flag = Field(True, description="不写单位也算对的写 false")

    def figures(self) -> Iterator[tuple[FieldPath, str]]:
        """The answer."""
        yield ("answer",), self.shown

    @property
    def listed(self) -> tuple[tuple[FieldPath, str], ...]:
        """The number with its unit: if that is not right, the unit is to blame."""
        return ((("unit",), self.shown),)

    @property
    def interaction(self) -> Figure:
        """A number with its unit is written."""
        return Figure(self.value, self.slack, self.unit, self.unit_required, self.slips)

    @property
    def value(self) -> Decimal:
        """The number, exactly."""
        return Decimal(self.answer)

    @property
    def slack(self) -> Decimal:
        """The tolerance, exactly."""
        return Decimal(self.tolerance)

    @property
    def shown(self) -> str:
        """The answer as it is written: `15 日`, but `24%`."""
        value = f"{self.value:,f}"
        return f"{value}{self.unit}" if self.unit in ("%", "％") else f"{value} {self.unit}"

    @property
    def key(self) -> tuple[str, ...]:
        """The number with its unit."""
        return (folding.fold(f"{self.value:f}{self.unit}"),)

    def match(self, answer: str) -> folding.Match:
        """How an answer compares."""
        return folding.quantity(answer, self.value, self.unit, tolerance=self.slack, unit_required=self.unit_required)

    def accepts(self, answer: str) -> bool:
        """Whether an answer counts as right."""
        return self.match(answer) == "right"


MODEL = Numeric
