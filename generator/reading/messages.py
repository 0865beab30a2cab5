"""Everything that can be wrong with a file itself, in Chinese: one table from code to words.

Rules about content stand in `kinds` and `checks`, each beside its own words.
"""

from collections.abc import Mapping

from generator.diagnostic import Problem
from generator.reading.message import Message
from generator.reading.messages_of_files import FILES
from generator.reading.messages_of_syntax import SYNTAX
from generator.reading.messages_of_values import VALUES

MESSAGES: Mapping[str, Message] = {**FILES, **SYNTAX, **VALUES}


def with_message(problem: Problem) -> Problem:
    """The problem with the table's words wherever it has none of its own; KeyError for an unknown code."""
    if problem.message:
        return problem
    words = MESSAGES[problem.code]
    return Problem(
        code=problem.code,
        path=problem.path,
        message=words.message,
        written=problem.written,
        expected=problem.expected or words.expected,
        fix=problem.fix or words.fix,
        needle=problem.needle,
        severity=problem.severity,
        on_key=problem.on_key,
        replacement=problem.replacement,
    )
