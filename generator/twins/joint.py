"""Rules over several fields of one part, as data: a model names those that hold for it, Python checks records by them,
and the form what is being written (`assets/on-demand/form/form-joint.js`). One list of vectors tests both.

A field is named by the way to it: `questions.answers.next` is that of every answer to every question. Sentences have
blanks in braces; what fills them is told beside each rule.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from generator.diagnostic import FieldPath, Problem
from generator.twins.folding import fold

FOLD, AS_IT_IS = "fold", "exact"
SAME: dict[str, Callable[[str], str]] = {FOLD: fold, AS_IT_IS: str}


class Joint(Protocol):
    """One rule, a dataclass: its code, which fields of the part it looks at, and what is wrong with them."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def code(self) -> str:
        """The code of what it finds."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the part that it looks at; it says nothing while one of them is wrong itself."""

    def problems(self, path: FieldPath, part: object) -> Iterator[Problem]:
        """What is wrong; `path` leads to the part."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many items of a list must say `value` in a field: at least `least`, at most `most`. Blank: count."""

    code: str
    items: str
    field: str
    value: str | bool
    least: int
    most: int
    message: str
    expected: str
    fix: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The list."""
        return (self.items,)

    def problems(self, path: FieldPath, part: object) -> Iterator[Problem]:
        """The list, if too few or too many of its items say so."""
        count = sum(getattr(item, self.field) == self.value for item in getattr(part, self.items))
        if not self.least <= count <= self.most:
            said = self.message.format(count=count)
            yield Problem((*path, self.items), said, expected=self.expected, fix=self.fix, on_key=True)


@dataclass(frozen=True, slots=True)
class Needed:
    """Where one field says `value`, another must be written; it is told at the field `at`."""

    code: str
    field: str
    value: str | bool
    needs: str
    at: str
    message: str
    expected: str
    fix: str

    @property
    def fields(self) -> tuple[str, ...]:
        """Both, and where it is told."""
        return (self.field, self.needs, self.at)

    def problems(self, path: FieldPath, part: object) -> Iterator[Problem]:
        """The field that is missing, at its place."""
        if getattr(part, self.field) == self.value and getattr(part, self.needs) is None:
            written = str(getattr(part, self.at))
            yield Problem((*path, self.at), self.message, written=written, expected=self.expected, fix=self.fix)


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in a field must be one of what stands in others. Blanks: known (all of those)."""

    code: str
    field: str
    among: tuple[str, ...]
    message: str
    expected: str
    fix: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the part through which all of them are reached."""
        return tuple(name.partition(".")[0] for name in (self.field, *self.among))

    def problems(self, path: FieldPath, part: object) -> Iterator[Problem]:
        """Every field that names what is not there."""
        known = [value for way in self.among for _place, value in values(part, way)]
        for place, value in values(part, self.field):
            if value not in known:
                expected = self.expected.format(known="、".join(dict.fromkeys(known)))
                yield Problem((*path, *place), self.message, written=value, expected=expected, fix=self.fix)


@dataclass(frozen=True, slots=True)
class Distinct:
    """No two texts may say the same; `same` says what counts as that. Blank: first (the number of the other one)."""

    code: str
    field: str
    same: str
    message: str
    expected: str
    fix: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The list."""
        return (self.field.partition(".")[0],)

    def problems(self, path: FieldPath, part: object) -> Iterator[Problem]:
        """Every text that says what one before it said."""
        seen: list[str] = []
        for place, value in values(part, self.field):
            mark = SAME[self.same](value)
            if mark in seen:
                said = self.message.format(first=seen.index(mark) + 1)
                yield Problem((*path, *place), said, written=value, expected=self.expected, fix=self.fix)
            seen.append(mark)


@dataclass(frozen=True, slots=True)
class Growing:
    """Each item of a list must lead further than what was before it, beginning with `start`: a number that counts from
    the beginning, or is added where `field` says `value`. Blanks: total, before, unit.
    """

    code: str
    start: str
    items: str
    number: str
    field: str
    value: str
    unit: str
    message: str
    expected: str
    fix: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The number to begin with, the list, and the unit."""
        return (self.start, self.items, self.unit)

    def problems(self, path: FieldPath, part: object) -> Iterator[Problem]:
        """Every item that leads no further."""
        before, unit = getattr(part, self.start), getattr(part, self.unit)
        for place, item in enumerate(getattr(part, self.items)):
            number = getattr(item, self.number)
            total = number + (before if getattr(item, self.field) == self.value else 0)
            if total <= before:
                said = self.message.format(total=total, before=before, unit=unit)
                expected = self.expected.format(before=before)
                at = (*path, self.items, place, self.number)
                yield Problem(at, said, written=str(number), expected=expected, fix=self.fix)
            before = total


def broken(path: FieldPath, part: Any, code: str) -> Iterator[Problem]:
    """What is wrong with a part by those of its rules that have a code."""
    for rule in part.joint:
        if rule.code == code:
            yield from rule.problems(path, part)


def values(part: object, way: str) -> Iterator[tuple[FieldPath, Any]]:
    """What stands in a field, through all lists on the way to it: `(path, value)`; nothing where nothing is written."""
    name, _, rest = way.partition(".")
    value = getattr(part, name)
    for place, item in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
        path: FieldPath = (name,) if place is None else (name, place)
        if rest and item is not None:
            yield from (((*path, *inner), found) for inner, found in values(item, rest))
        elif item is not None:
            yield path, item
