"""A compliance risk that complaints point at: how grave, how likely, what early signs it has, what keeps it down.

The level comes from a matrix, not from a product: grave and rare is not the same as slight and frequent.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import AnyRef, CaseRef, CauseRef, Cautions, Line, Posed, PosedLine, Related, RoleRef, Whole
from generator.record import Facet, Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 提前还款多收利息（示例）
summary: 系统参数与合同不一致，提前结清的客户被多收。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 3
audience: [handler, manager]
category: disclosure
causes: [cause-pricing]
statement: 产品参数上线时没有对照合同，提前结清的客户被多收利息，要退款并可能被要求整改。
severity: 2 # 1 轻微、2 一般、3 较重、4 严重
severity_reason: 单笔金额小，能退。
likelihood: 3 # 1 很少、2 偶发、3 时有、4 经常
likelihood_reason: 近 12 个月出现过几件。
signals: [同一产品的结清金额被反复质疑]
controls: # layer：prevent 预防、detect 发现、repair 补救
  - layer: prevent
    text: 参数上线前逐项对照合同
    owner: complaint-desk
    links: [complaint-steps#receive]
    verified: 抽看三个产品的复核记录
cites: [demo-rule#18]
"""

CATEGORIES = {
    "selling": "不当销售",
    "disclosure": "披露不足",
    "privacy": "信息泄露",
    "collection": "催收不当",
    "credit": "征信违规",
    "handling": "投诉处理违规",
}
SEVERITIES = {"4": "严重", "3": "较重", "2": "一般", "1": "轻微"}
LIKELIHOODS = {"1": "很少", "2": "偶发", "3": "时有", "4": "经常"}
LEVELS = {"extreme": "极高", "high": "高", "medium": "中", "low": "低"}
LAYERS = {"prevent": "预防", "detect": "发现", "repair": "补救"}
MATRIX = {  # severity → level by likelihood 1 to 4
    4: ("high", "high", "extreme", "extreme"),
    3: ("medium", "high", "high", "extreme"),
    2: ("low", "medium", "medium", "high"),
    1: ("low", "low", "low", "medium"),
}
GRAVE = ("extreme", "high")

Grade = Annotated[Whole, Field(ge=1, le=4)]


class Control(Part):
    """What keeps the risk down. `links` are the steps and articles it hangs on, `verified` says how to see it work."""

    layer: Literal["prevent", "detect", "repair"] = Field(description="哪一层控制")
    text: Line = Field(description="做什么")
    owner: RoleRef = Field(description="谁负责")
    links: tuple[AnyRef, ...] = Field(min_length=1, description="落在哪些步骤和条文")
    verified: Line = Field(description="怎么验证它管用")


def control_layers(risk: "Risk") -> Iterator[Problem]:
    """等级为高、极高的风险，预防（prevent）、发现（detect）、补救（repair）三层控制都要有：
    只防不查，出了事不知道；只查不补，客户的损失没人管。

    错误：
        severity: 4
        likelihood: 3
        controls:
          - {layer: prevent, text: 上线前审查, …}
    正确：
        severity: 4
        likelihood: 3
        controls:
          - {layer: prevent, text: 上线前审查, …}
          - {layer: detect, text: 每月抽检, …}
          - {layer: repair, text: 查实即退并更正, …}
    """
    lacking = [word for layer, word in LAYERS.items() if layer not in {control.layer for control in risk.controls}]
    if risk.level in GRAVE and lacking:
        yield Problem(
            ("controls",),
            f"等级是“{LEVELS[risk.level]}”，缺少{'、'.join(lacking)}的控制",
            expected="预防、发现、补救三层都有",
            fix="补上缺的一层，写 layer: prevent、detect 或 repair",
            on_key=True,
        )


class Risk(MaintainedRecord):
    """A kind of problem, not a single complaint. `raised` says why it is at least high whatever the matrix says."""

    kind: ClassVar[str] = "risk"

    category: Literal["selling", "disclosure", "privacy", "collection", "credit", "handling"] = Field(
        description="哪一类风险"
    )
    causes: tuple[CauseRef, ...] = Field((), description="哪些投诉原因指向它")
    statement: Posed = Field(description="谁、在哪个环节、做了什么、会造成什么")
    severity: Grade = Field(description="严重程度")
    severity_reason: Line = Field(description="为什么这样严重")
    likelihood: Grade = Field(description="发生概率")
    likelihood_reason: Line = Field(description="为什么是这个概率")
    raised: Line | None = Field(None, description="直接评高的理由；写了，等级至少是“高”")
    signals: tuple[PosedLine, ...] = Field(min_length=1, description="早期信号")
    controls: tuple[Control, ...] = Field(min_length=1, description="控制措施；等级为高、极高的，三层都要有")
    cases: tuple[CaseRef, ...] = Field((), description="发生过的案例")
    cautions: Cautions = ()
    related: Related = ()

    @staticmethod
    def level_at(severity: int, likelihood: int) -> str:
        """The level of a cell of the matrix."""
        return MATRIX[severity][likelihood - 1]

    @property
    def level(self) -> str:
        """The level of the matrix, or high if it is raised above a lower one."""
        found = self.level_at(self.severity, self.likelihood)
        return "high" if self.raised and found not in GRAVE else found


KIND = Kind(
    name="risk",
    label="风险",
    plural="风险矩阵",
    intro="投诉暴露的合规风险：先定严重程度和发生概率，再查矩阵得等级。等级是教学示例（内部口径），各机构按自己的数据重评。",
    source="content/risks",
    pages="risks",
    model=Risk,
    example=EXAMPLE,
    order=45,
    root=True,
    rules=(control_layers,),
    words={
        "risk_category": CATEGORIES,
        "risk_severity": SEVERITIES,
        "risk_likelihood": LIKELIHOODS,
        "risk_level": LEVELS,
        "risk_layer": LAYERS,
    },
    sort_key=lambda risk: (list(LEVELS).index(risk.level), -risk.severity, -risk.likelihood, risk.title),
    facets=(
        Facet("level", "等级", lambda risk: (risk.level,), LEVELS),
        Facet("category", "类别", lambda risk: (risk.category,), CATEGORIES),
        Facet("cause", "原因", lambda risk: risk.causes),
    ),
)
