"""Fill in: a few words or a number with its unit."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.fields import Line, Prose
from generator.questions._base import Question
from generator.record import Part


class Mistake(Part):
    """An answer often given by mistake, and why it is wrong."""

    text: Line
    feedback: Prose


class Fill(Question):
    """Write the missing words; `accept` lists every answer that counts as right, the first is shown."""

    label: ClassVar[str] = "填空"

    type: Literal["fill"]
    accept: Annotated[tuple[Line, ...], Field(min_length=1)]
    mistakes: tuple[Mistake, ...] = ()


MODEL = Fill
