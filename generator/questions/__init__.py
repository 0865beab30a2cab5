"""One question type a file: its model and what its answer key is. A module with a `MODEL` is found by itself."""

import pkgutil
from functools import cache, reduce
from importlib import import_module
from operator import or_
from typing import Any

from generator.questions._base import Question


@cache
def all_question_types() -> tuple[type[Question], ...]:
    """Every question model, by name of its type."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return tuple(import_module(f"{__name__}.{name}").MODEL for name in names)


def any_question() -> Any:
    """The union of all question models, for a field discriminated by `type`."""
    return reduce(or_, all_question_types())
