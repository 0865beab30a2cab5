"""An emergency plan: what sets it off, at which level, what is done in the first hour, day and three days, who reports
to whom, when it is over, and how it is drilled."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import (
    AppliesTo,
    Cautions,
    Cites,
    Line,
    PosedLine,
    Position,
    Prose,
    Related,
    RoleRef,
    SeverityRef,
    Spoken,
    Whole,
)
from generator.record import Anchor, Based, Deadline, Facet, Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 客户聚集（示例）
summary: 先保安全，再登记每一个人；1 小时内（内部口径）报到负责人。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [handler, manager]
severity: severity-routine
levels: # 一级最重；写什么情况启动、谁指挥
  - rank: 1
    when: [20 名以上客户当面提出共同投诉]
    commander: complaint-desk
    cites: [demo-rule#18]
  - rank: 2
    when: [人数还不到，但在增加]
    commander: complaint-desk
    internal: true
chain: # 报告链：谁、报给谁、多久之内；机构以外的写 outside
  - who: complaint-desk
    to: complaint-desk
    deadline: {text: 15 分钟内, internal: true}
    how: 电话
  - who: complaint-desk
    outside: 监管机构
    deadline: {text: 按最新要求, internal: true}
    how: 书面
first_hour:
  goal: 有人指挥，损害不再扩大。
  actions:
    - do: 清点人数，逐一登记。
      role: complaint-desk
      deadline: {text: 30 分钟内, internal: true}
      cites: [complaint-steps#receive]
first_day:
  goal: 每个人有编号、有回执。
  actions:
    - {do: 给每个人发回执。, role: complaint-desk}
three_days:
  goal: 每个人有方案或明确的日期。
  actions:
    - {do: 拿出统一的补救标准。, role: complaint-desk, cites: [complaint-steps#receive]}
stand_down: [损害已经停止, 每个人都有结果或日期]
drill:
  every: 12
  form: 桌面推演
  scenario: 周一早上，门口来了二十个人。
  passed_if: [15 分钟内报到负责人, 没有人漏登记]
  role: complaint-desk
  internal: true
"""

RANKS = {"1": "一级响应", "2": "二级响应", "3": "三级响应"}
PHASES = {
    "first_hour": "第一小时",
    "first_day": "第一天",
    "three_days": "三天内",
    "recovery": "恢复与复盘",
}


class Level(Based):
    """What sets the plan off, how strongly, and who is then in command. Rank 1 is the gravest."""

    rank: Whole = Field(ge=1, le=3, description="几级响应，1 最重")
    when: tuple[Line, ...] = Field(min_length=1, description="什么情况启动")
    commander: RoleRef = Field(description="谁总指挥")


class Report(Part):
    """One link of the chain: who tells whom; `instead` is told where nobody answers."""

    who: RoleRef = Field(description="谁报")
    to: RoleRef | None = Field(None, description="报给本机构的哪个岗位；和 outside 恰好写一样")
    outside: Line | None = Field(None, description="报给机构以外的谁；和 to 恰好写一样")
    instead: RoleRef | None = Field(None, description="联系不上，改报给谁")
    deadline: Deadline = Field(description="多久之内报")
    how: Line = Field(description="怎么报")


class Action(Part):
    """Something to do, and whose it is; `cites` says where it is described."""

    do: Prose = Field(description="做什么")
    role: RoleRef = Field(description="谁做")
    deadline: Deadline | None = Field(None, description="什么时候以前")
    cites: Cites = ()


class Phase(Part):
    """A stretch of time: what must be reached when it ends, and what is done for that."""

    goal: Line = Field(description="这一段结束时做到什么")
    actions: tuple[Action, ...] = Field(min_length=1, description="做什么、谁做")


class Drill(Based):
    """How the plan is practised: every so many months, and what shows that it works."""

    every: Whole = Field(ge=1, le=36, description="几个月演练一次")
    form: Line = Field(description="什么形式，如桌面推演")
    scenario: Prose = Field(description="演练什么情景")
    passed_if: tuple[Line, ...] = Field(min_length=1, description="怎样算合格")
    role: RoleRef = Field(description="谁组织")


def plan_levels(plan: "Plan") -> Iterator[Problem]:
    """响应级别从重到轻写，一级在前，每一级只写一次；同一级的几种情况写在同一个 when 里。

    错误：
        levels:
          - {rank: 2, when: [人数在增加], commander: complaint-desk, internal: true}
          - {rank: 2, when: [媒体来电], commander: complaint-desk, internal: true}
    正确：
        levels:
          - {rank: 2, when: [人数在增加, 媒体来电], commander: complaint-desk, internal: true}
    """
    ranks = [level.rank for level in plan.levels]
    for number in range(1, len(ranks)):
        if ranks[number] <= ranks[number - 1]:
            yield Problem(
                ("levels", number, "rank"),
                "响应级别没有从重到轻排，或者重复了",
                written=str(ranks[number]),
                expected=f"大于 {ranks[number - 1]}（一级最重，写在最前）",
                fix="调整先后；同一级的几种情况合写在一个 when 里",
            )


