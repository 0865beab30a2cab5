"""What is measured, in the order in which it is done; each step begins where the last one has left the project."""

from collections.abc import Callable, Mapping

from tests.bench.edits.builders import Builder
from tests.bench.edits.served import served
from tests.bench.measure import Cost

Step = Callable[[Builder], Cost | None]
"""The value is nothing for a builder that cannot do it."""


def _check_cold(builder: Builder) -> Cost | None:
    builder.forget()
    return builder.run(builder.check) if builder.check else None


def _check_again(builder: Builder) -> Cost | None:
    return builder.run(builder.check) if builder.check else None


def _check_edit(builder: Builder) -> Cost | None:
    if builder.check:
        builder.change()
    return _check_again(builder)


def _cold(builder: Builder) -> Cost:
    builder.forget()
    return builder.run(builder.cold)


def _cold_kept(builder: Builder) -> Cost | None:
    if builder.cold == builder.build:
        return None
    builder.forget()
    return builder.run(builder.build)


def _again(builder: Builder) -> Cost:
    return builder.run(builder.build)


def _edit(builder: Builder) -> Cost:
    word = builder.change()
    cost = builder.run(builder.build)
    if not builder.has(word):
        raise SystemExit(f"{builder.page}: {word} is not on it")
    return cost


STEPS: Mapping[str, Step] = {
    "check, cold": _check_cold,
    "check, nothing changed": _check_again,
    "check, one word changed": _check_edit,
    "cold build": _cold,
    "cold build that keeps a cache": _cold_kept,
    "build, nothing changed": _again,
    "edit (built)": _edit,
    "edit (served)": served,
}
INSTEAD = {"cold build that keeps a cache": "cold build"}
"""With what a step is compared of somebody who has no such step."""
WANTED = {
    "check, nothing changed": "5,000: ≤ 2 s of CPU",
    "cold build": "≤ 0.7 × CPU, ≤ 0.75 × MB of before",
    "build, nothing changed": "≤ 0.02 × CPU of before",
    "edit (built)": "≤ 0.1 × CPU of before",
    "edit (served)": "≤ 0.02 × wall of before, ≤ 0.01 of zensical; 5,000: ≤ 1 s",
}
