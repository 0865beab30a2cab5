"""A record whose parts may be bytes until somebody asks for one of them.

Most of a large knowledge base is parts of records, and most commands look at few of them: they need ids, titles and who
names whom. So a record that was kept comes back with what it says itself, and the parts of a field are made when it is
asked for. Nobody can tell: whoever looks into a record, be it pydantic, sees all of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.packed.value import bytes_of, value_of

OWN = BaseModel.__dict__["__dict__"]  # what an object really holds
PARTS = "its parts"  # which is no name of a field


class Packable(BaseModel):
    """A model of which a copy that was pickled holds its parts as bytes at first."""

    if not TYPE_CHECKING:

        @property
        def __dict__(self) -> dict[str, Any]:
            """All that it holds."""
            return _unpacked(self)

        @__dict__.setter
        def __dict__(self, values: dict[str, Any]) -> None:
            OWN.__set__(self, values)

        def __getattr__(self, name: str) -> Any:
            """What is not there yet, or not at all."""
            values = OWN.__get__(self)
            packed = values.get(PARTS, {})
            if (words := packed.get(name)) is None:
                return values[name] if name in values else super().__getattr__(name)
            values[name] = value_of(BytesIO(words))
            packed.pop(name, None)
            return values[name]

    def __reduce__(self) -> Any:
        """How it is pickled."""
        values = OWN.__get__(self)
        packed = dict(values.get(PARTS, {}))
        fields = {name: values[name] for name in type(self).model_fields if name in values}
        packed |= {name: bytes_of(value) for name, value in fields.items() if _is_of_parts(value)}
        values = {name: value for name, value in fields.items() if name not in packed}
        return _packed, (type(self), {**values, **({PARTS: packed} if packed else {})}, self.__pydantic_fields_set__)


@contextmanager
def packed_again(record: Packable) -> Iterator[None]:
    """For who looks into a record that nobody needs soon again: what was bytes before is bytes again afterwards.

    Another thread may look into it meanwhile: it finds what it wants in the values that there were, or in the bytes.
    """
    before = dict(OWN.__get__(record).get(PARTS, {}))
    try:
        yield
    finally:
        if before:
            values = {name: value for name, value in [*OWN.__get__(record).items()] if name not in before}
            OWN.__set__(record, {**values, PARTS: before})


def _is_of_parts(value: object) -> bool:
    return any(isinstance(one, BaseModel) for one in (value if isinstance(value, tuple) else (value,)))


def _packed(model: type[Packable], values: dict[str, Any], fields_set: set[str]) -> Packable:
    found = model.__new__(model)
    OWN.__set__(found, values)
    for name, value in (("fields_set", fields_set), ("extra", None), ("private", None)):
        object.__setattr__(found, f"__pydantic_{name}__", value)
    return found


def _unpacked(record: Packable) -> dict[str, Any]:
    values: dict[str, Any] = OWN.__get__(record)
    if PARTS not in values:
        return values
    parts = {name: value_of(BytesIO(words)) for name, words in [*values[PARTS].items()]}
    found = {**parts, **values}
    OWN.__set__(record, {name: found[name] for name in type(record).model_fields if name in found})
    return _unpacked(record)
