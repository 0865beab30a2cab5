"""A record as the YAML of an author: the only place that turns values into text. What it writes reads back the same,
but for white space at the end of a block of text, which no field keeps.

A character that no file may hold is written as it is; whoever reads the text is told where it stands.
"""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.authoring.layout import Node, laid_out
from generator.authoring.scalars import Scalar, in_brackets, inline
from generator.authoring.shapes import fields_of, record_shape
from generator.record import Kind


def written(kind: Kind, value: Mapping[str, Any]) -> str:
    """The text of a file that holds one record: `{field: value}`, without its id, in the order of the model.

    Values are those of a model or of a file: texts, numbers, dates, truths, lists and mappings of them. A field whose
    value is None is left out. Raises `TypeError` for anything else.
    """
    return laid_out(_node(value), dict(fields_of(kind.model)))


def written_as(model: type[BaseModel], value: Mapping[str, Any]) -> str:
    """The same of a file that holds no record: its fields are those of a model."""
    return laid_out(_node(value), dict(fields_of(model)))


def written_in_rows(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """The text of a file that holds nothing but a list of groups: a line each, for a table that no hand writes."""
    return "".join([f"{name}:{'' if rows else ' []'}\n", *(f"  - {_in_brackets(_node(row))}\n" for row in rows)])


def entry(kind: Kind, record_id: str, value: Mapping[str, Any]) -> str:
    """The same as one entry of a file that holds many records."""
    return laid_out(_node({record_id: value}), {record_id: record_shape(kind.model)})


def _node(value: Any) -> Node:
    if isinstance(value, Mapping):
        return Node(fields={str(name): _node(inner) for name, inner in value.items() if inner is not None})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Node(items=[_node(item) for item in value])
    return Node(scalar=_scalar(value))


def _in_brackets(node: Node) -> str:
    if node.fields is not None:
        return "{" + ", ".join(f"{inline(name)}: {_in_brackets(inner)}" for name, inner in node.fields.items()) + "}"
    if node.items is not None:
        return "[" + ", ".join(map(_in_brackets, node.items)) + "]"
    return in_brackets(node.scalar)


def _scalar(value: Any) -> Scalar:
    if value is None or isinstance(value, str | bool | int | Decimal | datetime.date):
        return value
    raise TypeError(f"{type(value).__name__} is no value of a record")
