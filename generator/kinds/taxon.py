"""One entry of the taxonomy: a product, channel, cause, severity or principle that an organisation can change."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.fields import Flag, GuideRef, Line, Prose, RefText, RefTo, SeverityRef, Sought, Whole
from generator.record import Based, Facet, Kind, Part, Record

EXAMPLE = """\
product-loan:
  dimension: product
  title: 个人贷款
  definition: 现金贷款和循环额度。
channel-hotline:
  dimension: channel
  title: 官方热线
  definition: 本机构公布的投诉电话。
cause-pricing:
  dimension: cause
  party: institution
  title: 定价收费
  definition: 对利率、费用的计算或收取有异议。
  cues: # 投诉速判凭这些说法认；… 代表同一句里的几个字
    clear: [多收, 利息…太高] # 说了就像这一类
    hints: [利息, 手续费] # 常常一起出现，单独不算数
    unless: [没有多收] # 在这些说法里不算
  guides: [complaint-steps] # 先看哪条流程
severity-routine:
  dimension: severity
  order: 1
  title: 一般投诉
  definition: 事实清楚、金额小、影响一人。
severity-important:
  dimension: severity
  order: 2
  title: 重要投诉
  definition: 金额大，或者影响很多人。
  cues: {clear: [律师, 很多人]}
  threshold: {yuan: 50000, people: 3, internal: true} # 从多少元、多少人起
principle-timely:
  dimension: principle
  title: 及时
  definition: 按期限办，随时告知进展。
"""

DIMENSIONS = {
    "product": "产品",
    "channel": "渠道",
    "cause": "原因",
    "severity": "级别",
    "principle": "处理原则",
}


class Cues(Part):
    """What people say who complain of this; `…` stands for a few words of the sentence.

    `clear` alone tells what it is, `hints` tell it together; inside the phrases of `unless` neither counts.
    """

    clear: tuple[Sought, ...] = ()
    hints: tuple[Sought, ...] = ()
    unless: tuple[Sought, ...] = ()


class Threshold(Based):
    """From which sum in yuan, or from how many people on, a complaint is on this level."""

    yuan: Annotated[Whole, Field(ge=1)] | None = None
    people: Annotated[Whole, Field(ge=2)] | None = None


class Taxon(Record):
    """A value of one of the lists by which complaints are classified."""

    kind: ClassVar[str] = "taxon"

    dimension: Literal["product", "channel", "cause", "severity", "principle"]
    party: Literal["consumer", "institution", "partner", "policy"] | None = None
    order: Annotated[Whole, Field(ge=0)] = 50
    parent: Annotated[RefText, RefTo(("taxon",), anchor="never", acyclic=True)] | None = None
    definition: Prose
    signals: tuple[Line, ...] = ()
    heard: tuple[Sought, ...] = ()
    response: tuple[Line, ...] = ()
    cues: Cues = Cues()
    threshold: Threshold | None = None
    guides: tuple[GuideRef, ...] = ()
    usual: Flag = False
    level: SeverityRef | None = None


KIND = Kind(
    name="taxon",
    label="分类",
    plural="分类",
    intro="登记时每个维度各选一个：产品、渠道、原因、级别；处理原则用来复盘。",
    source="content/taxonomy.yaml",
    pages="taxonomy",
    model=Taxon,
    example=EXAMPLE,
    order=70,
    root=True,
    words={"dimension": DIMENSIONS},
    facets=(Facet("dimension", "维度", lambda taxon: (taxon.dimension,), DIMENSIONS),),
    sort_key=lambda taxon: (list(DIMENSIONS).index(taxon.dimension), taxon.order, taxon.title),
)
