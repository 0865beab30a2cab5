"""Rules across records, one a file.

A module here is found by itself: its name is its code, and its docstring is the page that `casebook explain` prints (in
the authors' language). It has a `check(library)` that yields findings, or, to look at every text one by one, an
`inspector(library)` that gives a function from text to problems; all texts are walked through once for all inspectors.
`_name` is a helper of the others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from types import ModuleType

from generator.diagnostic import Problem, code_of
from generator.discovery import modules_in
from generator.fields import Text
from generator.library import Library
from generator.record import Record, Rule
from generator.walk import Leaf
from generator.workers import in_order

PARTS = 8  # of all texts, that one process or another looks through

Finding = tuple[str, Problem]
"""The owner of the text (a record's id, or the file of a handwritten page) and what is wrong with it."""

Inspector = Callable[[str, Leaf], Iterable[Problem]]
"""From the owner of a text and the text to its problems."""


@cache
def all_checks() -> Mapping[str, ModuleType]:
    """Every check module by its code."""
    return {code_of(name): module for name, module in modules_in(__name__).items()}


def run(library: Library) -> Iterator[Finding]:
    """Everything that the rules inside single records and the rules across records find, each with its code."""
    modules = all_checks()
    rules = [partial(_ruled, library.of_kind(kind.name), rule) for kind in library.kinds for rule in kind.rules]
    checks = [partial(_checked, code, module, library) for code, module in modules.items() if hasattr(module, "check")]
    inspectors = {code: module.inspector(library) for code, module in modules.items() if hasattr(module, "inspector")}
    texts = [partial(_inspected, library, inspectors, part, PARTS) for part in range(PARTS)]
    size = len(library.references)  # which are read here, once, before the work is shared out
    for found in in_order(_all_of, [*texts, *checks, *rules], size):
        yield from found


def _all_of(job: Callable[[], Iterable[Finding]]) -> list[Finding]:
    return list(job())


def _checked(code: str, module: ModuleType, library: Library) -> Iterator[Finding]:
    return ((owner, replace(problem, code=code)) for owner, problem in module.check(library))


def _ruled(records: Sequence[Record], rule: Rule) -> Iterator[Finding]:
    code = code_of(rule.__name__)
    return ((record.id, replace(problem, code=code)) for record in records for problem in rule(record))


def _inspected(library: Library, inspectors: Mapping[str, Inspector], part: int, parts: int) -> Iterator[Finding]:
    """What is found in one of several parts of all texts."""
    for owner, leaves in library.owners(part, parts):
        for leaf in leaves:
            if isinstance(leaf.mark, Text):
                for code, inspect in inspectors.items():
                    yield from ((owner, replace(problem, code=code)) for problem in inspect(owner, leaf))
