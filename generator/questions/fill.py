"""Fill in: a few words, or a list of them."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath
from generator.fields import Flag, Line
from generator.questions._written import WrittenQuestion
from generator.twins import folding


class Fill(WrittenQuestion):
    """Write the missing words; `accept` lists every answer that counts as right, the first is shown.

    A list (甲、乙、丙) may come in any order unless `ordered`; a number needs its unit unless `unit_optional`.
    """

    label: ClassVar[str] = "填空"
    distinct = (("accept", ""), *WrittenQuestion.distinct)

    type: Literal["fill"]
    accept: Annotated[tuple[Line, ...], Field(min_length=1)]
    ordered: Flag = False
    unit_optional: Flag = False

    @property
    def key(self) -> tuple[str, ...]:
        """The answer that is shown."""
        return (folding.fold(self.accept[0]),)

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
