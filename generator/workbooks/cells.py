"""A field's value as the text of a cell, and back.

Every cell is a text, so that a program for tables makes no date and no number of it. Back comes what the same words
mean without quotes in an author's file; whether that is right the models say, as they do of files.
"""

import datetime
from decimal import Decimal
from typing import Any

from generator.authoring.fields import Value
from generator.fields import RefTo
from generator.reading.source import scalar
from generator.workbooks.layout import Column
from generator.workbooks.options import Options

FLAGS = {True: "是", False: "否"}
TRUTHS = {"是": True, "否": False, "true": True, "false": False}
LONGEST = 32_767  # characters that a cell of Excel holds

Raw = Any
"""A value as the reader of files gives it: text, whole number, decimal, true/false, list, mapping."""

Typed = str | int | float | bool | datetime.time | datetime.date | datetime.timedelta
"""A value as a cell may hold it."""


def shown(column: Column, value: Raw, options: Options) -> str:
    """The text of a cell; a list has an item a line."""
    items = value if column.is_list else [value]
    return "\n".join(_shown(column, item, options) for item in items)


def _shown(column: Column, item: Raw, options: Options) -> str:
    if isinstance(item, bool):
        return FLAGS[item]
    text = f"{item:f}" if isinstance(item, Decimal) else str(item).strip()
    if column.words:
        return column.words.get(text, text)
    return options.shown(text) if _mark(column) else text


def _mark(column: Column) -> RefTo | None:
    return next((mark for value in column.values.values() if (mark := value.find(RefTo))), None)


def meant(column: Column, text: str, type_: str, options: Options) -> Raw:
    """What a text that is not empty means in a row of a type."""
    value = column.value(type_)
    if column.is_list:
        return [_meant(column, value, line, options) for line in lines(text)]
    return _meant(column, value, text, options)


def lines(text: str) -> list[str]:
    """The items of a list."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _meant(column: Column, value: Value, text: str, options: Options) -> Raw:
    if column.words:
        text = next((one for one, word in column.words.items() if word == text), text)
    if value.find(RefTo):
        return options.meant(text)
    if value.annotation is bool:
        return TRUTHS.get(text.lower(), text)
    is_text = value.annotation in (str, datetime.date) or value.choices
    return text if is_text else scalar(text)


def text_of(cell: Typed) -> str:
    """The text of a cell, whatever a program for tables has made of it; without spaces around it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}"
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == datetime.time() else "%Y-%m-%d %H:%M")
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
