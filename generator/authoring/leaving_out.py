"""What may be left out of a record around a reference that names nothing."""

from typing import Any

from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.authoring.fields import value_of
from generator.authoring.written import Written
from generator.diagnostic import FieldPath
from generator.record import Record

OWN_RULE = {"cites": "internal"}
"""Where there is nothing to cite, the organisation says that it is its own rule."""


def left_out(written: Written, record: Record, path: FieldPath) -> Written | None:
    """The text without the smallest thing around a reference that can be spared; None if there is none.

    `path` is that of the record, which knows the fields by the names of the model.
    """
    while path:
        if isinstance(path[-1], int):
            if len(_at(record, path[:-1])) > max(1, _least(record, path[:-1])):
                return written.without(as_written(record, path))
        elif (place := _own_rule(record, path)) is not None:
            return written.instead(as_written(record, path), place)
        elif not _info(record, path).is_required():
            return written.without(as_written(record, path))
        path = path[:-1]
    return None


def as_written(record: Record, path: FieldPath) -> FieldPath:
    """A path by the names that authors write."""
    names = [
        _info(record, path[: at + 1]).alias or step if isinstance(step, str) else step for at, step in enumerate(path)
    ]
    return tuple(names)


def _own_rule(record: Record, path: FieldPath) -> str | None:
    part, instead = _at(record, path[:-1]), OWN_RULE.get(str(path[-1]))
    if instead is None or instead not in type(part).model_fields or getattr(part, instead):
        return None
    return f"{instead}: true"


def _info(record: Record, path: FieldPath) -> FieldInfo:
    part: BaseModel = _at(record, path[:-1])
    return type(part).model_fields[str(path[-1])]


def _least(record: Record, path: FieldPath) -> int:
    info = _info(record, path)
    found: MinLen | None = value_of(info.annotation, info.metadata).find(MinLen)
    return found.min_length if found else 0


def _at(record: Record, path: FieldPath) -> Any:
    value: Any = record
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value
