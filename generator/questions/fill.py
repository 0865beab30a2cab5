"""Fill in: a few words, or a list of them."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator import folding
from generator.diagnostic import FieldPath, Problem
from generator.fields import Flag, Line, Prose
from generator.questions._base import Question
from generator.record import Part


class Mistake(Part):
    """An answer often given by mistake, and why it is wrong."""

    text: Line
    feedback: Prose


class Fill(Question):
    """Write the missing words; `accept` lists every answer that counts as right, the first is shown.

    A list (甲、乙、丙) may come in any order unless `ordered`; a number needs its unit unless `unit_optional`.
    """

    label: ClassVar[str] = "填空"
    distinct = (("accept", ""),)

    type: Literal["fill"]
    accept: Annotated[tuple[Line, ...], Field(min_length=1)]
    mistakes: tuple[Mistake, ...] = ()
    ordered: Flag = False
    unit_optional: Flag = False

    @property
    def key(self) -> tuple[str, ...]:
        """The answer that is shown."""
        return (folding.fold(self.accept[0]),)

    def accepts(self, answer: str) -> bool:
        """Whether an answer counts as right."""
        return any(
            folding.accepts(answer, right, ordered=self.ordered, unit_optional=self.unit_optional)
            for right in self.accept
        )

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """No listed mistake counts as right."""
        for number, mistake in enumerate(self.mistakes):
            if self.accepts(mistake.text):
                yield Problem(
                    "answer-key",
                    (*path, "mistakes", number, "text"),
                    "这个常见错误按判分规则算对",
                    written=mistake.text,
                    expected="accept 里没有的答案",
                    fix="删去这一项，或者改 accept；15日、十五日、１５ 天 是同一个答案，15 个工作日 不是",
                )


MODEL = Fill
