"""A value that may be bytes until somebody asks for it."""

import pickle
from typing import Any, Generic, TypeVar, cast

Value = TypeVar("Value")


class Packed(Generic[Value]):
    """A value; a copy that was pickled holds it as bytes at first."""

    __slots__ = ("_held", "_is_whole")

    def __init__(self, held: Value | bytes, *, is_whole: bool = True) -> None:
        self._held, self._is_whole = held, is_whole

    @property
    def value(self) -> Value:
        """What it is."""
        if not self._is_whole:
            self._held, self._is_whole = pickle.loads(cast(bytes, self._held)), True
        return cast(Value, self._held)

    def __reduce__(self) -> Any:
        """How it is pickled."""
        return _as_bytes, (bytes_of(self._held) if self._is_whole else self._held,)


def bytes_of(value: object) -> bytes:
    """What `pickle.loads` makes the value of again."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def _as_bytes(held: bytes) -> Packed[Any]:
    return Packed(held, is_whole=False)
