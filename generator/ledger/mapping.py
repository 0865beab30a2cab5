"""MAP.yaml: which column of a ledger is which, how its days are written, what its values mean in our taxonomy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from generator.aggregates.cells import Group, Text
from generator.aggregates.columns import BUSINESS, COLUMNS, PARTS
from generator.diagnostic import Diagnostic, Place, Problem, has_errors
from generator.fields import Flag, Whole
from generator.ledger.dates import AnyForm, Form
from generator.ledger.map_rules import NONE, problems_of
from generator.library import Library
from generator.reading.decoding import decode
from generator.reading.source import MAX_BYTES, find_slip, locate, parse
from generator.reading.validation import validated


class Laid(Group):
    """Where a table stands in its file."""

    sheet: Text | None = Field(None, description="读 Excel 里的哪一张表；只有一张不用写")
    header: Whole = Field(1, ge=1, le=20, description="表头在第几行")
    header_rows: Whole = Field(1, ge=1, le=3, description="表头有几行")

    @property
    def above(self) -> int:
        """How many rows stand above the first one that counts."""
        return self.header + self.header_rows - 1


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
    outcome: Text | None = Field(None, description="处理结果在哪一列")
    satisfaction: Text | None = Field(None, description="满意度在哪一列，分数或者“满意”“不满意”；没有评价的是空格")

    @property
    def written(self) -> Mapping[str, str]:
        """The headings of the columns that the ledger has."""
        return {name: heading for name in COLUMNS if (heading := getattr(self, name))}


class BusinessHeadings(Group):
    """The heading of each column of the business."""

    month: Text = Field(description="月份在哪一列")
    count: Text = Field(description="业务量在哪一列，整数")
    product: Text | None = Field(None, description="产品在哪一列；不分产品的不写")
    branch: Text | None = Field(None, description="机构在哪一列；不分机构的不写")

    @property
    def written(self) -> Mapping[str, str]:
        """The headings of the columns that there are."""
        return {name: heading for name in (*BUSINESS, *PARTS) if (heading := getattr(self, name))}


class Business(Laid):
    """How the business behind the complaints is read (`--exposure`)."""

    name: Text = Field(description="业务量是什么，如月末在贷笔数")
    dates: tuple[AnyForm, ...] = Field(min_length=1, description="月份怎么写的，可以有几种")
    columns: BusinessHeadings = Field(description="哪一列是什么")


class Meaning(Group):
    """What one value of a column means."""

    text: Text = Field(description="台账里怎么写的")
    to: Text = Field(description=f"是哪一个分类，写编号；哪一个都不是写 {NONE}；机构写名称")
    count: Whole | None = Field(None, description="起草时有几行")


class Outcome(Group):
    """What one way to end a complaint is called in the ledger."""

    text: Text = Field(description="台账里怎么写的")
    to: Literal["upheld", "partly_upheld", "not_upheld", "withdrawn", "none"] = Field(
        description=f"支持 upheld、部分支持 partly_upheld、不支持 not_upheld、撤回 withdrawn；哪一个都不是写 {NONE}"
    )
    count: Whole | None = Field(None, description="起草时有几行")


class Score(Group):
    """What one word of satisfaction is worth."""

    text: Text = Field(description="台账里怎么写的")
    score: Whole = Field(ge=0, le=100, description="算几分，最多是满分")
    count: Whole | None = Field(None, description="起草时有几行")


class Meanings(Group):
    """What the values of each column mean."""

    product: tuple[Meaning, ...] = Field((), description="各种产品")
    cause: tuple[Meaning, ...] = Field((), description="各种原因")
    channel: tuple[Meaning, ...] = Field((), description="各种渠道")
    level: tuple[Meaning, ...] = Field((), description="各个级别")
    branch: tuple[Meaning, ...] = Field((), description="各家机构")
    outcome: tuple[Outcome, ...] = Field((), description="各种处理结果")
    satisfaction: tuple[Score, ...] = Field((), description="满意度的各种写法；列里本来就是分数的不写")


class Confirmed(Group):
    """What somebody stands for."""

    confirmed: Flag = Field(description="逐行看过、改好以后写 true")
    demonstration: Flag = Field(False, description="台账是编造的、演示用的写 true")


class LedgerMap(Laid, Confirmed):
    """How one ledger is read."""

    dates: tuple[Form, ...] = Field(min_length=1, description="日期怎么写的，可以有几种；照它读，不猜")
    columns: Headings = Field(description="哪一列是什么")
    best_score: Whole | None = Field(None, ge=1, le=100, description="满意度的满分是几分")
    limits: tuple[Text, ...] = Field((), description="办结要比哪几条按工作日的时限，写时限的编号")
    values: Meanings = Field(Meanings(), description="各列的值是哪一个分类")
    exposure: Business | None = Field(None, description="业务量怎么读；没有业务量的不写")


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
    problems = known if isinstance(known, tuple) else tuple(problems_of(known, library))
    found += [_at(text, name, problem) for problem in problems]
    return (None if has_errors(found) or isinstance(known, tuple) else known), found


def _at(text: str, file: str, problem: Problem) -> Diagnostic:
    return Diagnostic(problem, locate(text, file, problem))
