"""The model of a time limit: what its kind and the checks of its examples know of it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath
from generator.fields import (
    Cautions,
    Cites,
    Confidence,
    DeadlineRef,
    Flag,
    Internal,
    Line,
    Moment,
    Position,
    Related,
    RoleRef,
    Whole,
)
from generator.record import MaintainedRecord, Part
from generator.twins import deadlines
from generator.twins.deadlines import Counted, Roll, Rule, Unit
from generator.twins.joint import Growing

Sureness = Annotated[Confidence | None, Field(description="依据有多可信，不能比条文自己的高；写了 cites 就要写")]
Length = Annotated[Whole, Field(ge=1, le=3660)]
AtOnce = Annotated[Whole, Field(ge=0, le=3660)]


LONGEST: Mapping[Unit, int] = {"年": 100, "个月": 1_200, "日": 36_500, "工作日": 36_500, "小时": 876_000}
"""How long a limit may be with all its extensions: a hundred years."""


class Grounded(Part):
    """Something with a basis: what it cites and how sure of it we are, or that the organisation itself set it."""

    cites: Cites = ()
    confidence: Sureness = None
    internal: Internal = False


class Telling(Grounded):
    """What the complainant must be told."""

    what: tuple[Line, ...] = Field(min_length=1, description="要告知的内容")


class Approval(Grounded):
    """Who must approve an extension."""

    who: Line = Field(description="谁批准")
    role: RoleRef | None = Field(None, description="本机构里是哪个岗位")


class Extension(Grounded):
    """A longer limit, under a condition."""

    when: Line = Field(description="什么情形可以延长")
    n: Length = Field(description="一共多久；counted 写 from-due 的，是再延多久")
    counted: Counted = Field("from-start", description="从哪一天算")
    approval: Approval | None = Field(None, description="由谁批准")
    tell: Telling | None = Field(None, description="延长的时候要告知投诉人什么")


class Milestone(Part):
    """A date on the way that the organisation set itself, in the unit of the limit."""

    n: Length = Field(description="第几日，或第几个工作日、第几小时、满几个月、满几年，同时限的 unit")
    what: Line = Field(description="到这时做什么")
    cites: Cites = ()


class Vector(Part):
    """An example that is counted anew at every check: the ends, or the year whose table is missing."""

    received: Moment = Field(description="从哪一天起算；按小时的写到 2026-03-01 09:30")
    due: Moment | None = Field(None, description="到期日")
    extended: tuple[Moment, ...] = Field((), description="每次延长以后的到期日，有几次延长写几个")
    refused: Whole | None = Field(None, description="算不出来的只写这一项：缺哪一年的工作日历")

    @property
    def ends(self) -> tuple[datetime.date, ...]:
        """The day on which it ends, and those after each extension; none if it cannot be counted."""
        return (self.due, *self.extended) if self.due else ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry of the timeline: an end (of an extension, if it names one) or a milestone; `name` is its slot."""

    name: str
    nth: int
    extension: Extension | None = None
    milestone: Milestone | None = None


EACH_LONGER = Growing(
    "extension-shorter",
    start="n",
    items="extensions",
    number="n",
    field="counted",
    value="from-due",
    unit="unit",
    message="延长以后合计 {total} {unit}，不比延长以前的 {before} {unit}长",
    expected="从起算日一起算的，大于 {before}",
    fix="n 写的是“再延多少”的，加上 counted: from-due",
)


class TimeLimit(MaintainedRecord):
    """By when something must be done, as a rule to count with."""

    kind: ClassVar[str] = "deadline"
    joint = (EACH_LONGER,)

    bound: Literal["institution", "complainant", "authority"] = Field(description="谁的期限")
    order: Position = 50
    trigger: Line = Field(description="从哪一天起，如“本机构收到投诉之日”")
    to: Line | None = Field(None, description="向谁：报告给谁、告诉谁、答复谁")
    action: Line = Field(description="到期要做完什么")
    n: AtOnce = Field(description="多久；“立即”写 n: 0 和 unit: 小时")
    unit: Unit = Field(description="多久的单位，照条文写，不要换算：三个月不是 90 日")
    first_day_counted: Flag = Field(
        False, description="起算当日算第 1 日的写 true；“当日”就是 n: 1 加它；按小时、月、年计的不写"
    )
    roll: Roll = Field("none", description="到期遇休息日怎么办")
    confidence: Sureness = None
    internal: Internal = False
    edition: Line | None = Field(None, description="按哪一版、截至哪一天")
    tell: Telling | None = Field(None, description="要告知投诉人什么")
    milestones: tuple[Milestone, ...] = Field((), description="本机构自己定的中间日子")
    extensions: tuple[Extension, ...] = Field((), description="每一次延长写一项")
    cautions: Cautions = ()
    part_of: DeadlineRef | None = Field(
        None, description="一件事同时有几个时限的，写领头的那一条；这一组在每一条的页面上排成一张表"
    )
    follow_ups: tuple[DeadlineRef, ...] = Field((), description="接着可能有的时限")
    related: Related = ()
    vectors: tuple[Vector, ...] = Field(min_length=1, description="算例，每次检查都重算")

    def figures(self) -> Iterator[tuple[FieldPath, str]]:
        """The lengths of the limit, unless it ends at once or the same day, and of its extensions."""
        if self.n and not (self.first_day_counted and self.n == 1):
            yield ("n",), f"{self.n} {self.unit}"
        yield from ((("extensions", at, "n"), f"{one.n} {self.unit}") for at, one in enumerate(self.extensions))

    @property
    def rule(self) -> Rule:
        """The limit as it is counted."""
        extensions = tuple(deadlines.Extension(extension.n, extension.counted) for extension in self.extensions)
        return Rule(self.n, self.unit, self.first_day_counted, self.roll, extensions)

    @property
    def ends(self) -> tuple[int, ...]:
        """How long it is altogether, in `unit`: without, and with each extension."""
        ends = [self.n]
        for extension in self.extensions:
            ends.append(extension.n + (ends[-1] if extension.counted == "from-due" else 0))
        return tuple(ends)

    @property
    def is_countable(self) -> bool:
        """Whether all its ends are days that a calendar has."""
        return max(self.ends) <= LONGEST[self.unit]

    @property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """Ends and milestones in the order of their days."""
        ends = enumerate(zip(self.ends, (None, *self.extensions), strict=True))
        entries = [TimelineEntry(f"end-{at}", nth, extension) for at, (nth, extension) in ends]
        entries += [TimelineEntry(f"milestone-{at}", own.n, milestone=own) for at, own in enumerate(self.milestones)]
        return tuple(sorted(entries, key=lambda entry: entry.nth))


def grounded(limit: TimeLimit) -> Iterator[tuple[FieldPath, TimeLimit | Grounded]]:
    """Everything in a limit that must say where it comes from, and how sure that is, as `(path, part)`."""
    yield (), limit
    if limit.tell:
        yield ("tell",), limit.tell
    for number, extension in enumerate(limit.extensions):
        path = ("extensions", number)
        yield path, extension
        yield from (((*path, name), part) for name in ("approval", "tell") if (part := getattr(extension, name)))
