"""Values to records: every way in which pydantic can refuse what an author wrote has a code, and no code is idle."""

import ast
import copy
import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field, ValidationError

from generator import fields
from generator.diagnostic import FieldPath
from generator.fields import Line
from generator.kinds import all_kinds
from generator.kinds.quiz import KIND as QUIZ
from generator.reading.source import parse
from generator.reading.validation import CODES, validate
from generator.record import Kind, Part, Record

# What a core schema of each type can report; further types by the constraint that brings them.
REPORTS: Mapping[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "str": {"string_type"},
    "int": {"int_type"},
    "bool": {"bool_type"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type"},
    "tagged-union": {"union_tag_not_found", "union_tag_invalid", "model_attributes_type"},
    "date": set(),  # the validator before it hands on dates only
    "function-before": set(),  # its own errors are found in the source
    "function-plain": set(),  # so are these
    "function-after": {"greater_than_equal"},  # a constraint on what comes from a plain function
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
}
CONSTRAINTS = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
    ("int", "gt"): "greater_than",
    ("int", "lt"): "less_than",
}
PARTS = ("schema", "schemas", "items_schema", "choices", "fields", "definitions")


def schemas(value: Any) -> Iterator[dict[str, Any]]:
    """Every core schema inside one."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from schemas(item)
    elif isinstance(value, dict) and isinstance(value.get("type"), str) and value["type"] != "model-field":
        yield value
        for part in PARTS:
            yield from schemas(value.get(part))
    elif isinstance(value, dict):
        yield from schemas(list(value.values()))


def reportable(model: type[Record]) -> set[str]:
    """The types of error that a model's schema can report; KeyError for a schema that this test does not know."""
    found: set[str] = set()
    model.model_rebuild()  # or it is built when it is first used
    for schema in schemas(model.__pydantic_core_schema__):
        found |= REPORTS[schema["type"]]
        found |= {error for (kind, name), error in CONSTRAINTS.items() if kind == schema["type"] and name in schema}
    return found


def own_errors() -> set[str]:
    """The types of error that our own validators report."""
    tree = ast.parse(Path(str(fields.__file__)).read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (call.args[0] for call in calls if getattr(call.func, "id", "") == "PydanticCustomError")
    return {node.value for node in named if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_error_that_a_model_can_report_has_a_code() -> None:
    reachable = set().union(own_errors(), *(reportable(kind.model) for kind in all_kinds()))
    assert reachable == CODES.keys()


WRONG: tuple[Any, ...] = (
    *(None, True, -1, 61, Decimal("1.555"), "", " ", "…", "字", "字" * 21_000, "a\nb", "2026-02-30"),
    *([], [1], [[]], {}, {"a": 1}, {"type": 1}),
)


def example_of(kind: Kind) -> tuple[str, dict[str, Any]]:
    value = parse(kind.example, "").value
    return next(iter(value.items())) if kind.holds_many else ("some-id", value)


def paths(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def spoilt(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The value with each of its fields wrong in every way, left out, or joined by one that does not fit."""
    for path in list(paths(value)):
        for wrong in WRONG:
            yield changed(value, path, wrong)
        yield changed(value, path, ...)
        if isinstance(right := value_at(value, path), list):
            yield changed(value, path, right * 13)
    yield {**value, "no_such_field": 1}
    yield {**value, "formerly": ["con"]}


def value_at(value: Any, path: FieldPath) -> Any:
    for step in path:
        value = value[step]
    return value


def changed(value: dict[str, Any], path: FieldPath, new: Any) -> dict[str, Any]:
    copied = copy.deepcopy(value)
    holder = value_at(copied, path[:-1])
    if new is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = new
    return copied


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_wrong_value_at_every_place_is_explained(kind: Kind) -> None:
    record_id, value = example_of(kind)
    for wrong in spoilt(value):
        found = validate(kind.model, record_id, wrong)
        problems = () if isinstance(found, Record) else found
        assert len(problems) == len({(problem.code, problem.path) for problem in problems})
        assert isinstance(found, Record) or problems


def test_every_code_is_reached_by_some_wrong_value() -> None:
    seen: set[str] = set()
    for kind in all_kinds():
        record_id, value = example_of(kind)
        for wrong in spoilt(value):
            try:
                kind.model.model_validate({**wrong, "id": record_id})
            except ValidationError as error:
                seen |= {details["type"] for details in error.errors(include_url=False)}
    assert seen == CODES.keys()


def test_paths_of_problems_lead_through_questions_of_every_type() -> None:
    record_id, value = example_of(QUIZ)
    found = validate(QUIZ.model, record_id, changed(value, ("questions", 0, "options", 1, "text"), 5))
    assert not isinstance(found, Record)
    assert [problem.path for problem in found] == [("questions", 0, "options", 1, "text")]


def test_a_field_that_is_both_missing_and_misspelt_is_one_problem() -> None:
    record_id, value = example_of(QUIZ)
    found = validate(QUIZ.model, record_id, {**changed(value, ("intro",), ...), "itnro": "x"})
    assert not isinstance(found, Record)
    assert [(problem.code, problem.path) for problem in found] == [("field-unknown", ("itnro",))]


class Untyped(Part):
    """One of two sorts of part that no word tells apart."""

    place: Line


class WordForType(Part):
    """The other, whose `type` is any word."""

    type: Line


class Extended(Record):
    kind: ClassVar[str] = "extended"

    either: Untyped | WordForType
    weight: Annotated[int, Field(gt=0, multiple_of=5)]
    note: Annotated[str, Field(max_length=3)]
    when: datetime.timedelta


def test_a_constraint_that_no_kind_of_ours_has_is_told_and_not_raised() -> None:
    found = validate(Extended, "x", {"title": "甲", "weight": -1, "note": "四个字了", "when": "soon", "either": {}})
    assert not isinstance(found, Record)
    assert [(problem.path, problem.code, problem.expected, problem.fix) for problem in found] == [
        (("either", "Untyped", "place"), "field-missing", "place: …", "加上一行 place: …"),
        (("either", "WordForType", "type"), "field-missing", "type: …", "加上一行 type: …"),
        (("weight",), "value-pattern", "5 的倍数", ""),
        (("note",), "value-long", "不超过 3 字", ""),
        (("when",), "value-pattern", "", ""),
    ]
