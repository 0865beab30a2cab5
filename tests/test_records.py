"""Exported records: which files are taken, and which are refused with what words."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.learners import exported
from generator.learners.canonical import canonical, parsed
from tests.records.vectors import Vector, answer, as_json, good, vectors

VECTORS = list(vectors())
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def verdict(content: bytes) -> str:
    """The words with which a file is refused, or "" if it is taken."""
    try:
        exported.understood(content)
    except exported.RefusedError as refused:
        return str(refused)
    return ""


def test_there_are_enough_vectors_and_no_two_are_alike() -> None:
    assert len({vector.content for vector in VECTORS}) == len({vector.name for vector in VECTORS}) == len(VECTORS) >= 60


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_a_file_is_taken_or_refused_as_its_vector_says(vector: Vector) -> None:
    said = verdict(vector.content)
    assert vector.refused in said
    assert bool(said) == bool(vector.refused), said


@pytest.mark.parametrize("field", ["exported", "content", "label", "entries"])
def test_the_digest_names_all_that_a_print_shows(field: str) -> None:
    other = {"exported": "2026-11-24", "content": "c0ffee01", "label": "乙", "entries": [answer(score=0)]}
    value: Any = json.loads(as_json(good()))
    assert "校验码对不上" in verdict(json.dumps({**value, field: other[field]}).encode())


@given(ANYTHING)
def test_a_value_is_the_same_after_it_was_written(value: Any) -> None:
    text = canonical(value)
    assert canonical(parsed(text)) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_with_all_its_digits(number: float) -> None:
    text = canonical(number)
    assert float(text) == number
    assert "e" in text or Decimal(text) == Decimal(repr(number))


@given(st.binary())
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    assert verdict(content)
