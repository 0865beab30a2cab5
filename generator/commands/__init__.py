"""The verbs of the command line, one a file.

A module here is found by itself: its name is the verb, with `-` for `_`; a last `_` only keeps a name from being one of
Python's own words. `HELP` says in the authors' language what it
does, `add_arguments(parser)` what it takes, and `run(options)` does it and gives the exit code. `_name` is a helper of
the others.
"""

from collections.abc import Mapping
from types import ModuleType

from generator.discovery import modules_in


def all_commands() -> Mapping[str, ModuleType]:
    """Every command's module by its verb."""
    return {name.rstrip("_").replace("_", "-"): module for name, module in modules_in(__name__).items()}
