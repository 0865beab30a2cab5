"""A question set: self-check questions about pages of the site."""

from collections.abc import Iterator
from functools import wraps
from typing import Annotated, ClassVar

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import AnyRef, Prose
from generator.questions import AnyQuestion, Question, QuestionRule, all_question_rules
from generator.record import Anchor, Kind, MaintainedRecord, Rule
from generator.twins.joint import broken

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
    填空题和数值题的答案按判分规则要能答对，常见错误（mistakes）按判分规则不能算对：全角半角、繁简、数字写法、
    空格、标点和列表的次序都不影响判分，15日、十五天、１５ 日 是同一个答案，15 个工作日 不是。

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
    for path, question in quiz.walk():
        yield from broken(path, question, "answer-key")
        yield from question.key_problems(path)


def option_duplicate(quiz: "Quiz") -> Iterator[Problem]:
    """同一道题里的选项、要排序或归类的项、配对的每一边、填空的各个答案、常见错误和要点，说法不能相同：
    选项相同读者没法选，排序的项相同就分不出先后。只是全角半角、繁简、数字写法、空格或标点不同，也算相同。

    错误：
        items: [登记, 核实, 登记]
    正确：
        items: [登记, 核实, 答复]
    """
    for path, question in quiz.walk():
        yield from broken(path, question, "option-duplicate")


def _over_questions(rule: QuestionRule) -> Rule:
    @wraps(rule)
    def check(quiz: "Quiz") -> Iterator[Problem]:
        for path, question in quiz.walk():
            if rule in question.rules:
                yield from rule(question, path)

    return check


class Quiz(MaintainedRecord):
    """A set of questions that belong together."""

    kind: ClassVar[str] = "quiz"

    intro: Prose = Field(description="做完能做到什么")
    about: tuple[AnyRef, ...] = Field(min_length=1, description="考的是哪些页")
    questions: tuple[Annotated[AnyQuestion, Field(discriminator="type")], ...] = Field(min_length=1, description="题目")

    def walk(self) -> Iterator[tuple[FieldPath, Question]]:
        """Every question, the parts of scenarios too, as `(path, question)`."""
        for number, question in enumerate(self.questions):
            yield ("questions", number), question
            for place, part in enumerate(question.parts):
                yield ("questions", number, "questions", place), part

    def answerable(self) -> tuple[Question, ...]:
        """The questions that are answered and recorded one by one."""
        return tuple(part for question in self.questions for part in question.answerable())

    def anchors(self) -> Iterator[Anchor]:
        """Each question can be pointed at."""
        for path, question in self.walk():
            numbers = [place + 1 for place in path if isinstance(place, int)]
            yield Anchor(question.id, f"第 {'.'.join(map(str, numbers))} 题", (*path, "id"), text=question.stem)


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
    rules=(answer_key, option_duplicate, *map(_over_questions, all_question_rules())),
)
