"""Plain values to a typed record, or to problems: the only module that reads pydantic's errors."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostic import FieldPath, Problem
from generator.fields import ID_PATTERN, RefTo
from generator.reading.advice import LIKE_AN_ID, NO_NAMES, REFERENCES
from generator.reading.allowed import allowed, mark_at, tag_of
from generator.reading.closed import Choices, choices_of, meant, offered
from generator.reading.hints import NO_CURE, Cure, as_date, as_number, as_whole, retyped, separated, shown
from generator.reading.ids import as_id, misnamed
from generator.record import WORDS, Record, Words

CODES: Mapping[str, str] = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "string_type": "value-text",
    "string_too_short": "value-empty",
    "string_too_long": "value-long",
    "string_pattern_mismatch": "value-pattern",
    "device_name": "id-format",
    "one_line": "value-line",
    "placeholder": "value-placeholder",
    "tuple_type": "value-list",
    "too_short": "value-few",
    "too_long": "value-many",
    "model_type": "value-mapping",
    "model_attributes_type": "value-mapping",
    "int_type": "value-whole",
    "number_type": "value-number",
    "amount_places": "value-number",
    "bool_type": "value-flag",
    "literal_error": "value-choice",
    "date_format": "value-date",
    "date_day": "value-day",
    "greater_than_equal": "value-range",
    "less_than_equal": "value-range",
    "union_tag_not_found": "type-missing",
    "union_tag_invalid": "type-unknown",
}
BOUNDS = {
    "too_short": "至少 {min_length} 项",
    "too_long": "至多 {max_length} 项",
    "string_too_long": "不超过 {max_length} 字",
    "greater_than_equal": "不小于 {ge}",
    "less_than_equal": "不大于 {le}",
    "greater_than": "大于 {gt}",
    "less_than": "小于 {lt}",
    "multiple_of": "{multiple_of} 的倍数",
    "amount_places": "至多两位小数",
}
UNFIT = "value-pattern"  # for what no model of ours asks for yet, but one of an extension may
CLAUSE_END = re.compile("[：，；。（]")
READ_AGAIN = {"value-date": as_date, "value-whole": as_whole, "value-number": as_number}
OTHER_BRACKETS = ("【", "［", "〔", "（", "(")
# What such a slip makes of a field name, or of a field name and its value, YAML takes for one long name.
SLIPS_IN_NAMES = {"\u3000": "fullwidth-space", "\xa0": "fullwidth-space", "：": "fullwidth-colon", ":": "colon-space"}

COLONS = ("：", ":")

NOT_KNOWN: set[str] = set()

AnyModel = TypeVar("AnyModel", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _Error:
    """One of pydantic's errors in our terms.

    `siblings` are the names allowed where it stands, each with its meaning; `choices` the values of a closed list, or
    the types that are told apart there.
    """

    code: str
    path: FieldPath
    details: ErrorDetails
    siblings: Mapping[str, str]
    choices: Choices
    mark: RefTo | None = None

    @property
    def meant(self) -> FieldPath | None:
        """For an unknown field: the field that the author probably meant."""
        near = difflib.get_close_matches(str(self.path[-1]), list(self.siblings))
        return (*self.path[:-1], near[0]) if near and self.code == "field-unknown" else None


def validate(
    model: type[Record], record_id: str, value: Mapping[str, Any], words: Words = WORDS
) -> Record | tuple[Problem, ...]:
    """The record, or everything that is wrong with it; the paths are those of the author's fields, and `words` has
    those for the values of closed lists.
    """
    unwanted = _unwanted_id() if "id" in value else ()
    try:
        record = model.model_validate({**value, "id": record_id})
    except ValidationError as error:
        return (*_problems(error, model, words), *unwanted)
    if not unwanted:
        _forget_what_was_written(record)
    return unwanted or record


def validated(model: type[AnyModel], value: Mapping[str, Any]) -> AnyModel | tuple[Problem, ...]:
    """The same of a file that holds no record, such as the map of a ledger."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        return tuple(_problems(error, model, WORDS))


def _forget_what_was_written(value: BaseModel | tuple[object, ...]) -> None:
    """Which fields were written and which not, nobody asks of a record; remembered for each part it takes much room."""
    if isinstance(value, BaseModel):
        object.__setattr__(value, "__pydantic_fields_set__", NOT_KNOWN)
    for inner in value.__dict__.values() if isinstance(value, BaseModel) else value:
        if isinstance(inner, BaseModel | tuple):
            _forget_what_was_written(inner)


def _unwanted_id() -> tuple[Problem, ...]:
    return (
        Problem(
            ("id",), written="id", fix="删掉这一行：编号就是文件名，或者最左边的键", on_key=True, code="field-unknown"
        ),
    )


def _problems(error: ValidationError, model: type[BaseModel], words: Words) -> Iterator[Problem]:
    errors = [_as_error(details, model, words) for details in error.errors() if not _is_consequence(details)]
    misspelt = {found.meant for found in errors}
    for found in errors:
        if found.code != "field-missing" or found.path not in misspelt:
            yield _problem(found)


