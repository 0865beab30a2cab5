"""Formats of others, one a file: question banks as other programs hand them out.

A module here is found by itself. `LABEL` says in the authors' language what it reads, `recognises(name, raw)` whether a
file is one, `read(raw)` gives its questions. `_name` is a helper of the others.
"""

from collections.abc import Mapping
from types import ModuleType

from generator.discovery import modules_in


def all_formats() -> Mapping[str, ModuleType]:
    """Every format's module by its name."""
    return modules_in(__name__)
