"""The sheets and columns in which records of a kind stand, from the kind's models: a row a record on the first sheet,
and a sheet for every list of parts, a row a part.

Parts that are no lists are columns of what holds them. Lists of short items share a cell, an item a line; lists of
texts, and of sentences to look for, have a sheet too.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.authoring.fields import Models, Value, tag, value_of, words_for
from generator.fields import Text
from generator.reading.closed import words_of
from generator.record import Kind, Words, written_fields

Names = tuple[str, ...]
"""Names of fields, from the outside in."""

CLAUSE_END = re.compile("[：，；。（]")
ID = "id"
TYPE = "type"
GUIDE, OPTIONS, MEMORY = "说明", "全部选项", "casebook"  # the other sheets of a workbook
LONGEST_NAME = 31  # characters that Excel allows in the name of a sheet
FORBIDDEN = re.compile(r"[\[\]:*?/\\'：]")


@dataclass(frozen=True, slots=True)
class Column:
    """A field. `names` lead to it from what a row holds; none if the row is the item itself.

    `values` says what it holds, by the `type` of the part in the row ("" where parts are of one type); `words` are the
    Chinese words of a closed list. In a `is_list` column a cell holds an item a line.
    If it is `within_optional`, its group may be missing, and it `is_required` only where there is something of that.
    """

    names: Names
    heading: str
    meaning: str
    values: Mapping[str, Value]
    words: Mapping[str, str]
    is_list: bool
    is_required: bool
    within_optional: bool = False

    def value(self, type_: str) -> Value:
        """What it holds in a row of a type; in one of a type that is not known, what it holds elsewhere."""
        return self.values.get(type_) or next(iter(self.values.values()))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list of parts, or the records themselves. `names` lead to it from a record.

    `lists` are the lists on the way, each by its `names`, its own last: a row has a number in each of them.
    """

    names: Names
    title: str
    lists: tuple[Names, ...]
    list_titles: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def is_plain(self) -> bool:
        """Whether a row is a text and no part."""
        return bool(self.lists) and [column.names for column in self.columns] == [()]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of one or more models that stand in the same place."""

    name: str
    values: Mapping[str, Value]
    meanings: Mapping[str, str]
    is_required: bool
    labels: Mapping[str, str]  # of the types of the models, in the field that says the type

    @property
    def label(self) -> str:
        """The beginning of its meaning."""
        return CLAUSE_END.split(self.meaning)[0].strip() or self.name

    @property
    def meaning(self) -> str:
        """What it means in the first of its models."""
        found = next(iter(self.meanings.values()))
        if any(value.annotation is bool for value in self.values.values()):
            found = found.replace("写 true", "写“是”").replace("写 false", "写“否”")
        return found

    @property
    def parts(self) -> Models:
        """The models of what it holds."""
        every = ((value.item or value).models for value in self.values.values())
        return tuple(dict.fromkeys(model for models in every for model in models))

    @property
    def lists(self) -> tuple[Value, ...]:
        """The items, where it is a list."""
        return tuple(value.item for value in self.values.values() if value.item)

    def where(self, holds: Callable[[Value], bool]) -> "_Field | None":
        """The same field in those of its models where it holds something of a sort; None if there are none."""
        values = {type_: value for type_, value in self.values.items() if holds(value.item or value)}
        return replace(self, values=values, meanings={one: self.meanings[one] for one in values}) if values else None


def layout(kind: Kind) -> tuple[Sheet, ...]:
    """The sheets of a kind: that of its records first, each list behind what holds it."""
    found = [*_sheets(kind.plural, (kind.model,), (), (), (), words_of(kind))]
    return tuple(_named(found))


def _sheets(
    title: str, models: Models, names: Names, lists: tuple[Names, ...], titles: Names, words: Words
) -> Iterator[Sheet]:
    columns: list[Column] = []
    inner: list[Sheet] = []
    _take(models, (), "", columns, inner, (names, lists, titles), words)
    yield Sheet(names, title, lists, titles, tuple(_told_apart(columns)))
    yield from inner


def _take(
    models: Models,
    inside: Names,
    prefix: str,
    columns: list[Column],
    inner: list[Sheet],
    place: tuple[Names, tuple[Names, ...], Names],
    words: Words,
) -> None:
    """Add the fields of some models: `inside` leads to them from the row, `place` to the row from the record."""
    names, lists, titles = place
    for field in _fields(models, words):
        path = (*inside, field.name)
        whole = (*names, *path)
        if parts := field.where(lambda value: bool(value.models)):
            label = prefix + parts.label
            if parts.lists:
                inner += _sheets(label, parts.parts, whole, (*lists, whole), (*titles, label), words)
            else:
                before = len(columns)
                _take(parts.parts, path, f"{label}·", columns, inner, place, words)
                if not parts.is_required:
                    columns[before:] = [replace(column, within_optional=True) for column in columns[before:]]
        if plain := field.where(lambda value: not value.models):
            label = prefix + plain.label
            if any(map(_is_long, plain.lists)):
                column = _column((), label, plain, words)
                inner.append(Sheet(whole, label, (*lists, whole), (*titles, label), (column,)))
            else:
                columns.append(_column(path, label, plain, words))


def _column(names: Names, heading: str, field: _Field, words: Words) -> Column:
    values = {type_: value.item or value for type_, value in field.values.items()}
    return Column(
        names,
        heading,
        field.meaning,
        values,
        _words(field, values, words),
        is_list=bool(field.lists) and bool(names),
        is_required=field.is_required,
    )


def _words(field: _Field, values: Mapping[str, Value], words: Words) -> Mapping[str, str]:
    """Each value of a closed list with its word; where two have the same one, each says which value it is."""
    found: dict[str, str] = dict(field.labels)
    for value in () if found else values.values():
        found.update(words_for(field.name, value, words))
    every = [*found.values()]
    return {one: word if every.count(word) == 1 else f"{word}（{one}）" for one, word in found.items()}


def _is_long(item: Value) -> bool:
    mark = item.find(Text)
    return bool(mark and (mark.markdown or mark.lines or mark.sought))


def _fields(models: Models, words: Words) -> Iterator[_Field]:
    """The fields of models that stand in the same place, each once."""
    values: dict[str, dict[str, Value]] = {}
    meanings: dict[str, dict[str, str]] = {}
    required: dict[str, int] = {}
    for model in models:
        type_ = tag(model) if len(models) > 1 else ""
        for name, info in written_fields(model).items():
            values.setdefault(name, {}).setdefault(type_, value_of(info.annotation, info.metadata))
            meaning = "是哪一种" if name == TYPE and type_ else info.description or ""
            meanings.setdefault(name, {}).setdefault(type_, meaning)
            required[name] = required.get(name, 0) + info.is_required()
    types = {tag(model): str(getattr(model, "label", "")) for model in models if len(models) > 1}
    for name, found in values.items():
        labels = types if name == TYPE else {}
        yield _Field(name, found, meanings[name], required[name] == len(models), labels)


def _told_apart(columns: Sequence[Column]) -> Iterator[Column]:
    """No two headings are the same."""
    headings = [column.heading for column in columns]
    for column in columns:
        unique = headings.count(column.heading) == 1
        heading = column.heading if unique else f"{column.heading}（{'.'.join(column.names)}）"
        yield replace(column, heading=heading)


def _named(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The sheets with names that Excel allows, no two the same."""
    taken = {GUIDE, OPTIONS, MEMORY}
    for sheet in sheets:
        name = FORBIDDEN.sub(" ", sheet.title)[: LONGEST_NAME - 3].strip()
        name = next(one for one in (name, *(f"{name} {n}" for n in range(2, 99))) if one.lower() not in taken)
        taken.add(name.lower())
        yield replace(sheet, title=name)