def report_target(plan: "Plan") -> Iterator[Problem]:
    """报告链的每一环恰好报给一方：机构内的写岗位编号（to），机构以外的写名称（outside）。

    错误：
        chain:
          - {who: frontline, deadline: {text: 15 分钟内, internal: true}, how: 电话}
    正确：
        chain:
          - {who: frontline, to: complaint-desk, deadline: {text: 15 分钟内, internal: true}, how: 电话}
    """
    for number, link in enumerate(plan.chain):
        if (link.to is None) == (link.outside is None):
            yield Problem(
                ("chain", number, "who"),
                "这一环没有写报给谁" if link.to is None else "这一环同时写了 to 和 outside",
                expected="to（岗位）和 outside（机构以外）恰好一个",
                fix="加上 to: 岗位编号" if link.to is None else "拆成两环，各写一个",
            )


def report_broken(plan: "Plan") -> Iterator[Problem]:
    """报告链不能断：第二环起，由谁往上报，谁就要在前面某一环被报告到，否则他还不知道这件事。

    错误：
        chain:
          - {who: frontline, to: complaint-desk, …}
          - {who: legal, to: senior-executive, …}     # 没有人报给 legal
    正确：
        chain:
          - {who: frontline, to: complaint-desk, …}
          - {who: complaint-desk, to: senior-executive, …}
    """
    knowing = {plan.chain[0].who}
    for number, link in enumerate(plan.chain):
        if link.who not in knowing:
            yield Problem(
                ("chain", number, "who"),
                "报告链在这里断了：前面没有人报告给这个岗位",
                written=link.who,
                expected="、".join(sorted(knowing)),
                fix="改成已经被报告到的岗位，或者先加一环报给它",
            )
        knowing |= {role for role in (link.who, link.to, link.instead) if role}


class Plan(MaintainedRecord):
    """What to do when something cannot wait."""

    kind: ClassVar[str] = "plan"

    order: Position = 50
    severity: SeverityRef = Field(description="起步定哪一级")
    applies_to: AppliesTo = ()
    levels: tuple[Level, ...] = Field(min_length=1, description="什么情况启动，从重到轻")
    chain: tuple[Report, ...] = Field(min_length=1, description="报告链；后面的报告人要在前面被报告到")
    say: tuple[Spoken, ...] = Field((), description="可以这样说")
    never: tuple[PosedLine, ...] = Field((), description="不能做的事")
    first_hour: Phase = Field(description="第一小时")
    first_day: Phase = Field(description="第一天")
    three_days: Phase = Field(description="三天内")
    recovery: Phase | None = Field(None, description="恢复与复盘")
    stand_down: tuple[Line, ...] = Field(min_length=1, description="全部做到才能解除")
    drill: Drill = Field(description="怎么演练")
    cautions: Cautions = ()
    related: Related = ()

    @property
    def phases(self) -> tuple[tuple[str, str, Phase], ...]:
        """The phases in order, as `(anchor, title, phase)`."""
        found = ((name.replace("_", "-"), title, getattr(self, name)) for name, title in PHASES.items())
        return tuple((anchor, title, phase) for anchor, title, phase in found if phase)

    def anchors(self) -> Iterator[Anchor]:
        """Each phase and the drill can be pointed at."""
        for anchor, title, _phase in self.phases:
            yield Anchor(anchor, title, (anchor.replace("-", "_"), "goal"))
        yield Anchor("drill", "演练", ("drill", "every"))


KIND = Kind(
    name="plan",
    label="应急预案",
    plural="应急预案",
    intro="出了急事先看这里：什么情况启动、谁指挥、第一小时做什么、报给谁。分钟和小时多是内部口径，换成本机构的。",
    source="content/plans",
    pages="plans",
    model=Plan,
    example=EXAMPLE,
    order=28,
    boost=1.6,
    root=True,
    rules=(plan_levels, report_target, report_broken),
    words={"rank": RANKS},
    sort_key=lambda plan: (plan.order, plan.title),
    facets=(
        Facet("severity", "级别", lambda plan: (plan.severity,)),
        Facet("commander", "谁指挥", lambda plan: tuple(dict.fromkeys(level.commander for level in plan.levels))),
        Facet("applies", "适用", lambda plan: plan.applies_to),
    ),
)
