"""Walking through a record: its marked texts and references, and its parts, each with the path that leads there."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from generator.diagnostic import FieldPath
from generator.fields import Mark, RefTo, Text
from generator.record import Part, Record


class Leaf(NamedTuple):
    """One marked string of a record and the field path that leads to it."""

    path: FieldPath
    value: str
    mark: Mark


def leaves(record: Record | Part) -> list[Leaf]:
    """Every marked string of a record or a part of one, in the order of the model's fields."""
    found: list[Leaf] = []
    _collect(record, (), found)
    return found


def parts(record: Record) -> Iterator[tuple[FieldPath, Part]]:
    """Every nested part of a record, outermost first, as `(path, part)`."""
    return _parts(record, ())


def _collect(part: BaseModel, path: FieldPath, found: list[Leaf]) -> None:
    values = part.__dict__
    for name, mark in marked_fields(type(part)):
        value = values[name]
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                _collect_value(item, (*path, name, number), mark, found)
        elif value is not None:
            _collect_value(value, (*path, name), mark, found)


def _collect_value(value: str | BaseModel, path: FieldPath, mark: Mark | None, found: list[Leaf]) -> None:
    if not isinstance(value, str):
        _collect(value, path, found)
    elif mark is not None:
        found.append(Leaf(path, value, mark))


def _parts(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Part]]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _parts(item, (*path, number))
    elif isinstance(value, Part):
        if path:
            yield path, value
        for name in _part_fields(type(value)):
            yield from _parts(getattr(value, name), (*path, name))


@cache
def marked_fields(model: type[BaseModel]) -> tuple[tuple[str, Mark | None], ...]:
    """The fields that can hold marked text, as `(name, mark)`; the mark is None where nested parts carry the marks."""
    found = []
    for name, info in model.model_fields.items():
        mark = _mark_in(info.metadata) or _mark_of(info.annotation)
        if mark is not None or _has_parts(info.annotation):
            found.append((name, mark))
    return tuple(found)


@cache
def marks(model: type[BaseModel]) -> frozenset[Mark]:
    """The marks that texts and references of a model and of its parts can have."""
    own = {mark for _name, mark in marked_fields(model) if mark}
    inner = {part for info in model.model_fields.values() for part in _models_in(info.annotation)}
    return frozenset(own).union(*map(marks, inner))


def fields_with(model: type[BaseModel], fits: Callable[[Mark], bool]) -> Iterator[str]:
    """The fields of a model in which a mark that fits may be, however deep."""
    for name, mark in marked_fields(model):
        inner = {mark for part in _models_in(model.model_fields[name].annotation) for mark in marks(part)}
        if any(map(fits, inner | ({mark} if mark else set()))):
            yield name


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


@cache
def _part_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name, info in model.model_fields.items() if _has_parts(info.annotation))


def _mark_in(metadata: Any) -> Mark | None:
    return next((item for item in metadata if isinstance(item, Text | RefTo)), None)


def _mark_of(annotation: Any) -> Mark | None:
    own = _mark_in(getattr(annotation, "__metadata__", ()))
    return own or next((mark for inner in get_args(annotation) if (mark := _mark_of(inner))), None)


def _has_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(map(_has_parts, get_args(annotation)))
