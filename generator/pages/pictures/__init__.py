"""Pictures from records, one subject a file: `draw(library, record)` gives a `Picture`, or None if there is none.

A module here is found by itself; templates show it as `record | picture("<name>")`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from generator.discovery import modules_in
from generator.library import Library
from generator.pages.drawing import Picture


def filters(library: Library) -> Mapping[str, Callable[..., Any]]:
    """`record | picture(name)`."""
    return {"picture": partial(_drawn, library)}


def _drawn(library: Library, subject: Any, name: str) -> Picture | None:
    picture: Picture | None = modules_in(__name__)[name].draw(library, subject)
    return picture
