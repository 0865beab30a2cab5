"""The question types, found by themselves."""

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGE = __name__.rpartition(".")[0]


def models(*, without: str = "") -> tuple[Any, ...]:
    """The model of every module here that has one, by the modules' names, `without` one of them."""
    names = sorted(found.name for found in pkgutil.iter_modules([str(HERE)]))
    return tuple(import_module(f"{PACKAGE}.{name}").MODEL for name in names if name[0] != "_" and name != without)
