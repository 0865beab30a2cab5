"""A checklist: what must be at hand for a kind of complaint, what it shows, who keeps it and what will be gone soon."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from generator.fields import (
    AppliesTo,
    Cautions,
    Cites,
    Flag,
    Id,
    Line,
    Position,
    Prose,
    Related,
    RoleRef,
)
from generator.record import Anchor, Facet, Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 息费争议的证据清单（示例）
summary: 合同、流水、页面三样齐了再重算。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [handler]
purpose: evidence # evidence 证据、handling 办理、self-check 自评
applies_to: [cause-pricing]
when: 登记以后就开始收，能调的先调。
groups:
  - id: contract
    title: 合同和页面
    items:
      - text: 借款合同全文
        shows: 约定的利率和费用
        keeper: complaint-desk
      - text: 签约当天的页面
        shows: 客户看到了什么
        keeper: complaint-desk
        vanishes: 改版就没有了
        cites: [complaint-steps#receive]
      - {text: 客户自己的截图, shows: 客户的理解, required: false}
not_asked: [合同, 还款记录]
if_missing: [本机构应当保存而没有的，不写成客户举证不足。]
"""

PURPOSES = {"evidence": "证据清单", "handling": "办理清单", "self-check": "自评清单"}


class Item(Part):
    """Something to tick: what it shows, who keeps it, how soon it will be gone."""

    text: Line = Field(description="要打勾的事")
    shows: Line | None = Field(None, description="证明什么")
    keeper: RoleRef | None = Field(None, description="向谁要")
    vanishes: Line | None = Field(None, description="什么时候就没有了")
    required: Flag = Field(True, description="不是非有不可、有就取的写 false")
    cites: Cites = ()


class Group(Part):
    """Items that belong together."""

    id: Id = Field(description="分组编号")
    title: Line = Field(description="分组名称")
    items: tuple[Item, ...] = Field(min_length=1, description="要打勾的各项")


class Checklist(MaintainedRecord):
    """Things to tick off, on screen or on paper; nothing of it is kept."""

    kind: ClassVar[str] = "checklist"

    purpose: Literal["evidence", "handling", "self-check"] = Field(description="做什么用")
    order: Position = 50
    applies_to: AppliesTo = ()
    when: Prose = Field(description="什么时候用")
    groups: tuple[Group, ...] = Field(min_length=1, description="分组")
    not_asked: tuple[Line, ...] = Field((), description="不再向客户要什么")
    if_missing: tuple[Prose, ...] = Field((), description="缺了怎么办")
    cautions: Cautions = ()
    related: Related = ()

    def anchors(self) -> Iterator[Anchor]:
        """Each group can be pointed at."""
        for number, group in enumerate(self.groups):
            yield Anchor(group.id, group.title, ("groups", number, "id"))


KIND = Kind(
    name="checklist",
    label="清单",
    plural="证据与检查清单",
    intro="每类投诉要有哪些证据、证明什么、向谁要、哪些会消失。可以在屏幕上打勾，也可以打印；勾选不保存。",
    source="content/checklists",
    pages="checklists",
    model=Checklist,
    example=EXAMPLE,
    order=26,
    boost=1.4,
    root=True,
    words={"purpose": PURPOSES},
    sort_key=lambda checklist: (list(PURPOSES).index(checklist.purpose), checklist.order, checklist.title),
    facets=(
        Facet("purpose", "用途", lambda checklist: (checklist.purpose,), PURPOSES),
        Facet("applies", "适用", lambda checklist: checklist.applies_to),
    ),
)
