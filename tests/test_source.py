"""Reading YAML: only our types come out, and every position is where the author wrote it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostic import FieldPath, Problem
from generator.reading.invisible import first_invisible
from generator.reading.source import locate, parse

TEXT = st.text(max_size=12).filter(lambda text: not first_invisible(text))
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.decimals(-999, 999, places=2).map(float)
    | TEXT
    | st.sampled_from(["0123", "22:22", "on", "no", "1e5", "0x1F", "1_000", "2026-11-23", "=", "<<", "true", "~"])
)
KEYS = TEXT.filter(lambda key: "\n" not in key)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


def nested(value: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    """Every value inside a value, with the path that leads to it."""
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from nested(inner, (*path, key))


def read(value: Any) -> Any:
    """A value that was read, with numbers as Python writes them."""
    if isinstance(value, dict):
        return {key: read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return list(map(read, value))
    return float(value) if isinstance(value, Decimal) else value


def on_one_line(value: Any) -> str:
    """JSON, which is YAML and breaks no line."""
    return json.dumps(value, ensure_ascii=False)


@given(VALUES)
def test_what_yaml_writes_is_read_back(value: Any) -> None:
    tree = parse(yaml.safe_dump(value, allow_unicode=True), "")
    assert tree.is_readable
    assert read(tree.value) == value


@given(VALUES)
def test_the_text_at_a_span_reads_as_the_value_at_its_path(value: Any) -> None:
    text = on_one_line(value)
    spans = parse(text, "", with_spans=True).spans
    assert spans.keys() == {path for path, _ in nested(value)}
    for path, inner in nested(value):
        (line, start), (_, end) = spans[path].start, spans[path].end
        assert read(parse(text.split("\n")[line][start:end], "").value) == inner


@given(st.dictionaries(KEYS, SCALARS, min_size=1))
def test_the_text_at_the_key_of_a_span_reads_as_the_key(value: dict[str, Any]) -> None:
    text = on_one_line(value)
    spans = parse(text, "", with_spans=True).spans
    for name in value:
        key = spans[name,].key
        assert key is not None
        line, column, length = key
        assert parse(f"{text.split(chr(10))[line][column : column + length]}: 1", "").value == {name: 1}


@given(st.text())
@settings(max_examples=400)
def test_no_text_leaves_the_types_that_we_know(text: str) -> None:
    tree = parse(text, "")
    for _, value in nested(tree.value):
        assert type(value) in {dict, list, str, int, Decimal, bool, type(None)}
    assert tree.is_readable or tree.diagnostics[0].place.line > 0


@given(st.text("-: [],{}\"'#&*!|>%@`\n\tab1：，“”　", max_size=40))
@settings(max_examples=600)
def test_a_place_lies_inside_its_text(text: str) -> None:
    lines = text.split("\n")
    for found in parse(text, "").diagnostics:
        place = found.place
        assert place.text == lines[place.line - 1]
        assert 1 <= place.column <= len(place.text) + 1
        assert place.length == 1 or place.column - 1 + place.length <= len(place.text)


@pytest.mark.parametrize("word", ["on", "off", "yes", "no", "y", "n", "True", "NULL", "22:22", "0123", "0o17", "1_000"])
def test_words_that_other_readers_change_stay_text(word: str) -> None:
    assert parse(f"key: {word}", "").value == {"key": word}


@pytest.mark.parametrize(
    "number",
    ["0.1", "380.10", "-123456789012.345", "0.000000000000000001", "1.2345678901234567", "11111111111111111111.5"],
)
def test_a_number_is_read_with_all_its_digits_or_stays_text(number: str) -> None:
    value = parse(f"key: {number}", "").value["key"]
    assert (value if isinstance(value, str) else f"{value:f}") == number


TEXT_OF_TWO = """\
# 注释
title: 提前还款
steps:
  - id: one
    goal: |
      第一行
      第二行 six-stpes
  - {id: two, goal: "引号里的 six-stpes"}
last: six-stpes
"""


@pytest.mark.parametrize(
    ("problem", "seen"),
    [
        (Problem(("title",), code="x"), (2, 8, "提前还款")),
        (Problem(("title",), on_key=True, code="x"), (2, 1, "title")),
        (Problem(("title",), needle="还款", code="x"), (2, 10, "还款")),
        (Problem(("steps", 0, "goal"), needle="six-stpes", code="x"), (7, 11, "six-stpes")),
        (Problem(("steps", 0, "goal"), needle="引号", code="x"), (5, 11, "|")),
        (Problem(("steps", 1, "goal"), needle="six-stpes", code="x"), (8, 27, "six-stpes")),
        (Problem(("steps", 0, "do"), code="x"), (4, 5, "id: one")),
        (Problem(("steps", 1, "do", 3, "text"), code="x"), (8, 5, '{id: two, goal: "引号里的 six-stpes"}')),
        (Problem(("nowhere",), code="x"), (2, 1, "title: 提前还款")),
    ],
)
def test_a_problem_is_placed_at_its_needle_or_value_or_nearest_parent(
    problem: Problem, seen: tuple[int, int, str]
) -> None:
    place = locate(TEXT_OF_TWO, "f", problem)
    assert (place.line, place.column, place.text[place.column - 1 :][: place.length]) == seen


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n" + "#" * 500_000,
        "a:\n" + "- 甲\n  乙\n" * 50_000,
        "a: >\n" + "  甲\n   甲\n" * 50_000,
        'a: "' + "甲\\\n  甲\n  " * 50_000 + '"',
    ],
    ids=["signs", "items", "folded", "quoted"],
)
def test_a_large_file_is_read_in_linear_time(text: str) -> None:
    assert parse(text, "f").value.keys() == {"a"}


def test_many_mistakes_in_one_large_file_are_placed_in_linear_time() -> None:
    tree = parse("a: 1\n" * 20_000, "f")
    assert len(tree.diagnostics) == 19_999
    assert tree.diagnostics[-1].place.line == 20_000
