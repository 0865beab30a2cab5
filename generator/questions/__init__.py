"""One question type a file: its model and the rules of its answer key. A module with a `MODEL` is found by itself."""

from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from generator.questions import _interactions
from generator.questions._base import OneOf as OneOf
from generator.questions._base import Question as Question
from generator.questions._base import QuestionRule as QuestionRule
from generator.questions._pool import LABELS as LABELS
from generator.questions._pool import Pool as Pool
from generator.questions._pool import drawable as drawable
from generator.questions._union import models

interactions = _interactions
"""What a learner does to answer a question, in the words of other programs."""


@cache
def all_question_types() -> tuple[type[Question], ...]:
    """Every question model, by name of its type."""
    return models()


@cache
def all_question_rules() -> tuple[QuestionRule, ...]:
    """The rules that single question types bring along."""
    return tuple(dict.fromkeys(rule for model in all_question_types() for rule in model.rules))


if TYPE_CHECKING:
    AnyQuestion = Question
else:  # the union of all question models, for a field told apart by `type`
    AnyQuestion = reduce(or_, all_question_types())
