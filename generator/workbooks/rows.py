"""A record as rows: for each sheet what stands in the cells of its columns."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.workbooks.cells import LONGEST, Raw, shown
from generator.workbooks.layout import TYPE, Column, Names, Sheet
from generator.workbooks.options import Options

Numbers = tuple[int, ...]
"""The number of an item in each list that leads to it, counted from 1."""


class Row(NamedTuple):
    """A row: whose it is, its place in the lists, the texts of its cells."""

    record: str
    numbers: Numbers
    texts: tuple[str, ...]


class Unfit(NamedTuple):
    """A value that no cell holds."""

    record: str
    sheet: str
    heading: str
    reason: str


def rows(sheet: Sheet, record_id: str, value: Raw, options: Options) -> Iterator[Row | Unfit]:
    """The rows of a record on a sheet, and what does not fit into one."""
    for numbers, item in _items(value, (), sheet.names, sheet.lists):
        if isinstance(item, Mapping) != sheet.is_plain:
            texts = []
            for column in sheet.columns:
                found = _found(item, column.names)
                text = "" if found is None or _is_elsewhere(column, found) else shown(column, found, options)
                texts.append(text)
                if reason := _reason(column, found, text):
                    yield Unfit(record_id, sheet.title, column.heading, reason)
            yield Row(record_id, numbers, tuple(texts))


def _items(value: Raw, done: Names, names: Names, lists: tuple[Names, ...]) -> Iterator[tuple[Numbers, Raw]]:
    """The items at the end of `names`, each with its numbers; `done` leads to `value`."""
    if done in lists:
        for number, item in enumerate(value, 1):
            rest = tuple(one for one in lists if one != done)
            yield from (((number, *inner), found) for inner, found in _items(item, done, names, rest))
    elif len(done) == len(names):
        yield (), value
    elif isinstance(value, Mapping) and value.get(names[len(done)]) is not None:
        yield from _items(value[names[len(done)]], names[: len(done) + 1], names, lists)


def _found(item: Raw, names: Names) -> Raw:
    for name in names:
        if not isinstance(item, Mapping):
            return None
        item = item.get(name)
    return item


def _is_elsewhere(column: Column, found: Raw) -> bool:
    """Whether a value stands on a sheet of its own, under the same name as a plain one in rows of another type."""
    if isinstance(found, list):
        return not column.is_list or any(isinstance(item, Mapping) for item in found)
    return isinstance(found, Mapping)


def _reason(column: Column, found: Raw, text: str) -> str:
    if column.is_list and isinstance(found, list) and any("\n" in str(item).strip() for item in found):
        return "里有一项不止一行"
    return f"有 {len(text)} 个字，一格放不下" if len(text) > LONGEST else ""


def type_of(sheet: Sheet, texts: Mapping[Names, str]) -> str:
    """The `type` of the part in a row, from the texts of its cells."""
    column = next((column for column in sheet.columns if column.names == (TYPE,)), None)
    text = texts.get((TYPE,), "")
    return next((one for one, word in column.words.items() if text in (one, word)), text) if column else ""
