"""What is wrong with a cell, and what has changed in it, in the words of the table: its headings, what its cells show.

The code and the sentence are those of the check; what belongs there and how to mend it is said for whoever sees cells.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.authoring.form_words import CHAPTER, spoken
from generator.diagnostic import FieldPath, Problem
from generator.reading.advice import NO_NAMES
from generator.reading.hints import ITEMS_APART
from generator.reading.messages import with_message
from generator.record import Kind
from generator.report import field_name
from generator.workbooks.cells import FLAGS
from generator.workbooks.layout import Column, Names, Sheet, layout

IN_CELLS: Mapping[str, str] = {
    ITEMS_APART: "一格里一行写一项，按 Alt+Enter 换行",
    NO_NAMES: "从下拉里选，或者写“名称（编号）”",
}
"""Cures of files that are others in cells."""
YES_OR_NO = " 或 ".join(FLAGS.values())


@dataclass(frozen=True)
class Telling:
    """The words of the tables of a kind."""

    kind: Kind

    def of(self, problem: Problem) -> Problem:
        """A problem of a record as its cell is told of it; what the cell is called is no part of it."""
        found, column = with_message(problem), self._columns.get(_names(problem.path))
        found = replace(found, fix=IN_CELLS.get(found.fix, found.fix))
        in_words = IN_WORDS.get(found.code)
        if column and in_words:
            return in_words(found, column)
        return self._spoken(found)

    def field_name(self, path: FieldPath) -> str:
        """A field as the table calls it: 经验 › 第 1 项 › 学到什么."""
        names: Names = ()
        told: list[str] = []
        for place, step in enumerate(path, 1):
            names = (*names, step) if isinstance(step, str) else names
            told.append(self._step(names, path[place:]) if isinstance(step, str) else f"第 {step + 1} 项")
        told = [*filter(None, told)]
        return " › ".join(told) or self._group(names) or field_name(path)

    def _step(self, names: Names, rest: FieldPath) -> str:
        """What a field on the way is called; one that is in rows of one type a column, in others a sheet, both ways."""
        title, heading = self._titles.get(names, ""), self._headings.get(names, "")
        return (title or heading) if _names(rest) else "或".join(filter(None, (heading, title)))

    def meaning(self, sheet: Sheet, column: Column) -> str:
        """What belongs in a column, which speaks of others by their headings."""
        labels = dict(self._nearby((*sheet.names, *column.names)))
        return CHAPTER.sub("", spoken(column.meaning, labels, self._words))

    def has_sheet(self, path: FieldPath) -> str:
        """The sheet on which the items of a list stand; empty if it has none."""
        return self._titles.get(_names(path), "")

    def value(self, path: FieldPath, text: str) -> str:
        """A value as its cell shows it."""
        column = self._columns.get(_names(path))
        return column.words.get(text, text) if column else text

    def _group(self, names: Names) -> str:
        """What the headings of a group of columns begin with."""
        inside = (heading for path, heading in self._headings.items() if path[: len(names)] == names)
        return next(inside, "").rpartition("·")[0]

    def _spoken(self, problem: Problem) -> Problem:
        labels = dict(self._nearby(_names(problem.path)))
        fix, expected = (spoken(text, labels, self._words) for text in (problem.fix, problem.expected))
        return replace(problem, fix=fix, expected=expected)

    def _nearby(self, names: Names) -> Iterator[tuple[str, str]]:
        """The fields that a sentence may speak of: of the nearest sheets; what is nearest comes last."""
        for path, heading in sorted(self._headings.items(), key=lambda one: _shared(one[0], names)):
            if path:
                yield path[-1], heading
        for path, title in self._titles.items():
            if path:
                yield path[-1], title
        yield from ((path[-2], self._group(path[:-1])) for path in self._grouped)

    @cached_property
    def _grouped(self) -> Sequence[Names]:
        """The columns of groups of fields."""
        every = ((sheet, column) for sheet in layout(self.kind) for column in sheet.columns)
        return [(*sheet.names, *column.names) for sheet, column in every if len(column.names) > 1]

    @cached_property
    def _columns(self) -> Mapping[Names, Column]:
        return {(*sheet.names, *column.names): column for sheet in layout(self.kind) for column in sheet.columns}

    @cached_property
    def _headings(self) -> Mapping[Names, str]:
        return {path: column.heading for path, column in self._columns.items() if column.names}

    @cached_property
    def _titles(self) -> Mapping[Names, str]:
        return {sheet.names: sheet.title for sheet in layout(self.kind) if sheet.names}

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {value: word for column in self._columns.values() for value, word in column.words.items()}


def _names(path: FieldPath) -> Names:
    return tuple(step for step in path if isinstance(step, str))


def _shared(path: Names, names: Names) -> int:
    """How many names two paths begin with alike."""
    return next((place for place, pair in enumerate(zip(path, names, strict=False)) if len({*pair}) > 1), len(names))


def _choice(problem: Problem, column: Column) -> Problem:
    words = [*column.words.values()]
    meant = column.words.get(problem.replacement, "")
    near = [meant] if meant else [word for word in words if problem.written in word]
    near = near if len(near) == 1 else difflib.get_close_matches(problem.written, words, 1)
    fix = f"是不是 {near[0]}？" if near else "从下拉里选一个"
    return replace(problem, expected="、".join(words), fix=problem.fix if _is_apart(problem) else fix)


def _is_apart(problem: Problem) -> bool:
    return problem.fix in IN_CELLS.values()


def _flag(problem: Problem, _column: Column) -> Problem:
    return replace(problem, expected=YES_OR_NO, fix=f"写{YES_OR_NO}")


def _missing(problem: Problem, column: Column) -> Problem:
    return replace(problem, expected="", fix=f"填上“{column.heading}”这一格")


IN_WORDS: Mapping[str, Callable[[Problem, Column], Problem]] = {
    "value-choice": _choice,
    "type-unknown": _choice,
    "value-flag": _flag,
    "field-missing": _missing,
    "type-missing": _missing,
}
