"""A way by which a complaint comes in: where it begins, who answers whom, by when and in what form.

The taxonomy has a list `channel` too: its entries are the values that are registered with a complaint. A record here is
the card of one such way; several cards may be registered under one value (12378 and the platform of the supervisors),
and some under none (where we can only point the way). So the card names its value in `registered_as`.
"""

from typing import ClassVar, Literal

from pydantic import Field

from generator.fields import AnyRef, Cautions, ChannelRef, Line, PosedLine, Position, Prose, Related, RoleRef, Spoken
from generator.record import WORDS, Deadline, Facet, Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 官方热线（示例）
summary: 客户来电就是收到投诉；本机构 15 日内答复，按客户选的方式。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [newcomer, handler]
operator: own
confidence: internal # 这条渠道的情况从哪里知道：A、B、C、recalled，或者 internal（本机构自己的）
registered_as: channel-hotline
desk: complaint-desk
received: 客户来电的那一天，不以填表为准。
entry: [官网和合同上公布的投诉电话]
accepts: [对本机构产品和服务的投诉]
elsewhere:
  - {what: 反映员工违法, go: complaint-steps#receive}
answers:
  - by: 本机构
    role: complaint-desk
    to: 投诉人
    deadline:
      text: 收到之日起 15 日内
      cites: [demo-rule#18]
      rules: [example-deadline] # 可以去“时限计算”算出日期
    form: 电话说明，客户要书面的给书面
first:
  - 当场登记，说清编号和最晚答复日。
say: [您这件事我已经登记了，编号和最晚答复日我现在发给您。]
mistakes: [让客户先填表再算收到。]
"""

OPERATORS = {
    "own": "本机构自己的",
    "partner": "合作方",
    "regulator": "金融管理部门",
    "government": "政府其他部门",
    "society": "消费者组织与司法",
    "public": "媒体与平台",
}
KNOWN = {**WORDS["confidence"], "internal": "内部口径"}


class Elsewhere(Part):
    """What this way is not for, and where it is for."""

    what: Line = Field(description="什么事")
    go: AnyRef = Field(description="去哪里")


class Answer(Part):
    """Who answers whom, by when and in what form. `role` is ours, if it is we who answer."""

    by: Line = Field(description="谁答复")
    role: RoleRef | None = Field(None, description="本机构答复的，是哪个岗位")
    to: Line = Field(description="答复谁")
    deadline: Deadline = Field(description="什么时候以前")
    form: Line = Field(description="什么形式")
    cites: tuple[AnyRef, ...] = Field((), description="形式的依据")


class Channel(MaintainedRecord):
    """The card of one way in."""

    kind: ClassVar[str] = "channel"

    operator: Literal["own", "partner", "regulator", "government", "society", "public"] = Field(description="谁的渠道")
    order: Position = 50
    confidence: Literal["A", "B", "C", "recalled", "internal"] = Field(description="这条渠道的情况有多可信")
    registered_as: ChannelRef | None = Field(None, description="登记时渠道选哪个；不由我们登记的不写")
    desk: RoleRef = Field(description="本机构谁接")
    received: Line = Field(description="哪一天算收到")
    entry: tuple[Line, ...] = Field(min_length=1, description="客户从哪里进")
    accepts: tuple[Line, ...] = Field(min_length=1, description="这里管什么")
    elsewhere: tuple[Elsewhere, ...] = Field((), description="不归这里的事")
    answers: tuple[Answer, ...] = Field(min_length=1, description="谁答复谁")
    first: tuple[Prose, ...] = Field(min_length=1, description="收到以后先做什么")
    say: tuple[Spoken, ...] = Field((), description="可以这样说")
    mistakes: tuple[PosedLine, ...] = Field((), description="常见错误")
    cautions: Cautions = ()
    related: Related = ()


KIND = Kind(
    name="channel",
    label="渠道卡片",
    plural="渠道卡片",
    intro="投诉从哪里来：从哪里进、哪一天算收到、谁在几日内用什么形式答复。",
    source="content/channels",
    pages="channels",
    model=Channel,
    example=EXAMPLE,
    order=26,
    boost=1.6,
    root=True,
    words={"operator": OPERATORS, "known": KNOWN},
    sort_key=lambda channel: (list(OPERATORS).index(channel.operator), channel.order, channel.title),
    facets=(
        Facet("operator", "谁的渠道", lambda channel: (channel.operator,), OPERATORS),
        Facet("desk", "本机构谁接", lambda channel: (channel.desk,)),
        Facet("known", "可信程度", lambda channel: (channel.confidence,), KNOWN),
    ),
)
