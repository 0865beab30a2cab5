"""The models as JSON Schema (draft-07), for editors: what may stand where, in Chinese, with what there is to name.

It refuses less than `casebook check` does, and nothing that the check accepts but a field that is left empty: editors
would write `null` into every field that may be.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel

from generator.authoring.fields import Row, Value, rows, tag, value_of, words_for
from generator.fields import ID_PATTERN, RefTo, Written
from generator.library import Library
from generator.reading.closed import words_of
from generator.record import Kind, Record, written_fields

DRAFT = "http://json-schema.org/draft-07/schema#"
REFERENCES = "references.json"
PLACES = {"never": "", "required": f"#{ID_PATTERN}", "allowed": f"(?:#{ID_PATTERN})?"}
TEXT_LIMITS = {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern"}
CLAUSE = re.compile("[，。；：、（]")

Schema = dict[str, Any]


def schemas(library: Library) -> Mapping[str, Schema]:
    """By the name of its file the schema of each kind, and that of what can be named, which they share."""
    built = {kind.name: _OfKind(kind) for kind in library.kinds}
    marks = {mark for one in built.values() for mark in one.marks}
    shared = {
        "$schema": DRAFT,
        "definitions": {_name(mark): _reference(library, mark) for mark in sorted(marks, key=_name)},
    }
    return {**{f"{name}.json": one.schema for name, one in built.items()}, REFERENCES: shared}


class _OfKind:
    """The schema of a kind's files, with its models as definitions, each once."""

    def __init__(self, kind: Kind) -> None:
        self.words = words_of(kind)
        self.definitions: dict[str, Schema] = {}
        self.marks: set[RefTo] = set()
        record = self._model(kind.model)
        self.definitions[_called(kind.model)]["title"] = kind.label
        file = {"type": "object", "propertyNames": {"pattern": f"^{ID_PATTERN}$"}, "additionalProperties": record}
        self.schema: Schema = {
            "$schema": DRAFT,
            "title": kind.label,
            "description": kind.intro,
            **(file if kind.holds_many else {"allOf": [record]}),
            "definitions": self.definitions,
        }

    def _model(self, model: type[BaseModel]) -> Schema:
        name = _called(model)
        if name not in self.definitions:
            found = self.definitions[name] = {}
            said = {row.name: row for row in rows(model, self.words)}
            fields = written_fields(model)
            found |= {
                "type": "object",
                "properties": {field: self._field(field, info, said[field]) for field, info in fields.items()},
                "required": [field for field, info in fields.items() if info.is_required()],
                "additionalProperties": False,
            }
            if tag(model):
                found["title"] = getattr(model, "label", tag(model))
                found["properties"]["type"]["markdownEnumDescriptions"] = [found["title"]]
        return {"$ref": f"#/definitions/{name}"}

    def _field(self, name: str, info: Any, row: Row) -> Schema:
        schema = self._value(name, value_of(info.annotation, info.metadata))
        if "$ref" in schema:  # whatever stands beside it counts for nothing
            schema = {"allOf": [schema]}
        said = {"title": CLAUSE.split(row.meaning)[0], "description": row.meaning} if row.meaning else {}
        return {**said, "markdownDescription": f"{row.meaning}\n\n{row.type}", **schema}

    def _value(self, name: str, value: Value) -> Schema:
        """What may be written; None is never, since a field without a value is left out."""
        if value.item:
            least, most = value.bounds
            bounds = {"minItems": least, "maxItems": most}
            return {"type": "array", "items": self._value(name, value.item), **_given(bounds)}
        if value.models:
            found = [self._model(model) for model in value.models]
            return found[0] if len(found) == 1 else {"type": "object", "oneOf": found}
        if mark := value.find(RefTo):
            self.marks.add(mark)
            return {"$ref": f"{REFERENCES}#/definitions/{_name(mark)}"}
        if words := words_for(name, value, self.words):
            written = [*map(int, words)] if value.annotation is int else [*words]
            return {"enum": written, "markdownEnumDescriptions": [*words.values()]}
        return _scalar(value)


def _called(model: type[BaseModel]) -> str:
    """A name of a model that no other of its kind has."""
    return f"{model.__module__.rpartition('.')[2]}.{model.__name__}"


def _scalar(value: Value) -> Schema:
    if written := value.find(Written):
        return {"type": "string", "pattern": written.pattern, "patternErrorMessage": "写成 2026-11-23，而且要有这一天"}
    if value.annotation is str:
        limits = {key: _limit(value, name) for key, name in TEXT_LIMITS.items()}
        return {"type": "string", **_given(limits)}
    if value.annotation is bool:
        return {"type": "boolean"}
    least, most = value.bounds
    if value.annotation is int:
        return {"type": "integer", **_given({"minimum": least, "maximum": most})}
    if Decimal in get_args(value.annotation):
        return {"type": "number", **_given({"minimum": least, "maximum": most})}
    raise TypeError(f"no schema for {value.annotation}")


def _limit(value: Value, name: str) -> Any:
    return next((limit for one in value.said if (limit := getattr(one, name, None)) is not None), None)


def _given(limits: Mapping[str, Any]) -> Schema:
    return {name: limit for name, limit in limits.items() if limit is not None}


def _name(mark: RefTo) -> str:
    """What one reference may name, in a word: kinds, list of the taxonomy, places."""
    return "-".join(filter(None, (*(mark.kinds or ("any",)), mark.dimension, mark.anchor)))


def _reference(library: Library, mark: RefTo) -> Schema:
    """The ids that there are, each with its title; and any other, since a record may be written later."""
    titles = dict(nameable(library, mark))
    suggested = {"enum": [*titles], "markdownEnumDescriptions": [*titles.values()]}
    pattern = f"^{ID_PATTERN}{PLACES[mark.anchor]}$"
    other = {"type": "string", "pattern": pattern, "patternErrorMessage": "写编号，不写标题"}
    return {"anyOf": [suggested, other]} if titles else other


def nameable(library: Library, mark: RefTo) -> Iterator[tuple[str, str]]:
    """What a field may name, as it is written, each with its title; nothing that is retired."""
    return (pair for record in _named(library, mark) for pair in _refs(library, mark, record))


def _named(library: Library, mark: RefTo) -> Iterator[Record]:
    """The records of which one is meant, without what is retired."""
    for name in mark.kinds or tuple(kind.name for kind in library.kinds):
        for record in library.listed.of_kind(name):
            if mark.dimension in ("", getattr(record, "dimension", "")):
                yield record


def _refs(library: Library, mark: RefTo, record: Record) -> Iterator[tuple[str, str]]:
    title = f"{record.title}（{library.kind_of(record).label}）"
    if mark.anchor != "required":
        yield record.id, title
    if mark.anchor != "never":
        yield from ((f"{record.id}#{anchor.id}", f"{record.title} · {anchor.title}") for anchor in record.anchors())
