"""Records that tell which of their fields are read, so that what is made of many of them rests on these alone."""

from abc import ABCMeta
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from generator.record import Record

Tell = Callable[[str], None]
"""Is told the name of a field, or `EVERYTHING`."""

EVERYTHING = ""
WHOLE = ("__dict__", "__pydantic_", "__reduce", "model_")  # names by which one gets all fields at once
_own = object.__getattribute__


def seen(record: Record, tell: Tell) -> Record:
    """The same record; `tell` hears of each field that somebody reads, or that one looks at it as a whole."""
    model = _telling(type(record))
    found = model.__new__(model)
    object.__setattr__(found, "_record", record)
    object.__setattr__(found, "_tell", tell)
    return found


def bare(record: Record) -> Record:
    """The record itself, of which nobody hears who reads it."""
    found: Record = _own(record, "_record") if type(record).__getattribute__ is not _own else record
    return found


def tell(record: Record, names: Iterable[str]) -> None:
    """Let whoever hears of a record hear that fields of it were read."""
    if type(record).__getattribute__ is not _own:
        told = _own(record, "_tell")
        for name in names:
            told(name)


@cache
def _telling(model: type[Record]) -> type[Record]:
    """A class of the same fields and methods: properties of the model read fields, too.

    It is made past pydantic, which would work out once more what it knows of the model.
    """
    fields = frozenset(model.model_fields)

    def read(self: Record, name: str) -> Any:
        if name in fields:
            _own(self, "_tell")(name)
        elif name == "__class__":
            return model
        elif not name.startswith(WHOLE):
            return _own(self, name)
        else:
            _own(self, "_tell")(EVERYTHING)
        return getattr(_own(self, "_record"), name)

    own = {"__slots__": ("_record", "_tell"), "__module__": model.__module__, "__getattribute__": read}
    return ABCMeta.__new__(type(model), model.__name__, (model,), own)
