"""One question type a file: its model and the rule of its answer key. A module with a `MODEL` is found by itself."""

import pkgutil
from functools import cache, reduce
from importlib import import_module
from operator import or_
from typing import TYPE_CHECKING

from generator.questions._base import Question as Question


@cache
def all_question_types() -> tuple[type[Question], ...]:
    """Every question model, by name of its type."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return tuple(import_module(f"{__name__}.{name}").MODEL for name in names)


if TYPE_CHECKING:
    AnyQuestion = Question
else:  # the union of all question models, for a field told apart by `type`
    AnyQuestion = reduce(or_, all_question_types())
