"""A time limit: from when, how long, how it is counted, how it can be extended and by whom, and what says so."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
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
from generator.record import WORDS, Facet, Kind, MaintainedRecord, Part
from generator.twins import deadlines
from generator.twins.deadlines import Counted, Roll, Rule, Unit

EXAMPLE = """\
title: 一般投诉答复（示例）
summary: 收到投诉之日起 15 日内作出决定并告知，复杂的经批准可以延到 30 日。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 3
audience: [handler]
bound: institution
trigger: 本机构收到投诉之日
action: 作出处理决定并告知投诉人
n: 15
unit: 日
confidence: recalled
cites: [demo-rule#18]
tell:
  what: [核实到的情况, 决定, 依据和理由, 救济途径]
  internal: true
milestones:
  - {n: 12, what: 来不及的，提出延期申请, cites: [complaint-steps#receive]}
extensions:
  - when: 情况复杂
    n: 30
    internal: true
    approval:
      who: 投诉管理岗负责人
      role: complaint-desk
      internal: true
    tell:
      what: [延到哪一天, 为什么]
      internal: true
vectors:
  - {received: 2026-03-01, due: 2026-03-16, extended: [2026-03-31]}
  - {received: 2026-12-20, due: 2027-01-04, extended: [2027-01-19]}
"""

BOUND = {"institution": "本机构", "complainant": "投诉人", "authority": "监管和行政部门"}
ROLLS = {"none": "不顺延", "next": "顺延到下一个工作日", "previous": "提前到上一个工作日"}
COUNTED = {"from-start": "从起算日一起算", "from-due": "从前一个到期日接着算"}
SURENESS = {**WORDS["confidence"], "internal": "内部口径"}

Sureness = Annotated[Confidence | None, Field(description="依据有多可信，不能比条文自己的高；写了 cites 就要写")]
Length = Annotated[Whole, Field(ge=1, le=3660)]
AtOnce = Annotated[Whole, Field(ge=0, le=3660)]


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

    n: Length = Field(description="第几日，或第几个工作日、第几小时，同时限的 unit")
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


def deadline_basis(limit: "TimeLimit") -> Iterator[Problem]:
    """时限、延长、批准人、告知内容都要有来处：引用条文（cites）并写可信程度（confidence）；
    本机构自己定的，写 internal: true。

    错误：
        approval:
          who: 分管高级管理人员
    正确：
        approval:
          who: 分管高级管理人员
          internal: true
    """
    for path, part in grounded(limit):
        if not part.internal and not (part.cites and part.confidence):
            lacking = "confidence" if part.cites else "cites"
            yield Problem(
                (*path, lacking),
                "没有写来处",
                expected="cites 和 confidence，或者 internal: true",
                fix=f"加上 {lacking}；如果是本机构内部口径，写 internal: true",
            )


def extension_shorter(limit: "TimeLimit") -> Iterator[Problem]:
    """延长以后的期限要比原来长。n 写合计的长度时用 counted: from-start（不写就是它）；
    写“再延多少”时用 counted: from-due。

    错误：
        n: 30
        extensions:
          - {when: 特别复杂, n: 30, internal: true}
    正确：
        n: 30
        extensions:
          - {when: 特别复杂, n: 30, counted: from-due, internal: true}
    """
    ends = limit.ends
    for number, extension in enumerate(limit.extensions):
        if ends[number + 1] <= ends[number]:
            yield Problem(
                ("extensions", number, "n"),
                f"延长以后合计 {ends[number + 1]} {limit.unit}，不比延长以前的 {ends[number]} {limit.unit}长",
                written=str(extension.n),
                expected=f"从起算日一起算的，大于 {ends[number]}",
                fix="n 写的是“再延多少”的，加上 counted: from-due",
            )


def vector_incomplete(limit: "TimeLimit") -> Iterator[Problem]:
    """算例（vectors）要写全：due 是到期日，extended 是每一次延长以后的到期日，有几次延长写几个；
    因为缺某一年的工作日历而算不出来的，只写 refused 和那一年。

    错误：
        extensions: [{when: 情况复杂, n: 30, internal: true}]
        vectors: [{received: 2026-03-01, due: 2026-03-16}]
    正确：
        extensions: [{when: 情况复杂, n: 30, internal: true}]
        vectors: [{received: 2026-03-01, due: 2026-03-16, extended: [2026-03-31]}]
    """
    for number, vector in enumerate(limit.vectors):
        wanted = len(limit.extensions) if vector.due else 0
        if (vector.due is None) == (vector.refused is None) or len(vector.extended) != wanted:
            yield Problem(
                ("vectors", number, "due" if vector.due else "received"),
                "算例没有写全，或者多写了",
                written=f"due {'有' if vector.due else '无'}，extended {len(vector.extended)} 个",
                expected=f"due 和 {len(limit.extensions)} 个 extended；或者只有 refused",
                fix="对照 extensions 的次数补上或删掉",
            )


def hours_without_time(limit: "TimeLimit") -> Iterator[Problem]:
    """按小时计的时限，从某个时刻起连续计算：算例要写到几点几分，不看休息日，也没有“当日计入”。
    按日计的只写日期。

    错误：
        unit: 小时
        vectors: [{received: 2026-03-01, due: 2026-03-04}]
    正确：
        unit: 小时
        vectors: [{received: 2026-03-01 09:30, due: 2026-03-04 09:30}]
    """
    hours = limit.unit == "小时"
    for field, wrong in (("roll", limit.roll != "none"), ("first_day_counted", limit.first_day_counted)):
        if hours and wrong:
            message, fix = "按小时计的时限没有这一项", f"删掉 {field} 这一行"
            yield Problem((field,), message, expected="不写", fix=fix, on_key=True)
    right = "2026-03-01 09:30" if hours else "2026-03-01"
    message = "按小时计的要写到几点几分" if hours else "按日计的只写日期，不写几点"
    for path, moment in _moments(limit):
        if isinstance(moment, datetime.datetime) != hours:
            yield Problem(path, message, str(moment)[:16], right, f"写成 {right} 的样子")


def at_once_in_hours(limit: "TimeLimit") -> Iterator[Problem]:
    """“立即”是 0 小时：写 n: 0 和 unit: 小时，页面上显示“立即”。“当日”是 n: 1 加 first_day_counted: true。

    错误：
        n: 0
        unit: 日
    正确：
        n: 0
        unit: 小时
    """
    if limit.n == 0 and limit.unit != "小时":
        fix = "立即的写 unit: 小时；当日的写 n: 1 和 first_day_counted: true"
        yield Problem(("unit",), "多久是 0，单位却不是小时", limit.unit, "小时", fix)


class TimeLimit(MaintainedRecord):
    """By when something must be done, as a rule to count with."""

    kind: ClassVar[str] = "deadline"

    bound: Literal["institution", "complainant", "authority"] = Field(description="谁的期限")
    order: Position = 50
    trigger: Line = Field(description="从哪一天起，如“本机构收到投诉之日”")
    to: Line | None = Field(None, description="向谁：报告给谁、告诉谁、答复谁")
    action: Line = Field(description="到期要做完什么")
    n: AtOnce = Field(description="多久；“立即”写 n: 0 和 unit: 小时")
    unit: Unit = Field(description="多久的单位，照条文写，不要换算")
    first_day_counted: Flag = Field(False, description="起算当日算第 1 日的写 true；“当日”就是 n: 1 加它")
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


def _moments(limit: TimeLimit) -> Iterator[tuple[FieldPath, datetime.date]]:
    for number, vector in enumerate(limit.vectors):
        path = ("vectors", number)
        yield (*path, "received"), vector.received
        if vector.due:
            yield (*path, "due"), vector.due
        yield from (((*path, "extended", place), end) for place, end in enumerate(vector.extended))


KIND = Kind(
    name="deadline",
    label="时限",
    plural="时限一览",
    intro="从哪一天起、多久、能不能延、谁批准、要告诉谁、哪一条说的。要算出日期，用“时限计算”。",
    source="content/deadlines",
    pages="deadlines",
    model=TimeLimit,
    example=EXAMPLE,
    order=25,
    group="工具",
    boost=1.6,
    root=True,
    rules=(deadline_basis, extension_shorter, vector_incomplete, hours_without_time, at_once_in_hours),
    words={"bound": BOUND, "roll": ROLLS, "counted": COUNTED},
    sort_key=lambda limit: (list(BOUND).index(limit.bound), limit.order, limit.title),
    facets=(
        Facet("bound", "谁的期限", lambda limit: (limit.bound,), BOUND),
        Facet("unit", "单位", lambda limit: (limit.unit,)),
        Facet("confidence", "可信程度", lambda limit: (limit.confidence or "internal",), SURENESS),
    ),
)
