"""The vectors that hold Python and the browser to the same marking."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.twins import folding

FILE = Path(__file__).with_suffix(".yaml")
GRADES = ("right", "unit-missing", "unit-wrong", "wrong", "unreadable")

Vector = dict[str, Any]
"""`call`, what it is called with, and what is `expected`; the browser gets it as JSON."""


def vectors() -> list[Vector]:
    """Every line of the file, one text at a time."""
    groups = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [*_folds(groups["same"], True), *_folds(groups["different"], False), *_accepts(groups), *_quantities(groups)]


def marked(vector: Vector) -> Any:
    """What Python says to a vector."""
    if vector["call"] == "fold":
        return folding.fold(vector["one"]) == folding.fold(vector["other"])
    if vector["call"] == "accepts":
        options = {"ordered": vector["ordered"], "unit_optional": vector["unitOptional"]}
        return folding.accepts(vector["answer"], vector["accepted"], **options)
    return folding.quantity(
        vector["answer"],
        Decimal(vector["value"]),
        vector["unit"],
        tolerance=Decimal(vector["tolerance"]),
        unit_required=vector["unitRequired"],
    )


def _folds(lines: list[list[Any]], expected: bool) -> Iterator[Vector]:
    for first, *others in lines:
        for other in others:
            yield {"call": "fold", "one": str(first), "other": str(other), "expected": expected}


def _accepts(groups: Vector) -> Iterator[Vector]:
    for group in groups["accepts"]:
        given = {"ordered": group.get("ordered", False), "unitOptional": group.get("unit_optional", False)}
        for word, expected in (("right", True), ("wrong", False)):
            for answer in group.get(word, ()):
                vector = {"call": "accepts", "answer": str(answer), "accepted": str(group["accepted"]), **given}
                yield {**vector, "expected": expected}


def _quantities(groups: Vector) -> Iterator[Vector]:
    for group in groups["quantity"]:
        given = {name: group.get(name, "0") for name in ("value", "unit", "tolerance")}
        required = group.get("unit_required", True)
        for expected in GRADES:
            for answer in group.get(expected, ()):
                vector = {"call": "quantity", "answer": str(answer), **given, "unitRequired": required}
                yield {**vector, "expected": expected}
