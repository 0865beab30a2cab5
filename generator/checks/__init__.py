"""Rules across records, one a file.

A module here is found by itself: its name is its code, its `check(library)` yields findings, and its docstring is the
page that `casebook explain` prints (in the authors' language).
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from generator.diagnostic import Problem
from generator.library import Library

Finding = tuple[str, Problem]
"""The owner of the text (a record's id, or the file of a handwritten page) and what is wrong with it."""

Check = Callable[[Library], Iterator[Finding]]


@cache
def all_checks() -> Mapping[str, ModuleType]:
    """Every check module by its code."""
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}") for name in names}


def run(library: Library) -> Iterator[Finding]:
    """Everything that the rules inside single records and the rules across records find."""
    for kind in library.kinds:
        for rule in kind.rules:
            for record in library.of_kind(kind.name):
                yield from ((record.id, problem) for problem in rule(record))
    for module in all_checks().values():
        yield from module.check(library)
