"""A ladder of remedies: what can be given, from the least to the most, who may decide up to which amount, and what
makes it more or less."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import FieldPath, Problem
from generator.fields import Cautions, Cites, Id, Line, Posed, Position, Prose, Related, RoleRef, TaxonRef, Whole
from generator.record import Anchor, Based, Facet, Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 多收费用的补救（示例）
summary: 该退的全额退；500 元以内投诉管理岗决定。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [handler, manager]
applies_to: [cause-pricing]
rungs: # 从轻到重；duty 写 must（应当做，不谈条件）或 may（可以做，写理由）
  - id: stop
    title: 停止扣款
    duty: must
    when: 还在继续扣
    give: [当天停扣，并告诉客户从哪天起停。]
    proof: 停扣设置的截图和生效时间
    cites: [complaint-steps#receive]
  - id: refund
    title: 退还多收的
    duty: must
    when: 查实多收
    give: [多收的本息费全额原路退回。]
    proof: 到账回单
    cites: [demo-rule#18]
authority: # 从小到大，每档写到多少为止（含）；最后一档不写 up_to
  measured: 同一客户、同一原因合计，不拆开
  internal: true
  bands:
    - {up_to: 500, role: complaint-desk, needs: [双人复核的计算表]}
    - {role: complaint-desk, also: [没有先例], needs: [书面意见]}
aggravating:
  - {text: 已经投诉过一次没有改, effect: 上一级审批，并向客户说明}
mitigating:
  - {text: 客户投诉前已经主动改正, effect: 可以不另给关怀，该退的不减}
"""

DUTIES = {"must": "应当做", "may": "可以做"}


class Rung(Part):
    """One rung: what is given, when, whether it is owed, and what proves that it arrived."""

    id: Id = Field(description="这一级的编号")
    title: Line = Field(description="这一级的名称")
    duty: Literal["must", "may"] = Field(description="该不该给")
    when: Line = Field(description="什么情况给")
    give: tuple[Prose, ...] = Field(min_length=1, description="给什么")
    proof: Line = Field(description="凭什么证明给到了")
    cites: Cites = ()


class Band(Part):
    """Who decides up to an amount, that amount included. Above it the next band begins, so no gap can be written.

    `also` are cases that belong here whatever the amount.
    """

    up_to: Annotated[Whole, Field(ge=1)] | None = Field(None, description="到多少元为止（含）；最后一档不写")
    role: RoleRef = Field(description="谁决定")
    also: tuple[Line, ...] = Field((), description="不论金额也归这一档的情形")
    needs: tuple[Line, ...] = Field(min_length=1, description="要有什么材料")

    def figures(self) -> Iterator[tuple[FieldPath, str]]:
        """Its upper end."""
        if self.up_to:
            yield ("up_to",), f"{self.up_to} 元"


class Authority(Based):
    """The bands, and of what the amount is taken."""

    measured: Line = Field(description="金额按什么算")
    bands: tuple[Band, ...] = Field(min_length=1, description="各档，从小到大；每一档从前一档的上限接着算")


class Factor(Part):
    """Something that makes a remedy go further, or less far, and how."""

    text: Line = Field(description="什么情形")
    effect: Line = Field(description="怎么加重、怎么从轻")
    cites: Cites = ()


def authority_bands(remedy: "Remedy") -> Iterator[Problem]:
    """审批权限的各档要首尾相接：金额从小到大，每一档的 up_to 大于前一档，只有最后一档不写 up_to（不封顶）。
    前面的档不写上限，后面的档永远轮不到；最后一档写了上限，再大的金额就没有人能批。

    错误：
        bands:
          - {up_to: 5000, role: complaint-desk, needs: [计算表]}
          - {up_to: 500, role: frontline, needs: [登记]}
    正确：
        bands:
          - {up_to: 500, role: frontline, needs: [登记]}
          - {up_to: 5000, role: complaint-desk, needs: [计算表]}
          - {role: senior-executive, needs: [书面意见]}
    """
    bands, before = remedy.authority.bands, 0
    for number, band in enumerate(bands):
        is_last = number == len(bands) - 1
        path = ("authority", "bands", number)
        if is_last and band.up_to is not None:
            message = f"超过 {band.up_to} 元的没有人能批"
            yield _band((*path, "up_to"), message, band.up_to, "最后一档不写 up_to", "再加一档不写 up_to 的")
        elif not is_last and band.up_to is None:
            message = "这一档不封顶，后面的档轮不到"
            yield _band((*path, "role"), message, None, f"大于 {before} 的 up_to", "加上 up_to，或者移到最后")
        elif band.up_to is not None and band.up_to <= before:
            message = f"和前一档重叠：前一档已经到 {before} 元"
            yield _band((*path, "up_to"), message, band.up_to, f"大于 {before}", "按金额从小到大排，改掉重叠")
        before = max(before, band.up_to or 0)


def _band(path: tuple[str | int, ...], message: str, written: int | None, expected: str, fix: str) -> Problem:
    return Problem(path, message, "" if written is None else str(written), expected, fix)


class Remedy(MaintainedRecord):
    """What to give for a kind of wrong, and who may."""

    kind: ClassVar[str] = "remedy"

    order: Position = 50
    applies_to: tuple[TaxonRef, ...] = Field(min_length=1, description="适用的产品、原因")
    rungs: tuple[Rung, ...] = Field(min_length=2, description="各级补救，从轻到重")
    authority: Authority = Field(description="谁能批")
    aggravating: tuple[Factor, ...] = Field(min_length=1, description="加重的情形")
    mitigating: tuple[Factor, ...] = Field(min_length=1, description="从轻的情形")
    never: tuple[Posed, ...] = Field((), description="不能做的事")
    cautions: Cautions = ()
    related: Related = ()

    def anchors(self) -> Iterator[Anchor]:
        """Each rung can be pointed at."""
        for number, rung in enumerate(self.rungs):
            yield Anchor(rung.id, rung.title, ("rungs", number, "id"))


KIND = Kind(
    name="remedy",
    label="补救阶梯",
    plural="补救阶梯",
    intro="查实以后给什么、谁能批、什么情况要加重或者可以从轻。应当给的不谈条件；金额档是内部口径，换成本机构的授权文件。",
    source="content/remedies",
    pages="remedies",
    model=Remedy,
    example=EXAMPLE,
    order=27,
    boost=1.4,
    root=True,
    rules=(authority_bands,),
    words={"duty": DUTIES},
    sort_key=lambda remedy: (remedy.order, remedy.title),
    facets=(Facet("applies", "适用", lambda remedy: remedy.applies_to),),
)
