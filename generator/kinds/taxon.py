"""One entry of the taxonomy: a product, channel, cause, severity, principle, matter, request or danger that an
organisation can change."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.fields import CauseRef, Flag, GuideRef, Line, Position, Prose, RefText, RefTo, SeverityRef, Sought, Whole
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
    "matter": "来意",
    "request": "诉求",
    "danger": "险情",
}


OfferRef = Annotated[
    RefText, RefTo(("wording", "deadline", "plan", "checklist", "remedy", "tree", "channel"), anchor="never")
]


class Cues(Part):
    """What people say who complain of this; `…` stands for a few words of the sentence.

    `clear` alone tells what it is, `hints` tell it together; inside the phrases of `unless` neither counts. `always` is
    no matter of likeness: a danger is asked about and a level is not below this one, whatever else is said.
    """

    clear: tuple[Sought, ...] = Field((), description="出现就像这一类的几个字")
    hints: tuple[Sought, ...] = Field((), description="常常一起出现的几个字，单独不算数")
    always: tuple[Sought, ...] = Field((), description="说了就至少是这一级、至少问一句有没有这种险情；级别、险情才写")
    unless: tuple[Sought, ...] = Field((), description="在这些说法里不算")


class Threshold(Based):
    """From which sum in yuan, from how many people, or from which age of the customer on, a complaint is on this
    level.
    """

    yuan: Annotated[Whole, Field(ge=1)] | None = Field(None, description="从多少元起")
    people: Annotated[Whole, Field(ge=2)] | None = Field(None, description="从多少人起")
    years: Annotated[Whole, Field(ge=1)] | None = Field(None, description="从多少岁起，至少是这一级")


class Taxon(Record):
    """A value of one of the lists by which complaints are classified."""

    kind: ClassVar[str] = "taxon"

    dimension: Literal["product", "channel", "cause", "severity", "principle", "matter", "request", "danger"] = Field(
        description="分的是什么"
    )
    party: Literal["consumer", "institution", "partner", "policy"] | None = Field(
        None, description="原因在谁；原因才写"
    )
    order: Position = 50
    parent: Annotated[RefText, RefTo(("taxon",), anchor="never", acyclic=True)] | None = Field(
        None, description="上一级分类"
    )
    definition: Prose = Field(description="是什么意思")
    signals: tuple[Line, ...] = Field((), description="怎么识别")
    heard: tuple[Sought, ...] = Field((), description="客户的原话，几十句，说法越不一样越好；投诉速判凭它认")
    response: tuple[Line, ...] = Field((), description="怎么应对")
    cues: Cues = Field(Cues(), description="投诉速判凭哪几个字认它；产品、原因、级别、诉求、险情才写")
    threshold: Threshold | None = Field(None, description="从多少元、多少人、多少岁起定这一级；级别才写，岁数诉求也写")
    guides: tuple[GuideRef, ...] = Field((), description="先看哪条流程")
    offers: tuple[OfferRef, ...] = Field((), description="定了这一类就拿得到的：话术、函件、时限、预案、清单、补救")
    usual: Flag = Field(False, description="客户没说清时先按这个产品、这种来意的写 true")
    causeless: Flag = Field(False, description="不是投诉、没有原因可归的来意写 true，如咨询、表扬")
    level: SeverityRef | None = Field(None, description="这个原因至少定哪一级；原因才写")
    cause: CauseRef | None = Field(None, description="没说是为了什么事时，先按哪个原因；险情才写")

    @property
    def utterances(self) -> tuple[str, ...]:
        """What customers say whose complaint belongs here."""
        return (*self.heard, *self.asked)


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
