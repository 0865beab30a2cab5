"""What is kept of a ledger: how many complaints there were, by period and by one of the lists. No row, no person.

A folder of small files, `content/ledger/`: `about.yaml`, and a table for each period and list (`month-cause.yaml`).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from generator.authoring.writing import written_as
from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.fields import Date, Flag, Whole
from generator.ledger.cells import NAMES, Cell, CellTable, Group, Name, Text
from generator.ledger.exposure import Exposure, ExposureTable
from generator.reading.decoding import decode
from generator.reading.sorting import LEDGER
from generator.reading.source import MAX_BYTES, locate, parse
from generator.reading.validation import AnyModel, validated

VERSION = 1
ABOUT, EXPOSURE = "about", "exposure"


class Limit(Group):
    """A limit in working days that closing was held against."""

    deadline: Text = Field(description="哪一条时限，写编号")
    n: Whole = Field(ge=1, description="几个工作日")


class About(Group):
    """What was read, and how: `complaints` of `rows` were used, `rejected` were not."""

    version: Literal[1] = Field(description="这些文件的写法是第几版")
    demonstration: Flag = Field(False, description="是演示用的、编造的台账")
    read: Date = Field(description="哪一天读的")
    first: Date = Field(description="最早的受理日期在哪个月，写那个月的 1 日")
    last: Date = Field(description="最晚的受理日期在哪个月，写那个月的 1 日")
    rows: Whole = Field(ge=1, description="读了几行，空行不算")
    complaints: Whole = Field(ge=1, description="用上几行，一行一件投诉")
    rejected: Whole = Field(ge=0, description="没有用的有几行")
    threshold: Whole = Field(ge=2, description="不到几位客户的数不写出来")
    columns: tuple[Text, ...] = Field(description="台账里有哪些列；没有的列，件数都是 0")
    limits: tuple[Limit, ...] = Field((), description="按工作日的时限，各格的件数照这个先后")
    best_score: Whole | None = Field(None, ge=1, description="满意度的满分是几分")
    exposure: Text | None = Field(None, description="业务量是什么，如月末在贷笔数")


class Aggregates(Group):
    """Everything that is kept."""

    about: About
    tables: Mapping[Name, tuple[Cell, ...]]
    exposure: tuple[Exposure, ...] = ()


class TooLargeError(Exception):
    """A table has more cells than a file may hold; the text names it."""


def files_of(kept: Aggregates) -> Mapping[str, bytes]:
    """The files of the folder by their names. Raises `TooLargeError`."""
    texts = {ABOUT: written_as(About, kept.about.model_dump(exclude_defaults=True))}
    for name, cells in kept.tables.items():
        value = {"cells": [cell.model_dump(exclude_defaults=True) for cell in cells]}
        texts["-".join(name)] = written_as(CellTable, value)
    if kept.exposure:
        months = {"months": [one.model_dump(exclude_defaults=True) for one in kept.exposure]}
        texts[EXPOSURE] = written_as(ExposureTable, months)
    raw = {f"{file}.yaml": text.encode() for file, text in texts.items()}
    if large := [f"{LEDGER}/{file}" for file, content in raw.items() if len(content) > MAX_BYTES]:
        raise TooLargeError("、".join(large))
    return raw


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
    exposure = folder / f"{EXPOSURE}.yaml"
    business = _read(exposure, ExposureTable, found) if exposure.is_file() else None
    if about is None or has_errors(found):
        return None, found
    tables = {name: table.cells for name, table in read.items() if table}
    return Aggregates(about=about, tables=tables, exposure=business.months if business else ()), found


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
