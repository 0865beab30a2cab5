"""What is kept of a ledger: how many complaints there were, by period and by the lists. No row, no person.

A folder of small files, `content/ledger/`: `about.yaml`, `exposure.yaml` if the business is known, and a table for each
period and list (`month-cause.yaml`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from generator.aggregates.cells import NAMES, Cell, Group, Name, Text
from generator.aggregates.exposure import Exposure
from generator.fields import Date, Flag, Whole

FOLDER = "content/ledger"
"""Where they stand: written by `casebook ledger read`, no records."""
VERSION = 1


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


@dataclass(frozen=True, slots=True)
class Aggregates:
    """Everything that is kept. `digest` changes with whatever was read; empty for what is not written yet."""

    about: About
    tables: Mapping[Name, tuple[Cell, ...]]
    exposure: tuple[Exposure, ...] = ()
    digest: str = ""


def file_of(name: Name) -> str:
    """The file of a table, below the project."""
    return f"{FOLDER}/{'-'.join(name)}.yaml"


ABOUT, EXPOSURE = f"{FOLDER}/about.yaml", f"{FOLDER}/exposure.yaml"
FILES: tuple[str, ...] = (ABOUT, EXPOSURE, *map(file_of, NAMES))
