"""A checklist: what must be at hand for a kind of complaint, what it shows, who keeps it and what will be gone soon."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.fields import AnyRef, Flag, Id, Line, Prose, RoleRef, TaxonRef, Whole
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

    text: Line
    shows: Line | None = None
    keeper: RoleRef | None = None
    vanishes: Line | None = None
    required: Flag = True
    cites: tuple[AnyRef, ...] = ()


class Group(Part):
    """Items that belong together."""

    id: Id
    title: Line
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Checklist(MaintainedRecord):
    """Things to tick off, on screen or on paper; nothing of it is kept."""

    kind: ClassVar[str] = "checklist"

    purpose: Literal["evidence", "handling", "self-check"]
    order: Annotated[Whole, Field(ge=0)] = 50
    applies_to: tuple[TaxonRef, ...] = ()
    when: Prose
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    not_asked: tuple[Line, ...] = ()
    if_missing: tuple[Prose, ...] = ()
    cautions: tuple[Prose, ...] = ()
    related: tuple[AnyRef, ...] = ()

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
