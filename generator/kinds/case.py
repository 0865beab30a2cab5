"""A case: what happened, what you would have done, what came of it, what was learnt."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import (
    CauseRef,
    ChannelRef,
    Date,
    Flag,
    Id,
    Line,
    PrincipleRef,
    ProductRef,
    Prose,
    RefText,
    RefTo,
    RoleRef,
    SeverityRef,
    StepRef,
)
from generator.record import Anchor, Course, Done, Facet, Kind, MaintainedRecord, Part
from generator.twins.folding import fingerprint
from generator.twins.joint import Counted, Needed, broken

EXAMPLE = """\
title: 提前还款被要求多付三个月利息
summary: 客户提前结清贷款，被告知还要付满三个月利息；查明合同没有这样的约定，退还多收的款项。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 12
audience: [newcomer, handler]
origin: fictional
as_of: 2026-11-23
product: product-loan
channel: channel-hotline
cause: cause-pricing
severity: severity-routine
severity_reason: 金额小、只涉及一名客户，没有人身或声誉风险。
situation: |
  客户来电说，他在手机上申请提前结清贷款，页面要求多付三个月利息。他认为合同里没有这一条。
decision_points:
  - id: first-answer
    question: 客户还在线上，你先怎么做？
    options:
      - text: 登记投诉，说明会核对合同，并告诉他答复的期限。
        verdict: best
        feedback: 先登记、再核实、期限说清楚，是首问的三件事。
        cites: [complaint-steps#receive]
      - text: 告诉他系统算的不会错，请他先付清。
        verdict: wrong
        feedback: 没有核实就下结论；系统参数正是要查的对象。
        cites: [complaint-steps#investigate]
  - id: remedy
    question: 核实合同确无约定，怎么答复？
    options:
      - text: 退还多收利息，书面告知依据和救济途径，同时报告参数错误。
        verdict: best
        feedback: 个案改正和溯源整改要同时做。
      - text: 退款并请客户承诺不再投诉。
        verdict: wrong
        feedback: 不能拿合理诉求换取撤诉。
rest_of_story: 核对合同和系统参数后，发现一个产品的提前还款参数设错，当日退还多收利息，并修正参数。
timeline:
  - when: 第 1 日
    what: 来电登记，告知答复期限。
    step: complaint-steps#receive
evidence:
  - item: 借款合同电子签约件
    shows: 没有提前还款违约金的约定
    obtained: 合同管理系统
findings: [合同没有约定提前还款费用。, 系统参数与合同不一致。]
resolution:
  decision: 投诉成立，退还多收的利息。
  remedy: 当日原路退回，并更正结清证明。
  authority: complaint-desk
  told: 电话说明后发送书面答复，写明依据和救济途径。
root_cause:
  party: institution
  why: [为什么多收？系统参数有误。, 为什么有误？上线时没有对照合同文本复核。]
principles:
  - principle: principle-timely
    kept: true
    how: 当日核实，当日退款。
lessons:
  - text: 产品参数上线前要有人对照合同逐项复核。
    target: complaint-steps#investigate
    status: adopted
"""

ChangedRef = Annotated[RefText, RefTo(("guide", "wording", "remedy", "plan", "risk"))]
LESSON_STATUS = {"adopted": "已采纳", "written": "已写入流程", "verified": "已验证见效"}
ORIGINS = {
    "real-anonymised": "真实案例（已隐去身份）",
    "adapted": "据公开案例改编",
    "fictional": "虚构案例",
}

ONE_BEST = Counted(
    "best-option-count",
    "options",
    field="verdict",
    value="best",
    least=1,
    most=1,
    message="这个判断点有 {count} 个最佳做法，应当恰好 1 个",
    expected="一个选项写 verdict: best",
    fix="只给一个选项写 verdict: best，其余写 acceptable 或 wrong",
)
ANONYMISED = Needed(
    "anonymised-missing",
    "origin",
    "real-anonymised",
    needs="anonymised",
    at="origin",
    message="真实案例没有写哪个岗位、哪一天隐去了身份",
    expected="anonymised 里写 by 和 on",
    fix="隐去身份、查过一遍以后加上 anonymised；不是真实案例的改 origin",
)


class DecisionPoint(Part):
    """A moment at which the reader decides before reading on."""

    joint = (ONE_BEST,)

    id: Id = Field(description="判断点编号，定了不改")
    question: Prose = Field(description="请读者决定什么")
    options: tuple[Course, ...] = Field(min_length=2, max_length=6, description="可以怎么做")

    @property
    def version(self) -> str:
        """The best option as a short name, which an edit of other words does not change."""
        return fingerprint(*(option.text for option in self.options if option.verdict == "best"))


class Event(Part):
    """One entry of the timeline."""

    when: Line = Field(description="什么时候，如“第 1 日”")
    what: Prose = Field(description="发生了什么")
    step: StepRef | None = Field(None, description="做的是哪一步")


class Evidence(Part):
    """One piece of evidence: what it is, what it shows, where it was found."""

    item: Line = Field(description="是什么证据")
    shows: Line = Field(description="说明什么")
    obtained: Line | None = Field(None, description="从哪里取得")


class Resolution(Part):
    """What was decided, given and told, and who had the authority."""

    decision: Prose = Field(description="怎么决定")
    remedy: Prose = Field(description="怎么补救")
    authority: RoleRef = Field(description="谁批的")
    told: Prose = Field(description="怎么告知客户")


class RootCause(Part):
    """Whose cause it was, and the chain of whys that leads to it."""

    party: Literal["consumer", "institution", "partner", "policy"] = Field(description="根因在谁")
    why: tuple[Line, ...] = Field(min_length=1, description="追问的为什么，一连问到制度或系统为止")


class PrincipleMark(Part):
    """A principle of complaint handling that the case kept or broke."""

    principle: PrincipleRef = Field(description="哪一条处理原则")
    kept: Flag = Field(description="做到的写 true，违背的写 false")
    how: Line = Field(description="怎么做到、怎么违背的")


class Lesson(Part):
    """What was learnt, which step it changes, and how far that has come."""

    text: Line = Field(description="学到什么")
    target: ChangedRef = Field(description="要改的步骤、话术与函件、补救阶梯、预案或风险")
    status: Literal["adopted", "written", "verified"] = Field(description="采纳到哪一步")


class Anonymised(Done):
    """That somebody took everything out of a real case that tells who it was about."""

    by: RoleRef = Field(description="哪个岗位隐去的，写岗位，不写人名")
    on: Date = Field(description="哪一天隐去、查过一遍的，不能在将来")


def anonymised_missing(case: "Case") -> Iterator[Problem]:
    """真实案例（origin: real-anonymised）要写 anonymised：哪个岗位、哪一天隐去了身份。姓名、电话、证件号、地址、
    单号和能认出人的细节都要去掉；casebook mask 可以帮着找。

    错误：
        origin: real-anonymised
    正确：
        origin: real-anonymised
        anonymised: {by: complaint-desk, on: 2026-11-23}
    """
    yield from broken((), case, "anonymised-missing")


def best_option_count(case: "Case") -> Iterator[Problem]:
    """每个判断点要有且只有一个最佳做法（verdict: best）；其余写 acceptable（可以接受）或 wrong（不妥）。

    错误：
        options:
          - {text: 先登记, verdict: acceptable}
          - {text: 先推给合作方, verdict: wrong, feedback: 产品是自己的，不能推。}
    正确：
        options:
          - {text: 先登记, verdict: best}
          - {text: 先推给合作方, verdict: wrong, feedback: 产品是自己的，不能推。}
    """
    for number, point in enumerate(case.decision_points):
        yield from broken(("decision_points", number), point, "best-option-count")


class Case(MaintainedRecord):
    """A complaint case, told in stages."""

    kind: ClassVar[str] = "case"
    joint = (ANONYMISED,)
    is_story: ClassVar[bool] = True

    origin: Literal["real-anonymised", "adapted", "fictional"] = Field(description="案例从哪里来")
    anonymised: Anonymised | None = Field(None, description="谁、哪天隐去了身份；origin 是 real-anonymised 的必须写")
    based_on: Prose | None = Field(None, description="改编自什么：哪些是公开事实，哪些是虚构")
    as_of: Date = Field(description="内容截至哪一天")
    product: ProductRef = Field(description="哪种产品")
    channel: ChannelRef = Field(description="从哪个渠道来")
    cause: CauseRef = Field(description="投诉的原因")
    severity: SeverityRef = Field(description="定的级别")
    severity_reason: Prose = Field(description="为什么定这个级别")
    situation: Prose = Field(description="情况，写到要做决定为止，不透露结果")
    decision_points: tuple[DecisionPoint, ...] = Field(min_length=1, description="判断点")
    rest_of_story: Prose = Field(description="后来怎样")
    timeline: tuple[Event, ...] = Field((), description="经过")
    evidence: tuple[Evidence, ...] = Field((), description="证据")
    findings: tuple[Line, ...] = Field(min_length=1, description="查明的事实，一项一行")
    resolution: Resolution = Field(description="怎么处理的")
    root_cause: RootCause = Field(description="根因")
    principles: tuple[PrincipleMark, ...] = Field((), description="做到和违背的处理原则")
    lessons: tuple[Lesson, ...] = Field(min_length=1, description="经验")

    def anchors(self) -> Iterator[Anchor]:
        """Each decision point can be pointed at."""
        for number, point in enumerate(self.decision_points):
            yield Anchor(point.id, f"判断 {number + 1}", ("decision_points", number, "id"))


KIND = Kind(
    name="case",
    label="案例",
    plural="案例与经验",
    intro="先自己判断，再看后来怎样。案例不是先例：每个案例写明截至哪一天有效，答复客户仍以现行规定和本机构制度为准。",
    source="cases",
    pages="cases",
    model=Case,
    example=EXAMPLE,
    order=30,
    boost=0.6,
    root=True,
    rules=(best_option_count, anonymised_missing),
    words={"lesson_status": LESSON_STATUS, "origin": ORIGINS},
    facets=(
        Facet("product", "产品", lambda case: (case.product,), searched=True),
        Facet("cause", "原因", lambda case: (case.cause,), searched=True),
        Facet("severity", "级别", lambda case: (case.severity,), searched=True),
        Facet("channel", "渠道", lambda case: (case.channel,)),
        Facet("origin", "来源", lambda case: (case.origin,), ORIGINS),
    ),
)
