"""Fill in: a few words, or a list of them."""

from typing import ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath
from generator.fields import Flag, Line
from generator.questions._base import distinct
from generator.questions._interactions import Words
from generator.questions._written import WrittenQuestion
from generator.twins import folding


class Fill(WrittenQuestion):
    """Write the missing words; `accept` lists every answer that counts as right, the first is shown.

    A list (甲、乙、丙) may come in any order unless `ordered`; a number needs its unit unless `unit_optional`.
    """

    label: ClassVar[str] = "填空"
    joint = (distinct("accept"), *WrittenQuestion.joint)

    type: Literal["fill"]
    accept: tuple[Line, ...] = Field(min_length=1, description="算对的说法，第一个显示为答案")
    ordered: Flag = Field(False, description="答案是一串（甲、乙、丙）而先后有讲究的写 true")
    unit_optional: Flag = Field(False, description="单位可写可不写的写 true")

    @property
    def key(self) -> tuple[str, ...]:
        """The answer that is shown."""
        return (folding.fold(self.accept[0]),)

    @property
    def interaction(self) -> Words:
        """Words are written."""
        return Words(self.accept, self.slips, self.ordered, self.unit_optional)

    @property
    def listed(self) -> tuple[tuple[FieldPath, str], ...]:
        """Each accepted answer."""
        return tuple((("accept", number), text) for number, text in enumerate(self.accept))

    @property
    def length(self) -> int:
        """How many items the answer has."""
        return len(folding.items(self.accept[0]))

    def accepts(self, answer: str) -> bool:
        """Whether an answer counts as right."""
        return any(
            folding.accepts(answer, right, ordered=self.ordered, unit_optional=self.unit_optional)
            for right in self.accept
        )


MODEL = Fill
