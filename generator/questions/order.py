"""Order: put the items in the right sequence."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.fields import Line
from generator.questions._base import Question, distinct
from generator.questions._interactions import Sequence
from generator.twins import folding


class Order(Question):
    """`items` stand in the right order; pages show them in another."""

    label: ClassVar[str] = "排序"
    joint = (distinct("items"),)

    type: Literal["order"]
    items: tuple[Line, ...] = Field(min_length=3, max_length=10, description="要排序的各项，按正确的先后写")

    @property
    def key(self) -> tuple[str, ...]:
        """The items in their order."""
        return tuple(map(folding.fold, self.items))

    @property
    def interaction(self) -> Sequence:
        """The items are put in order."""
        return Sequence(self.items)


MODEL = Order
