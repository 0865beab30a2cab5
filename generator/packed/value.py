"""A value that may be bytes until somebody asks for it."""

import pickle
import sys
from io import BytesIO
from typing import Any, Generic, TypeVar, cast

Value = TypeVar("Value")

NAME = 40  # characters: ids, names of fields and what is chosen from a list are shorter


class Packed(Generic[Value]):
    """A value; a copy that was pickled holds it as bytes at first."""

    __slots__ = ("_held", "_is_whole")

    def __init__(self, held: Value | bytes, *, is_whole: bool = True) -> None:
        self._held, self._is_whole = held, is_whole

    @property
    def value(self) -> Value:
        """What it is."""
        if not self._is_whole:
            self._held, self._is_whole = value_of(BytesIO(cast(bytes, self._held))), True
        return cast(Value, self._held)

    def __reduce__(self) -> Any:
        """How it is pickled."""
        return _as_bytes, (bytes_of(self._held) if self._is_whole else self._held,)


def bytes_of(value: object) -> bytes:
    """What `value_of` makes the value of again."""
    file = BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def value_of(file: BytesIO) -> Any:
    """The value in a file; a name that thousands of values have is in memory once."""
    return _Unpickler(file).load()


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: object) -> str | None:
        return value if type(value) is str and len(value) <= NAME and value.isascii() else None


class _Unpickler(pickle.Unpickler):
    persistent_load = staticmethod(sys.intern)


def _as_bytes(held: bytes) -> Packed[Any]:
    return Packed(held, is_whole=False)
