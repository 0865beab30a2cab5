"""What the models allow at a place of an author's file: the names of fields, the sorts of parts, what may be named."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from generator.diagnostic import FieldPath
from generator.fields import RefTo
from generator.record import written_fields
from generator.walk import marked_fields

Variants = tuple[type[BaseModel], ...]


def allowed(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[FieldPath, Mapping[str, str], Variants]:
    """pydantic's location to a field path (union tags dropped), with the names and the models allowed at its end."""
    path: list[str | int] = []
    around: list[Variants] = [(model,)]  # what may stand at each field on the way
    for step in loc:
        chosen = tuple(one for one in around[-1] if tag_of(one) == step)
        if chosen and len(around[-1]) > 1:
            around[-1] = chosen
            continue
        path.append(step)
        if isinstance(step, str):
            around.append(tuple(found for one in around[-1] for found in _in_field(one, step)))
    return tuple(path), _names(around[-2]), around[-1]


def _names(models: Variants) -> Mapping[str, str]:
    return {name: info.description or "" for one in models for name, info in written_fields(one).items()}


def tag_of(model: type[BaseModel]) -> str | None:
    """The `type` that tells a model from its siblings; None if it has none."""
    field = model.model_fields.get("type")
    return next(iter(get_args(field.annotation)), None) if field else None


def _in_field(model: type[BaseModel], name: str) -> Iterator[type[BaseModel]]:
    field = written_fields(model).get(name)
    if field is not None:
        yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def mark_at(model: type[BaseModel], path: FieldPath) -> RefTo | None:
    """What is said of the reference in a field, in whichever of the models that may stand there; None if it is none."""
    around: Variants = (model,)
    names = [step for step in path if isinstance(step, str)]
    for name in names[:-1]:
        around = tuple(found for one in around for found in _in_field(one, name))
    found = (mark for one in around for name, mark in marked_fields(one) if name in names[-1:])
    return next((mark for mark in found if isinstance(mark, RefTo)), None)
