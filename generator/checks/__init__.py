"""Rules across records, one a file.

A module here is found by itself: its name is its code, and its docstring is the page that `casebook explain` prints (in
the authors' language). It has a `check(library)` that yields findings, or, to look at every text one by one, an
`inspector(library)` that gives a function from text to problems; all texts are walked through once for all inspectors.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from types import ModuleType

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.record import Record, Rule
from generator.walk import Leaf
from generator.workers import in_order

PARTS = 8  # of all texts, that one process or another looks through

Finding = tuple[str, Problem]
"""The owner of the text (a record's id, or the file of a handwritten page) and what is wrong with it."""

Check = Callable[[Library], Iterator[Finding]]
Inspector = Callable[[str, Leaf], Iterable[Problem]]


@cache
def all_checks() -> Mapping[str, ModuleType]:
    """Every check module by its code."""
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}") for name in names}


def run(library: Library) -> Iterator[Finding]:
    """Everything that the rules inside single records and the rules across records find."""
    modules = all_checks().values()
    rules = [partial(_ruled, library.of_kind(kind.name), rule) for kind in library.kinds for rule in kind.rules]
    checks = [partial(module.check, library) for module in modules if hasattr(module, "check")]
    inspectors = [module.inspector(library) for module in modules if hasattr(module, "inspector")]
    texts = [partial(_inspected, library, inspectors, part, PARTS) for part in range(PARTS)]
    size = len(library.references)  # which are read here, once, before the work is shared out
    for found in in_order(_all_of, [*texts, *checks, *rules], size):
        yield from found


def _all_of(job: Callable[[], Iterable[Finding]]) -> list[Finding]:
    return list(job())


def _ruled(records: Iterable[Record], rule: Rule) -> Iterator[Finding]:
    return ((record.id, problem) for record in records for problem in rule(record))


def _inspected(library: Library, inspectors: Sequence[Inspector], part: int, parts: int) -> Iterator[Finding]:
    """What is found in one of several parts of all texts."""
    for owner, leaves in library.owners(part, parts):
        for leaf in leaves:
            if isinstance(leaf.mark, Text):
                for inspect in inspectors:
                    yield from ((owner, problem) for problem in inspect(owner, leaf))
