"""The slots of a wording: what has to be filled in each time, told apart by `type`."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.fields import Amount, Date, DeadlineRef, Flag, Id, Line, Lines, NotNegative
from generator.record import Part
from generator.twins import proofreading


class Slot(Part):
    """A place in a text; `required: false` may be left out. `label` is what authors call the type."""

    id: Id = Field(description="空的编号，正文里写 {编号}")
    type: proofreading.SlotType
    title: Line = Field(description="空的名称")
    example: object
    help: Line | None = Field(None, description="怎么填")
    required: Flag = Field(True, description="可以不填的写 false")

    label: ClassVar[str]

    @property
    def blank(self) -> str:
        """How the text looks while nothing is entered."""
        return proofreading.blank(self.title)

    @property
    def shown(self) -> str:
        """The example as the text says it."""
        return proofreading.shown(self.type, str(self.example)) or ""


class TextSlot(Slot):
    """Some words."""

    type: Literal["text"]
    example: Line = Field(description="样例：一行字")

    label = "文字"


class ParagraphSlot(Slot):
    """Some lines of words."""

    type: Literal["paragraph"]
    example: Lines = Field(description="样例：几行字")

    label = "段落"


class DateSlot(Slot):
    """A day; `deadline` names the time limit by which it is counted."""

    type: Literal["date"]
    example: Date = Field(description="样例：某一天")
    deadline: DeadlineRef | None = Field(None, description="按哪个时限算；写了，页面上给出“算日期”")

    label = "日期"


class AmountSlot(Slot):
    """A sum of money in yuan."""

    type: Literal["amount"]
    example: Amount = Field(description="样例：多少元，只写数字，至多两位小数")

    label = "金额"

    @property
    def shown(self) -> str:
        """The example as the text says it."""
        return proofreading.shown("amount", f"{Decimal(self.example):f}") or ""


class NumberSlot(Slot):
    """A number and its unit."""

    type: Literal["number"]
    example: NotNegative = Field(description="样例：只写数字")
    unit: Line = Field(description="单位")

    label = "数字"

    @property
    def shown(self) -> str:
        """The example as the text says it."""
        return proofreading.shown("number", f"{Decimal(self.example):f}", self.unit) or ""


class ChoiceSlot(Slot):
    """One of several wordings."""

    type: Literal["choice"]
    options: tuple[Line, ...] = Field(min_length=2, description="供选择的说法")
    example: Line = Field(description="样例：options 里的一项")

    label = "选择"


AnySlot = Annotated[
    TextSlot | ParagraphSlot | DateSlot | AmountSlot | NumberSlot | ChoiceSlot, Field(discriminator="type")
]
