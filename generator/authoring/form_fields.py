"""The models as a form needs them, in values that JSON can hold: what each field is called, means and may be."""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel

from generator.authoring.fields import Value, tag, value_of, words_for
from generator.authoring.form_words import in_words, label_of
from generator.authoring.quoting import entries
from generator.checks.review_future import done_in
from generator.diagnostic import code_of
from generator.fields import DATE_YEARS, MOMENT_YEARS, TIME, RefTo, Text, Written
from generator.reading.closed import words_of
from generator.record import Kind, Part, written_fields

LONGEST_EXAMPLE = 80  # characters: what is longer is read in 写作指南

Plain = dict[str, Any]
Shown = Mapping[tuple[str, str], str]


def of_kind(kind: Kind) -> Plain:
    """A kind: its `models` by name, of which `model` is the record; `today` are fields for the day of writing."""
    models: dict[str, Plain] = {}
    _add(kind.model, kind, _examples(kind), models)
    in_words(models)
    return {
        "name": kind.name,
        "label": kind.label,
        "intro": kind.intro,
        "source": kind.source,
        "holdsMany": kind.holds_many,
        "model": _called(kind.model),
        "models": models,
        "today": _of_today(kind),
        "untold": list(_untold(kind, models)),
    }


def _untold(kind: Kind, models: Mapping[str, Plain]) -> Iterator[str]:
    """What only `casebook check` says of a record of this kind, in one sentence each."""
    told = {rule["code"] for model in models.values() for rule in model["rules"]}
    for rule in kind.rules:
        if code_of(rule.__name__) not in told:
            yield (inspect.getdoc(rule) or "").partition("。")[0].replace("\n", "")


def _add(model: type[BaseModel], kind: Kind, examples: Shown, models: dict[str, Plain]) -> None:
    """A model and all that are in it, each once."""
    name = _called(model)
    if name in models:
        return
    models[name] = {"label": str(getattr(model, "label", "")), "tag": tag(model), "rules": _rules(model)}
    fields = {field: value_of(info.annotation, info.metadata) for field, info in written_fields(model).items()}
    models[name]["fields"] = [
        {
            "name": field,
            "label": label_of(info.description or "", field),
            "help": info.description or "",
            "example": examples.get((name, field), ""),
            "required": info.is_required(),
            "usual": _usual(info.default),
            "isNumbered": field == "id" and info.is_required(),  # others are numbers of articles, which mean something
            "shape": _shape_in(model, field, fields[field], kind),
        }
        for field, info in written_fields(model).items()
    ]
    for value in fields.values():
        for inner in (value.item or value).models:
            _add(inner, kind, examples, models)


def _rules(model: type[BaseModel]) -> list[Plain]:
    """The rules over several of its fields; what a field must say is a text, as in the form."""
    rules = model.joint if issubclass(model, Part) else ()
    values = ({"is": type(rule).__name__.lower(), "fields": rule.fields, **asdict(rule)} for rule in rules)
    return [{name: _usual(one) if name == "value" else one for name, one in rule.items()} for rule in values]


def _shape_in(model: type[BaseModel], name: str, value: Value, kind: Kind) -> Plain:
    """What a field of a model may hold."""
    if tag(model) and name == "type":
        return {"is": "tag"}
    is_done = name == done_in(model)
    return {**_shape(name, value, kind), **({"isDone": True} if is_done else {})}


def _shape(name: str, value: Value, kind: Kind) -> Plain:
    """What a field may hold: `is` says which sort of value; of the rest there is what applies."""
    least, most = value.bounds
    bounds = _given({"least": least, "most": most})
    if value.item:
        return {"is": "list", "item": _shape(name, value.item, kind), **bounds}
    if value.models:
        return {"is": "part", "models": [_called(model) for model in value.models]}
    if mark := value.find(RefTo):
        return {"is": "ref", "kinds": mark.kinds, "dimension": mark.dimension, "anchor": mark.anchor}
    if words := words_for(name, value, words_of(kind)):
        return {"is": "choice", "words": dict(words), "isNumber": value.annotation is int}
    return {**_scalar(value), **(bounds if value.annotation is not str else {})}


def _scalar(value: Value) -> Plain:
    if written := value.find(Written):
        has_time = TIME in written.pattern
        return {"is": "date", "hasTime": has_time, "years": MOMENT_YEARS if has_time else DATE_YEARS}
    if value.annotation is bool:
        return {"is": "flag"}
    if value.annotation is int or Decimal in get_args(value.annotation):
        return {"is": "number", "isWhole": value.annotation is int}
    mark = value.find(Text)
    limits = {"longest": _limit(value, "max_length"), "pattern": _limit(value, "pattern")}
    is_markdown = bool(mark and mark.markdown)
    lines = is_markdown or bool(mark and mark.lines)
    return {"is": "text", "isText": bool(mark), "isMarkdown": is_markdown, "lines": lines, **_given(limits)}


def _limit(value: Value, name: str) -> Any:
    return next((limit for one in value.said if (limit := getattr(one, name, None)) is not None), None)


def _given(limits: Mapping[str, Any]) -> Plain:
    said = {name: limit for name, limit in limits.items() if limit is not None}
    return {name: limit if isinstance(limit, int) else str(limit) for name, limit in said.items()}


def _usual(default: Any) -> str:
    """What holds where nothing is written, if that is a word or a number."""
    if isinstance(default, bool):
        return str(default).lower()
    return str(default) if isinstance(default, str | int | Decimal) else ""


def _of_today(kind: Kind) -> list[str]:
    """The fields that the example gives the day on which it was read through."""
    value = entries(kind)[0][0].value
    return [name for name, inner in value.items() if inner == value.get("reviewed")]


def _examples(kind: Kind) -> Shown:
    """`{(model, field): text}`, the first short one that the example has."""
    found: dict[tuple[str, str], str] = {}
    for written, _record in entries(kind):
        for model, name, text in _texts(kind.model, written.value):
            if len(text) <= LONGEST_EXAMPLE:
                found.setdefault((model, name), text)
    return found


def _texts(model: type[BaseModel], value: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The texts in a written part: `(model, field, text)`."""
    for name, info in written_fields(model).items():
        field, written = value_of(info.annotation, info.metadata), value.get(name)
        one = field.item or field
        for item in written if isinstance(written, list) else [written]:
            if isinstance(item, Mapping):
                yield from _texts(_model_of(one, item), item)
            elif isinstance(item, str) and one.find(Text):
                yield _called(model), name, item.strip()


def _model_of(value: Value, written: Mapping[str, Any]) -> type[BaseModel]:
    """The model of which a part is one."""
    return next((model for model in value.models if tag(model) == written.get("type")), value.models[0])


def _called(model: type[BaseModel]) -> str:
    """A name of a model that no other of its kind has."""
    return f"{model.__module__.rpartition('.')[2]}.{model.__name__}"
