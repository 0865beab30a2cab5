"""One kind of record a file: its model, an EXAMPLE an author can copy, and the rules inside one record.

A module here that has a `KIND` is found by itself; nothing else needs to know its name.
"""

import pkgutil
from functools import cache
from importlib import import_module

from generator.record import Kind


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order in which menus show them."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((module.KIND for module in modules), key=lambda kind: (kind.order, kind.name)))