def _is_consequence(details: ErrorDetails) -> bool:
    """pydantic counts only the valid items of a list; the others have been reported already."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _as_error(details: ErrorDetails, model: type[BaseModel], words: Words) -> _Error:
    path, siblings, variants = allowed(model, details["loc"])
    mark = mark_at(model, path)
    if details["type"].startswith("union_tag"):
        path = (*path, "type")
        choices: Choices = {str(tag_of(model)): str(getattr(model, "label", "")) for model in variants}
    else:
        choices = _choices(details, path, words)
    return _Error(CODES.get(details["type"], UNFIT), path, details, siblings, choices, mark)


def _choices(details: ErrorDetails, path: FieldPath, words: Words) -> Choices:
    """What may be written in a closed list; empty for an error of another sort."""
    if details["type"] != "literal_error":
        return {}
    values = str(details["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
    name = next(str(part) for part in reversed(path) if isinstance(part, str))
    return choices_of(name, tuple(values), words)


def _problem(found: _Error) -> Problem:
    code, path, written = found.code, found.path, found.details["input"]
    if code == "field-missing":
        return _missing_field(found)
    if code == "field-unknown":
        return _unknown_field(found)
    if code in ("type-missing", "type-unknown"):
        return _wrong_type(found)
    if code == "id-format":
        return replace(misnamed(written), path=path, on_key=False, fix="删掉这一项")
    if written is None:
        return Problem(path, on_key=True, code="value-empty")
    expected, (fix, mended) = _expected(found), _fix(found)
    return Problem(path, written=shown(written), expected=expected, fix=fix, code=code, replacement=mended)


def _missing_field(found: _Error) -> Problem:
    name = str(found.path[-1])
    meaning = CLAUSE_END.split(found.siblings.get(name, ""))[0]
    fix = f"加上一行 {name}: …" + (f"（{meaning}）" if meaning else "")
    return Problem(found.path, expected=f"{name}: …", fix=fix, on_key=True, code=found.code)


def _unknown_field(found: _Error) -> Problem:
    name = str(found.path[-1])
    for sign, code in SLIPS_IN_NAMES.items():
        if sign in name:
            return Problem(found.path, on_key=True, code=code, replacement=_with_colon(name, sign))
    fix = f"是不是 {found.meant[-1]}？" if found.meant else ""
    expected = "" if found.meant else "、".join(found.siblings)
    mended = str(found.meant[-1]) if found.meant else ""
    return Problem(
        found.path, written=shown(name), expected=expected, fix=fix, on_key=True, code=found.code, replacement=mended
    )


def _with_colon(name: str, sign: str) -> str:
    """A field and its value that a wrong colon has made one name of; empty if it was another sign."""
    key, _, value = name.partition(sign)
    return f"{key}: {value.lstrip()}" if sign in COLONS else ""


def _wrong_type(found: _Error) -> Problem:
    expected = offered(found.choices)
    if found.code == "type-missing":
        return Problem(found.path, expected=expected, on_key=True, code=found.code)
    written = shown(found.details["input"]["type"])
    fix, mended = _chosen(found, written)
    return Problem(found.path, written=written, expected=expected, fix=fix, code=found.code, replacement=mended)


def _chosen(found: _Error, written: str) -> Cure:
    mended = meant(written, found.choices)
    return (f"是不是 {mended}？", mended) if mended else NO_CURE


def _expected(found: _Error) -> str:
    details = found.details
    if found.choices:
        return offered(found.choices)
    if found.mark and found.code == "value-pattern":
        return REFERENCES[found.mark.anchor]
    if _is_about_an_id(found):
        return LIKE_AN_ID
    return BOUNDS.get(details["type"], "").format(**details.get("ctx", {}))


def _fix(found: _Error) -> Cure:
    written = found.details["input"]
    if found.code == "value-text" and isinstance(written, list | Mapping):
        return "写成一段文字，不要写成列表或一组字段", ""
    if not isinstance(written, str):
        return NO_CURE
    if found.code == "value-list" and written.startswith(OTHER_BRACKETS):
        return "方括号改成半角的 [ ]", ""
    if found.code in ("value-choice", "value-pattern"):
        in_list = isinstance(found.path[-1], int)
        several = separated(written) if in_list else ""
        return retyped(written) or ((several, "") if several else _nearest(found, written))
    meant = READ_AGAIN.get(found.code)
    return (meant and meant(written)) or NO_CURE


def _is_about_an_id(found: _Error) -> bool:
    return bool(found.details.get("ctx", {}).get("pattern") == f"^{ID_PATTERN}$")


def _nearest(found: _Error, written: str) -> Cure:
    if found.choices:
        return _chosen(found, written)
    if found.mark:
        return NO_NAMES, ""
    better = as_id(written) if _is_about_an_id(found) else ""
    return (f"改成 {better}", better) if better else NO_CURE
