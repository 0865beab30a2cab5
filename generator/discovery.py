"""The modules of a room that are found by themselves: one more file is all it takes."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType


def modules_in(package: str, *, without: str = "") -> Mapping[str, ModuleType]:
    """The modules of a package by name, in order, `without` one of them."""
    return {name: import_module(f"{package}.{name}") for name in names_in(package) if name != without}


def names_in(package: str) -> list[str]:
    """The names of the modules of a package, in order. `_name` is a helper of the others."""
    names = sorted(found.name for found in pkgutil.iter_modules(import_module(package).__path__))
    return [name for name in names if name[0] != "_"]
