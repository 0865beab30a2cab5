"""The question types, found by themselves."""

from typing import Any

from generator.discovery import modules_in

PACKAGE = __name__.rpartition(".")[0]


def models(*, without: str = "") -> tuple[Any, ...]:
    """The model of every question type by the modules' names, `without` one of them."""
    return tuple(module.MODEL for module in modules_in(PACKAGE, without=without).values())
