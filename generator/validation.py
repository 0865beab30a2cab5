"""Plain values to a typed record, or to problems: the only module that reads pydantic's errors."""

import difflib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostic import FieldPath, Problem
from generator.record import Record

CODES: Mapping[str, str] = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "string_type": "value-text",
    "string_too_short": "value-empty",
    "string_pattern_mismatch": "value-pattern",
    "one_line": "value-line",
    "tuple_type": "value-list",
    "too_short": "value-few",
    "too_long": "value-many",
    "model_type": "value-mapping",
    "model_attributes_type": "value-mapping",
    "int_type": "value-whole",
    "bool_type": "value-flag",
    "literal_error": "value-choice",
    "date_format": "value-date",
    "date_day": "value-day",
    "greater_than_equal": "value-range",
    "less_than_equal": "value-range",
    "union_tag_not_found": "type-missing",
    "union_tag_invalid": "type-unknown",
}


@dataclass(frozen=True, slots=True)
class _Error:
    """One of pydantic's errors in our terms; `siblings` are the names allowed where it stands."""

    code: str
    path: FieldPath
    details: ErrorDetails
    siblings: tuple[str, ...]

    @property
    def meant(self) -> FieldPath | None:
        """For an unknown field: the field that the author probably meant."""
        near = difflib.get_close_matches(str(self.path[-1]), self.siblings, 1, 0.6)
        return (*self.path[:-1], near[0]) if near and self.code == "field-unknown" else None


def validate(model: type[Record], record_id: str, value: Mapping[str, Any]) -> Record | tuple[Problem, ...]:
    """The record, or everything that is wrong with it."""
    unwanted = _unwanted_id() if "id" in value else ()
    try:
        record = model.model_validate({**value, "id": record_id})
    except ValidationError as error:
        return (*_problems(error, model), *unwanted)
    return unwanted or record


def _unwanted_id() -> tuple[Problem, ...]:
    return (Problem("field-unknown", ("id",), "", written="id", fix="删掉这一行：文件名就是编号", on_key=True),)


def _problems(error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    errors = [_as_error(details, model) for details in error.errors(include_url=False)]
    misspelt = {found.meant for found in errors}
    for found in errors:
        if found.code != "field-missing" or found.path not in misspelt:
            yield _problem(found)


def _as_error(details: ErrorDetails, model: type[BaseModel]) -> _Error:
    path, siblings = _walk(model, details["loc"])
    return _Error(CODES[details["type"]], path, details, siblings)


def _problem(found: _Error) -> Problem:
    code, path, written = found.code, found.path, found.details["input"]
    if code == "field-missing":
        return Problem(code, path, "", expected=f"{path[-1]}: …", fix=f"加上一行 {path[-1]}: …", on_key=True)
    if code == "field-unknown":
        fix = f"是不是 {found.meant[-1]}？" if found.meant else ""
        return Problem(code, path, "", str(path[-1]), "、".join(found.siblings), fix, on_key=True)
    if written is None:
        return Problem("value-empty", path, "", on_key=True)
    return Problem(code, path, "", _shown(written), _expected(found.details), _fix(found))


def _expected(details: ErrorDetails) -> str:
    context = details.get("ctx", {})
    match details["type"]:
        case "literal_error":
            return str(context["expected"]).replace("'", "").replace(" or ", "、").replace(", ", "、")
        case "union_tag_invalid":
            return str(context["expected_tags"]).replace("'", "").replace(", ", "、")
        case "too_short":
            return f"至少 {context['min_length']} 项"
        case "too_long":
            return f"至多 {context['max_length']} 项"
        case "greater_than_equal":
            return f"不小于 {context['ge']}"
        case "less_than_equal":
            return f"不大于 {context['le']}"
    return ""


def _fix(found: _Error) -> str:
    code, written = found.code, found.details["input"]
    if code in ("value-choice", "value-pattern") and isinstance(written, str):
        plain = unicodedata.normalize("NFKC", written).strip(" \"'“”‘’")
        if plain != written and plain.isascii() and plain:
            return f"用半角字符，不要引号：{plain}"
        if "，" in written or "、" in written:
            return "列表各项之间用半角逗号“, ”隔开，或者每项另起一行写“- ”"
    if code == "value-choice":
        options = _expected(found.details).split("、")
        if near := difflib.get_close_matches(str(written), options, 1, 0.6):
            return f"是不是 {near[0]}？"
    return ""


def _shown(written: Any) -> str:
    if isinstance(written, bool):
        return str(written).lower()
    if isinstance(written, Mapping):
        return "一组字段：" + "、".join(map(str, list(written)[:4]))
    if isinstance(written, list):
        return f"一个列表，共 {len(written)} 项"
    text = str(written).strip().split("\n")[0]
    return text if len(text) <= 40 else f"{text[:40]}…"


def _walk(model: type[BaseModel], loc: tuple[str | int, ...]) -> tuple[FieldPath, tuple[str, ...]]:
    """pydantic's location to a field path (union tags dropped), with the names of the fields allowed at its end."""
    path: list[str | int] = []
    models: tuple[type[BaseModel], ...] = (model,)
    siblings = _names(models)
    for step in loc:
        if len(models) > 1 and any(_tag(one) == step for one in models):
            models = tuple(one for one in models if _tag(one) == step)
            continue
        path.append(step)
        if isinstance(step, str):
            siblings = _names(models)
            models = tuple(found for one in models for found in _models_in_field(one, step))
    return tuple(path), siblings


def _names(models: tuple[type[BaseModel], ...]) -> tuple[str, ...]:
    """What an author may write; a record's id is its file name."""
    return tuple(
        dict.fromkeys(
            name for one in models for name in one.model_fields if name != "id" or not issubclass(one, Record)
        )
    )


def _tag(model: type[BaseModel]) -> str | None:
    field = model.model_fields.get("type")
    return next(iter(get_args(field.annotation)), None) if field else None


def _models_in_field(model: type[BaseModel], name: str) -> Iterator[type[BaseModel]]:
    field = model.model_fields.get(name)
    if field is not None:
        yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
