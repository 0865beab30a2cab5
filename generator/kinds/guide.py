"""A process guide: steps with a goal, what to do, who does it, by when, and when to escalate."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import (
    AppliesTo,
    Cautions,
    Cites,
    Flag,
    Id,
    Line,
    PosedLine,
    Position,
    Prose,
    RefText,
    RefTo,
    Related,
    RoleRef,
    Spoken,
)
from generator.record import Anchor, Deadline, Facet, Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 投诉处理两步流程（示例）
summary: 接到投诉先登记并告知期限，再核实并答复。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [newcomer, handler]
topic: core
purpose: 让每一件投诉都有登记、有核实、有答复。
trigger: 客户通过任何渠道表达不满并要求解决。
steps:
  - id: receive
    title: 接收登记
    goal: 一次问清，当场登记，客户知道下一步。
    do:
      - 听完客户陈述，复述要点请客户确认。
      - 在投诉系统登记，记下**收到日期**。
    inputs: [客户陈述]
    outputs: [投诉登记单]
    responsible: [complaint-desk] # 负责执行的岗位，可以有几个
    accountable: [complaint-desk] # 最终负责的岗位，只有一个
    # 还可以写 consulted（提供意见的岗位）和 informed（需要知会的岗位）
    deadline:
      text: 收到之日起 15 日内作出决定并告知
      cites: [demo-rule#18]
    checklist: [投诉人姓名和联系方式, 诉求, 事实经过, 收到日期]
    mistakes: [把 15 日说成 15 个工作日。]
  - id: investigate
    title: 核实答复
    goal: 查清事实，按事实答复。
    do: [调取合同、录音和系统记录, 与事项没有利益关系的人核实, 书面答复并说明救济途径]
    responsible: [complaint-desk]
    accountable: [complaint-desk]
    escalate_if: [涉及多名客户或可能引发群体投诉]
"""

CARRIES = {
    "received": "收到日期",
    "deadline": "最晚哪天",
    "product": "产品",
    "cause": "原因",
    "severity": "级别",
    "guide": "先看流程",
    "response": "先做什么",
    "plan": "启动预案",
    "script": "说什么",
    "letter": "发什么",
    "authority": "谁批",
    "checklist": "要什么证据",
    "remedy": "补救",
    "tree": "怎么分",
    "channel": "找谁",
}
"""What the page for the call can bring to a step of the complaint that is handled there."""

Carried = Literal[
    "received",
    "deadline",
    "product",
    "cause",
    "severity",
    "guide",
    "response",
    "plan",
    "script",
    "letter",
    "authority",
    "checklist",
    "remedy",
    "tree",
    "channel",
]

TOPICS = {"core": "主流程", "topic": "专题处理", "governance": "管理与改进"}


class Step(Part):
    """One step of a guide; its id is the anchor that lessons and questions point at."""

    id: Id = Field(description="步骤编号；案例和题目用它指过来，定了不改")
    title: Line = Field(description="步骤名称")
    goal: Line = Field(description="做到什么算完成")
    do: tuple[Prose, ...] = Field(min_length=1, description="怎么做")
    inputs: tuple[Line, ...] = Field((), description="要有什么")
    outputs: tuple[Line, ...] = Field((), description="产出什么")
    responsible: tuple[RoleRef, ...] = Field(min_length=1, description="负责执行的岗位，可以几个")
    accountable: tuple[RoleRef, ...] = Field((), description="最终负责的岗位，恰好一个，不能少")
    consulted: tuple[RoleRef, ...] = Field((), description="提供意见的岗位")
    informed: tuple[RoleRef, ...] = Field((), description="需要知会的岗位")
    deadline: Deadline | None = Field(None, description="时限")
    say: tuple[Spoken, ...] = Field((), description="可以这样说：客户听得懂的原话，不用加引号")
    checklist: tuple[Line, ...] = Field((), description="核对清单")
    escalate_if: tuple[Line, ...] = Field((), description="出现什么就上报")
    mistakes: tuple[PosedLine, ...] = Field((), description="常见错误")
    carries: tuple[Carried, ...] = Field((), description="处理台把这一件已经确认的什么带到这一步；on_desk 的流程才写")
    cites: Cites = ()


def accountable_role_count(guide: "Guide") -> Iterator[Problem]:
    """每一步要有且只有一个最终负责的岗位（accountable）：没人负责会落空，两个人负责会互相等。

    错误：
        accountable: [legal, complaint-desk]
    正确：
        accountable: [complaint-desk]
        consulted: [legal]
    """
    for number, step in enumerate(guide.steps):
        if len(step.accountable) != 1:
            yield Problem(
                ("steps", number, "accountable"),
                f"步骤“{step.title}”有 {len(step.accountable)} 个最终负责的岗位，应当恰好 1 个",
                expected="accountable 里恰好一个岗位 id",
                fix="只留一个最终负责的岗位，其他岗位移到 consulted 或 informed",
            )


class Guide(MaintainedRecord):
    """How a kind of complaint, or a part of the work, is done."""

    kind: ClassVar[str] = "guide"

    topic: Literal["core", "topic", "governance"] = Field(description="哪一类流程")
    order: Position = 50
    on_desk: Flag = Field(False, description="各步骤要列在“处理台”那一页的写 true")
    purpose: Prose = Field(description="要达到什么")
    trigger: Prose = Field(description="什么时候用")
    applies_to: AppliesTo = ()
    prerequisites: tuple[Annotated[RefText, RefTo(("guide",), anchor="never", acyclic=True)], ...] = Field(
        (), description="先看哪些流程"
    )
    steps: tuple[Step, ...] = Field(min_length=1, description="步骤")
    cautions: Cautions = ()
    related: Related = ()

    def anchors(self) -> Iterator[Anchor]:
        """Each step is a place that lessons, questions and search results point at."""
        for number, step in enumerate(self.steps):
            yield Anchor(step.id, step.title, ("steps", number, "id"))


KIND = Kind(
    name="guide",
    label="流程",
    plural="查流程",
    intro="客户在等的时候，先看步骤、时限和谁负责；每一步都能直接引用。",
    source="content/guides",
    pages="guides",
    model=Guide,
    example=EXAMPLE,
    example_as="complaint-steps",
    order=20,
    boost=2.0,
    root=True,
    sort_key=lambda guide: (list(TOPICS).index(guide.topic), guide.order, guide.title),
    rules=(accountable_role_count,),
    words={"topic": TOPICS, "carries": CARRIES},
    facets=(
        Facet("topic", "类别", lambda guide: (guide.topic,), TOPICS),
        Facet("applies", "适用", lambda guide: guide.applies_to),
    ),
)
