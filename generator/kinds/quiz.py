"""A question set: self-check questions about pages of the site."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import AnyRef, Prose
from generator.questions import AnyQuestion, Question
from generator.record import Anchor, Kind, MaintainedRecord

EXAMPLE = """\
title: 期限自测（示例）
summary: 收到投诉后多少日内要答复，怎么算。
owner: complaint-desk
reviewed: 2026-11-23
audience: [newcomer]
intro: 做完能说清期限从哪一天起算、到哪一天为止。
about: [complaint-steps, demo-rule]
questions:
  - id: unit
    type: single
    stem: 一般投诉的答复期限是？
    options:
      - text: 15 日
        correct: true
      - text: 15 个工作日
        feedback: 规则写的是日，不是工作日。
    explanation: 期限按日计算，自收到之日起。
    cites: [demo-rule#18]
"""


def answer_key(quiz: "Quiz") -> Iterator[Problem]:
    """题目的答案要合题型：单选恰好一个正确，多选至少两个正确，归类题的每一项都归入 groups 里的一组。

    错误：
        type: single
        options:
          - {text: 15 日, correct: true}
          - {text: 30 日, correct: true}
    正确：
        type: single
        options:
          - {text: 15 日, correct: true}
          - {text: 15 个工作日, feedback: 规则写的是日。}
    """
    questions: tuple[Question, ...] = quiz.questions
    for number, question in enumerate(questions):
        yield from question.key_problems(("questions", number))


class Quiz(MaintainedRecord):
    """A set of questions that belong together."""

    kind: ClassVar[str] = "quiz"

    intro: Prose
    about: Annotated[tuple[AnyRef, ...], Field(min_length=1)]
    questions: Annotated[tuple[Annotated[AnyQuestion, Field(discriminator="type")], ...], Field(min_length=1)]

    def anchors(self) -> Iterator[Anchor]:
        """Each question can be pointed at."""
        questions: tuple[Question, ...] = self.questions
        for number, question in enumerate(questions):
            yield Anchor(question.id, f"第 {number + 1} 题", ("questions", number, "id"))


KIND = Kind(
    name="quiz",
    label="题目",
    plural="自测",
    intro="每题先自己答，再展开答案；答错的选项都说明错在哪里、看哪一条。",
    source="quizzes",
    pages="quizzes",
    model=Quiz,
    example=EXAMPLE,
    order=35,
    boost=0.6,
    root=True,
    rules=(answer_key,),
)
