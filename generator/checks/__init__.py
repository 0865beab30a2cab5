"""Rules across records, one a file.

A module here is found by itself: its name is its code, and its docstring is the page that `casebook explain` prints (in
the authors' language). It has a `check(library)` that yields findings, or, to look at every text one by one, an
`inspector(library)` that gives a function from text to problems; all texts are walked through once for all inspectors.
"""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from generator.diagnostic import Problem
from generator.fields import Text
from generator.library import Library
from generator.walk import Leaf

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
    for kind in library.kinds:
        for rule in kind.rules:
            for record in library.of_kind(kind.name):
                yield from ((record.id, problem) for problem in rule(record))
    for module in all_checks().values():
        if hasattr(module, "check"):
            yield from module.check(library)
    yield from _inspect(library)


def _inspect(library: Library) -> Iterator[Finding]:
    modules = all_checks().values()
    inspectors: list[Inspector] = [module.inspector(library) for module in modules if hasattr(module, "inspector")]
    for owner, leaves in library.owners():
        for leaf in leaves:
            if isinstance(leaf.mark, Text):
                for inspect in inspectors:
                    yield from ((owner, problem) for problem in inspect(owner, leaf))
