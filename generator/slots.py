"""The slots of a wording: what has to be filled in each time, told apart by `type`."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.fields import Date, DeadlineRef, Flag, Id, Line, Lines, Number
from generator.record import Part
from generator.twins import proofreading


class Slot(Part):
    """A place in a text; `required: false` may be left out. `label` is what authors call the type."""

    id: Id
    type: proofreading.SlotType
    title: Line
    example: object
    help: Line | None = None
    required: Flag = True

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
    example: Line

    label = "文字"


class ParagraphSlot(Slot):
    """Some lines of words."""

    type: Literal["paragraph"]
    example: Lines

    label = "段落"


class DateSlot(Slot):
    """A day; `deadline` names the time limit by which it is counted."""

    type: Literal["date"]
    example: Date
    deadline: DeadlineRef | None = None

    label = "日期"


class AmountSlot(Slot):
    """A sum of money in yuan."""

    type: Literal["amount"]
    example: Annotated[Number, Field(ge=0)]

    label = "金额"


class NumberSlot(Slot):
    """A number and its unit."""

    type: Literal["number"]
    example: Annotated[Number, Field(ge=0)]
    unit: Line

    label = "数字"

    @property
    def shown(self) -> str:
        """The example as the text says it."""
        return proofreading.shown("number", str(self.example), self.unit) or ""


class ChoiceSlot(Slot):
    """One of several wordings."""

    type: Literal["choice"]
    options: Annotated[tuple[Line, ...], Field(min_length=2)]
    example: Line

    label = "选择"


AnySlot = Annotated[
    TextSlot | ParagraphSlot | DateSlot | AmountSlot | NumberSlot | ChoiceSlot, Field(discriminator="type")
]
