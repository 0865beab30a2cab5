"""What is kept of a ledger: how many complaints there were, by period and by one of the lists. No row, no person.

A folder of small files, `content/ledger/`: `about.yaml`, and a table for each period and list (`month-cause.yaml`).
"""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.authoring.together import Change
from generator.authoring.writing import written_as
from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.fields import Date, NotNegative, Whole
from generator.ledger.columns import DIMENSIONS
from generator.ledger.mapping import Text
from generator.reading.decoding import decode
from generator.reading.sorting import LEDGER
from generator.reading.source import MAX_BYTES, locate, parse
from generator.reading.validation import AnyModel, validated

VERSION = 1
PERIODS = ("week", "month", "quarter")
ALL = "all"
"""The table of a period that is not parted by any list."""
ABOUT = "about"


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class About(_Group):
    """What was read, and how: `complaints` of `rows` were used, `rejected` were not."""

    version: Literal[1] = Field(description="这些文件的写法是第几版")
    read: Date = Field(description="哪一天读的")
    first: Date = Field(description="最早的受理日期在哪个月，写那个月的 1 日")
    last: Date = Field(description="最晚的受理日期在哪个月，写那个月的 1 日")
    rows: Whole = Field(ge=1, description="读了几行，空行不算")
    complaints: Whole = Field(ge=1, description="用上几行，一行一件投诉")
    rejected: Whole = Field(ge=0, description="没有用的有几行")
    threshold: Whole = Field(ge=2, description="不到几位客户的数不写出来")


class Cell(_Group):
    """One period of one value; a count that is 0 is not written. A cell that is not there is nothing, or hidden.

    `since` is the first day of the period, a Monday for weeks. `repeats` are complaints of somebody who had complained
    in the 90 days before; the open ones are in no `within`.
    """

    since: Date = Field(description="从哪一天起的一周、一月、一季度")
    of: Text | None = Field(None, description="哪一个产品、原因、渠道、级别、机构")
    complaints: Whole = Field(0, ge=0, description="几件")
    customers: Whole = Field(0, ge=0, description="几位客户；没有客户号的一件算一位")
    open: Whole = Field(0, ge=0, description="还没办结的几件")
    within_15: Whole = Field(0, ge=0, description="15 日内办结的几件")
    within_30: Whole = Field(0, ge=0, description="30 日内办结的几件")
    within_60: Whole = Field(0, ge=0, description="60 日内办结的几件")
    repeats: Whole = Field(0, ge=0, description="同一位客户 90 日内又来投诉的几件")
    amount: NotNegative = Field(0, description="涉及金额一共多少元")


class CellTable(_Group):
    """The cells of one period, parted by one list."""

    cells: tuple[Cell, ...] = Field(description="一格一项；没有写的是没有，或者客户太少、能由它算出太少的")


Name = tuple[str, str]
"""A period and a list: `("month", "cause")`."""

NAMES: tuple[Name, ...] = tuple((period, parted) for period in PERIODS for parted in (ALL, *DIMENSIONS))


class Aggregates(_Group):
    """Everything that is kept."""

    about: About
    tables: Mapping[Name, tuple[Cell, ...]]


class TooLargeError(Exception):
    """A table has more cells than a file may hold; the text names it."""


def changes(root: Path, kept: Aggregates) -> Sequence[Change]:
    """What becomes of the folder; what stood in it before goes. Raises `TooLargeError` and `OSError`."""
    texts = {f"{LEDGER}/{ABOUT}.yaml": written_as(About, kept.about.model_dump())}
    for (period, parted), cells in kept.tables.items():
        value = {"cells": [cell.model_dump(exclude_defaults=True) for cell in cells]}
        texts[f"{LEDGER}/{period}-{parted}.yaml"] = written_as(CellTable, value)
    raw = {file: text.encode() for file, text in texts.items()}
    if large := [file for file, content in raw.items() if len(content) > MAX_BYTES]:
        raise TooLargeError("、".join(large))
    before = {f"{LEDGER}/{path.name}": path.read_bytes() for path in sorted((root / LEDGER).glob("*.yaml"))}
    files = [*raw, *(file for file in before if file not in raw)]
    return [Change(file, before.get(file), raw.get(file)) for file in files]


def aggregates(root: Path) -> tuple[Aggregates | None, list[Diagnostic]]:
    """What a knowledge base keeps of its ledger, or what is wrong with it; neither if it keeps none."""
    folder = root / LEDGER
    if not folder.is_dir():
        return None, []
    found: list[Diagnostic] = []
    about = _read(folder / f"{ABOUT}.yaml", About, found)
    read = {
        name: _read(folder / f"{'-'.join(name)}.yaml", CellTable, found) for name in NAMES if _is_there(folder, name)
    }
    if about is None or has_errors(found):
        return None, found
    return Aggregates(about=about, tables={name: table.cells for name, table in read.items() if table}), found


def _is_there(folder: Path, name: Name) -> bool:
    return (folder / f"{'-'.join(name)}.yaml").is_file()


def _read(path: Path, model: type[AnyModel], found: list[Diagnostic]) -> AnyModel | None:
    file = f"{LEDGER}/{path.name}"
    try:
        text, told = decode(path.read_bytes(), file)
    except OSError:
        text, told = "", [Diagnostic(Problem(code="file-unreadable"), Place(file))]
    tree = parse(text, file)
    found += told
    if has_errors(told):
        return None
    found += tree.diagnostics
    if not tree.is_readable:
        return None
    known = validated(model, tree.value if isinstance(tree.value, dict) else {})
    if isinstance(known, model):
        return known
    problems: Sequence[Problem] = known if isinstance(known, tuple) else ()
    found += [Diagnostic(problem, locate(text, file, problem)) for problem in problems]
    return None


def first_days(period: str, day: datetime.date) -> datetime.date:
    """The first day of the period that holds a day."""
    if period == "week":
        return day - datetime.timedelta(days=day.weekday())
    month = day.month if period == "month" else 3 * ((day.month - 1) // 3) + 1
    return day.replace(month=month, day=1)
