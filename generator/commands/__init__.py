"""The verbs of the command line, one a file.

A module here is found by itself: its name is the verb, with `-` for `_`; a last `_` only keeps a name from being one of
Python's own words. `HELP` says in the authors' language what it does, `add_arguments(parser)` what it takes, and
`run(options)` does it and gives the exit code. `_name` is a helper of the others.
"""

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType

from generator.discovery import names_in


def verbs() -> Mapping[str, str]:
    """All verbs, each with the name of its module."""
    return {name.rstrip("_").replace("_", "-"): name for name in names_in(__name__)}


def commands(verb: str) -> Mapping[str, ModuleType]:
    """The module of a verb by it, which is all that its user waits for; of all verbs if there is none of this name."""
    names = verbs()
    wanted = [verb] if verb in names else [*names]
    return {one: import_module(f"{__name__}.{names[one]}") for one in wanted}
