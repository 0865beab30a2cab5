"""Questions whose answer is written."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import PosedLine, Prose
from generator.questions._base import Question, distinct
from generator.questions._interactions import Slip
from generator.record import Part
from generator.twins import folding
from generator.twins.joint import Joint


class Mistake(Part):
    """An answer often given by mistake, and why it is wrong."""

    text: PosedLine = Field(description="常见的错误答案")
    feedback: Prose = Field(description="错在哪里")


class WrittenQuestion(Question):
    """A question whose answer is written; `mistakes` are those that are often made."""

    joint: ClassVar[tuple[Joint, ...]] = (distinct("mistakes.text"),)

    mistakes: tuple[Mistake, ...] = Field((), description="常见的错误答案；这样答的人看到各自的说明")

    @property
    def listed(self) -> tuple[tuple[FieldPath, str], ...]:
        """Every answer that the author calls right, as `(path of the field that says it, answer)`."""
        raise NotImplementedError

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The mistakes as other programs know them."""
        return tuple(Slip(one.text, one.feedback) for one in self.mistakes)

    def accepts(self, answer: str) -> bool:
        """Whether an answer counts as right."""
        raise NotImplementedError

    def picked(self, answer: object) -> tuple[str, ...]:
        """The listed mistake that was made. Other words are not repeated: they may be somebody's."""
        if not isinstance(answer, str):
            return ()
        if self.accepts(answer):
            return ("答对",)
        made = [mistake.text for mistake in self.mistakes if folding.accepts(answer, mistake.text)]
        return tuple(made[:1]) or ("其他错误答案",)

    def key_problems(self, path: FieldPath) -> Iterator[Problem]:
        """What is called right counts as right, and no listed mistake does."""
        for field, text in self.listed:
            if not self.accepts(text):
                yield Problem(
                    (*path, *field),
                    "按判分规则，谁也答不对这个答案",
                    written=text,
                    expected="有字或者有数的答案；单位里没有数字",
                    fix="标点和空格判分时不算；单位只写“日”“元”这样的词",
                )
        for number, mistake in enumerate(self.mistakes):
            if self.accepts(mistake.text):
                yield Problem(
                    (*path, "mistakes", number, "text"),
                    "这个常见错误按判分规则算对",
                    written=mistake.text,
                    expected="会判为错的答案",
                    fix="删去这一项，或者改答案；15日、十五日、１５ 天 是同一个答案，15 个工作日 不是",
                )
