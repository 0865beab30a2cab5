"""MAP.yaml: which column of a ledger is which, how its days are written, what its values mean in our taxonomy."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field

from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.fields import Flag, Whole
from generator.kinds.taxon import Taxon
from generator.ledger.cells import Group, Text
from generator.ledger.columns import COLUMNS, DIMENSIONS
from generator.ledger.dates import Form, ambiguous
from generator.library import Library
from generator.reading.decoding import decode
from generator.reading.source import MAX_BYTES, find_slip, locate, parse
from generator.reading.validation import validated

NONE = "none"
"""Where the ledger says nothing, or what belongs to none of our taxa."""


class Headings(Group):
    """The heading of each column, in the words of the ledger."""

    received: Text = Field(description="受理日期在哪一列，写那一列的表头")
    closed: Text | None = Field(None, description="办结日期在哪一列；没办结的是空格")
    id: Text | None = Field(None, description="投诉编号在哪一列；有两行一样就不读后一行")
    customer: Text | None = Field(None, description="客户号在哪一列；只用来数有几位客户，不留下来")
    product: Text | None = Field(None, description="产品在哪一列")
    cause: Text | None = Field(None, description="投诉原因在哪一列")
    channel: Text | None = Field(None, description="投诉渠道在哪一列")
    level: Text | None = Field(None, description="投诉级别在哪一列")
    branch: Text | None = Field(None, description="机构在哪一列")
    amount: Text | None = Field(None, description="涉及金额（元）在哪一列")

    @property
    def written(self) -> Mapping[str, str]:
        """The headings of the columns that the ledger has."""
        return {name: heading for name in COLUMNS if (heading := getattr(self, name))}


class Meaning(Group):
    """What one value of a column means."""

    text: Text = Field(description="台账里怎么写的")
    to: Text = Field(description=f"是哪一个分类，写编号；哪一个都不是写 {NONE}；机构写名称")
    count: Whole | None = Field(None, description="起草时有几行")


class Meanings(Group):
    """What the values of each column mean."""

    product: tuple[Meaning, ...] = Field((), description="各种产品")
    cause: tuple[Meaning, ...] = Field((), description="各种原因")
    channel: tuple[Meaning, ...] = Field((), description="各种渠道")
    level: tuple[Meaning, ...] = Field((), description="各个级别")
    branch: tuple[Meaning, ...] = Field((), description="各家机构")


class LedgerMap(Group):
    """How one ledger is read."""

    confirmed: Flag = Field(description="逐行看过、改好以后写 true")
    sheet: Text | None = Field(None, description="读 Excel 里的哪一张表；只有一张不用写")
    header: Whole = Field(1, ge=1, le=20, description="表头在第几行")
    header_rows: Whole = Field(1, ge=1, le=3, description="表头有几行")
    dates: tuple[Form, ...] = Field(min_length=1, description="日期怎么写的，可以有几种；照它读，不猜")
    columns: Headings = Field(description="哪一列是什么")
    values: Meanings = Field(Meanings(), description="各列的值是哪一个分类")


def read_map(file: Path, library: Library) -> tuple[LedgerMap | None, list[Diagnostic]]:
    """A map, or everything that is wrong with it. Raises `OSError` if it cannot be read."""
    raw, name = file.read_bytes(), str(file)
    if len(raw) > MAX_BYTES:
        return None, [Diagnostic(Problem(written=f"{len(raw) / 1e6:.1f} MB", code="file-too-large"), Place(name))]
    text, found = decode(raw, name)
    tree = parse(text, name)
    if has_errors(found) or not tree.is_readable:
        return None, [*found, *([] if has_errors(found) else tree.diagnostics)]
    if not isinstance(tree.value, dict):
        empty = Diagnostic(Problem(code="file-empty"), Place(name))
        return None, [find_slip(text, name) or (_at(text, name, Problem(code="not-a-mapping")) if text else empty)]
    known = validated(LedgerMap, tree.value)
    problems = known if isinstance(known, tuple) else tuple(_problems(known, library))
    found += [_at(text, name, problem) for problem in problems]
    return (None if has_errors(found) or isinstance(known, tuple) else known), found


def _at(text: str, file: str, problem: Problem) -> Diagnostic:
    return Diagnostic(problem, locate(text, file, problem))


def _problems(known: LedgerMap, library: Library) -> Iterator[Problem]:
    if not known.confirmed:
        message, fix = "对照还没有人确认", "逐行看过、改好以后写 true"
        yield Problem(("confirmed",), message, "false", "true", fix, code="value-choice")
    if both := ambiguous(known.dates):
        message = f"“{both[0]}”和“{both[1]}”一起写，同一个日期有两种读法"
        yield Problem(("dates",), message, "、".join(both), "只留一种", "看台账里是哪一种", code="value-choice")
    yield from _twice(known)
    for dimension, column in DIMENSIONS.items():
        seen: set[str] = set()
        for number, meaning in enumerate(getattr(known.values, dimension)):
            path = ("values", dimension, number)
            if meaning.text in seen:
                yield Problem(
                    (*path, "text"), "这个值前面已经写过", meaning.text, "", "删掉一处", code="entry-duplicate"
                )
            seen.add(meaning.text)
            taxon = library.one(Taxon, meaning.to)
            if column.taxonomy and meaning.to != NONE and (taxon is None or taxon.dimension != column.taxonomy):
                fix = f"写 content/taxonomy.yaml 里的编号；哪一个都不是写 {NONE}"
                message = f"没有这个{column.label}"
                yield Problem((*path, "to"), message, meaning.to, "一个已有分类的编号", fix, code="ref-missing")


def _twice(known: LedgerMap) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for name, heading in known.columns.written.items():
        if heading in taken:
            message = f"这一列已经是{COLUMNS[taken[heading]].label}"
            yield Problem(("columns", name), message, heading, "", "一列只能是一样东西", code="entry-duplicate")
        taken.setdefault(heading, name)
