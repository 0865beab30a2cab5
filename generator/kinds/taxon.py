"""One entry of the taxonomy: a product, channel, cause, severity or principle that an organisation can change."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.fields import Line, Prose, RefText, RefTo, Whole
from generator.record import Facet, Kind, Record

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
severity-routine:
  dimension: severity
  order: 1
  title: 一般投诉
  definition: 事实清楚、金额小、影响一人。
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


class Taxon(Record):
    """A value of one of the lists by which complaints are classified."""

    kind: ClassVar[str] = "taxon"

    dimension: Literal["product", "channel", "cause", "severity", "principle"]
    party: Literal["consumer", "institution", "partner", "policy"] | None = None
    order: Annotated[Whole, Field(ge=0)] = 50
    parent: Annotated[RefText, RefTo(("taxon",), anchor="never", acyclic=True)] | None = None
    definition: Prose
    signals: tuple[Line, ...] = ()
    response: tuple[Line, ...] = ()


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
