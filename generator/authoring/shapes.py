"""What the models say of the values inside a record, so that each is written as its field asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from generator.authoring.fields import Models, Value, tag, value_of
from generator.fields import Text
from generator.record import written_fields


@dataclass(frozen=True, slots=True)
class Shape:
    """A place in a record: `value` is what its field says; nothing is known of a field that no model has."""

    value: Value | None = None

    @property
    def item(self) -> "Shape":
        """The items of a list."""
        return Shape(self.value.item if self.value else None)

    @property
    def is_text(self) -> bool:
        """Whether it holds words of people, as against ids, fixed values, dates and numbers."""
        return self.value is None or bool(self.value.find(Text))

    @property
    def is_long_text(self) -> bool:
        """Whether it may have several lines."""
        mark = self.value.find(Text) if self.value else None
        return bool(mark and (mark.markdown or mark.lines))

    def fields(self, written: Mapping[str, object]) -> "Mapping[str, Shape]":
        """The fields that a mapping may have here, in their order; `written` tells which of several models it is."""
        model = _model(self.value.models if self.value else (), written)
        return fields_of(model) if model else {}


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The fields of a model, in the order in which they stand in a file."""
    return {name: Shape(value_of(info.annotation, info.metadata)) for name, info in written_fields(model).items()}


def _model(models: Models, written: Mapping[str, object]) -> type[BaseModel] | None:
    if len(models) == 1:
        return models[0]
    return next((model for model in models if tag(model) == written.get("type")), None)


def record_shape(model: type[BaseModel]) -> Shape:
    """A whole record, as one of many in a file."""
    return Shape(Value(model, ()))
