"""One kind of record a file: its model, an EXAMPLE an author can copy, and the rules inside one record.

A module here is found by itself: its `KIND` says all that the rest needs to know. `_name` is a helper of the others.
"""

from functools import cache

from generator.discovery import modules_in
from generator.record import Kind


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order in which menus show them."""
    kinds = (module.KIND for module in modules_in(__name__).values())
    return tuple(sorted(kinds, key=lambda kind: (kind.order, kind.name)))
