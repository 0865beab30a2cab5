"""A function of a running program, given the code of a mutant."""

import functools
import gc
import inspect
from importlib import import_module
from types import FunctionType
from typing import Any

from tests.mutants.mutations import Mutant


def apply(mutant: Mutant) -> None:
    """Let the function run the mutant's code, whoever holds it."""
    found: Any = import_module(mutant.file.removesuffix(".py").replace("/", "."))
    for name in mutant.function.split("."):
        found = inspect.getattr_static(found, name)
    _function(found).__code__ = mutant.code


def _function(found: Any) -> FunctionType:
    if isinstance(found, property):
        found = found.fget
    elif isinstance(found, functools.cached_property):
        found = found.func
    found = inspect.unwrap(getattr(found, "__func__", found))
    assert isinstance(found, FunctionType), found
    return found


def caches() -> list[Any]:
    """The caches of the generator's functions: what they hold may have been made by other code."""
    return [thing for thing in gc.get_objects() if _is_cache_of_ours(thing)]


def _is_cache_of_ours(thing: object) -> bool:
    return isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.startswith("generator.")
