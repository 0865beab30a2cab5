"""Spelling: write a term letter by letter."""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import Line
from generator.questions._interactions import Words
from generator.questions._written import WrittenQuestion


def spelling_letters(question: "Spelling", path: FieldPath) -> Iterator[Problem]:
    """拼写题的答案（word）只有英文字母：汉字和数字有别的题型，全角半角、空格也不该算错。

    错误：
        word: 年化利率
    正确：
        word: APR
    """
    if not re.fullmatch("[A-Za-z]+", question.word):
        message, fix = "答案里有字母以外的字", "只写字母；要写汉字或数字，换成填空题（fill）"
        yield Problem((*path, "word"), message, question.word, "一个英文词或缩写", fix)


class Spelling(WrittenQuestion):
    """Write the term, capital letters included."""

    label: ClassVar[str] = "拼写"
    rules = (spelling_letters,)

    type: Literal["spelling"]
    word: Line = Field(description="答案，大小写要对")

    @property
    def key(self) -> tuple[str, ...]:
        """The term."""
        return (self.word,)

    @property
    def interaction(self) -> Words:
        """The term is written."""
        return Words((self.word,), self.slips, ordered=True, unit_optional=False)

    @property
    def listed(self) -> tuple[tuple[FieldPath, str], ...]:
        """The term, which must be right."""
        return ((("word",), self.word),)

    def accepts(self, answer: str) -> bool:
        """Whether an answer is the term, letter by letter."""
        return answer.strip() == self.word


MODEL = Spelling
