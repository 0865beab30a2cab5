"""An indicator: what of the complaints is counted month by month, when that is a signal, and what is done then.

So a signal is a record with an owner, and not a number on a page that nobody answers for.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import (
    CauseRef,
    Cautions,
    ChannelRef,
    Date,
    Line,
    Position,
    ProductRef,
    Prose,
    RefText,
    RefTo,
    Related,
    SeverityRef,
)
from generator.kinds._warning import METHODS, THRESHOLDS, Method
from generator.record import Facet, Kind, MaintainedRecord

EXAMPLE = """\
title: 息费类投诉变多（示例）
summary: 每月看息费类投诉，多得不像偶然就先核对口径，再查产品参数。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
audience: [manager]
measure: complaints # complaints 件数、customers 客户数、repeats 重复投诉、overdue 超期
counted: 当月收到、合并重复以后的息费类投诉；撤回的也算。
causes: [cause-pricing]
exposure: 月末在贷笔数
method: level # 水平法；别的方法见写作指南
since: 2026-11-23
false_alarms: 没有变化时，大约十年误报一次；同时看三百格，一年大约误报三十次。
first: # 信号来了先核实什么
  - 当月有没有补录、合并或者改过分类
  - 是不是同一件事、同一批客户
guides: [complaint-steps]
"""

MEASURES = {"complaints": "投诉件数", "customers": "投诉客户数", "repeats": "重复投诉件数", "overdue": "超期件数"}
RATES = ("u-chart", "u-prime")

GuideOrStepRef = Annotated[RefText, RefTo(("guide",))]
PlanRef = Annotated[RefText, RefTo(("plan",))]
ChecklistRef = Annotated[RefText, RefTo(("checklist",))]


def exposure_needed(indicator: "Indicator") -> Iterator[Problem]:
    """u 图和 u′ 图比的是按业务量折算的投诉，要写用哪一项业务量折算（exposure）。没有业务量的，用走势法（trend）。

    错误：
        method: u-prime
    正确：
        method: u-prime
        exposure: 月末在贷笔数
    """
    if indicator.method in RATES and not indicator.exposure:
        yield Problem(
            ("method",),
            f"{METHODS[indicator.method]}要按业务量折算，没有写用哪一项业务量",
            indicator.method,
            "exposure: 业务量的名称",
            "加一行 exposure: …；没有业务量就写 method: trend",
        )


class Indicator(MaintainedRecord):
    """Complaints of a scope that are counted each month; a scope that is not narrowed takes all."""

    kind: ClassVar[str] = "indicator"

    order: Position = 50
    measure: Literal["complaints", "customers", "repeats", "overdue"] = Field(description="数什么")
    counted: Prose = Field(description="口径：哪些算、哪些不算、按哪一天归月")
    products: tuple[ProductRef, ...] = Field((), description="只看哪些产品；不写就是全部")
    causes: tuple[CauseRef, ...] = Field((), description="只看哪些原因；不写就是全部")
    channels: tuple[ChannelRef, ...] = Field((), description="只看哪些渠道；不写就是全部")
    severities: tuple[SeverityRef, ...] = Field((), description="只看哪些级别；不写就是全部")
    exposure: Line | None = Field(None, description="按哪一项业务量折算；不写，业务增长也可能当成信号")
    method: Method = Field("level", description="用哪个方法判断")
    threshold: Line | None = Field(None, description="方法报警以外另设的门槛，是内部口径")
    since: Date = Field(description="从哪一天起按这个口径看")
    false_alarms: Line = Field(description="误报预期：什么都没变时，多久会误报一次")
    first: tuple[Line, ...] = Field(min_length=1, description="信号来了先核实什么")
    guides: tuple[GuideOrStepRef, ...] = Field(min_length=1, description="核实以后走哪些流程、哪些步骤")
    plans: tuple[PlanRef, ...] = Field((), description="可能要启动哪些应急预案")
    checklists: tuple[ChecklistRef, ...] = Field((), description="用哪些清单")
    cautions: Cautions = ()
    related: Related = ()

    @property
    def scope(self) -> tuple[str, ...]:
        """What narrows it, as ids of taxa."""
        return self.products + self.causes + self.channels + self.severities


KIND = Kind(
    name="indicator",
    label="预警指标",
    plural="预警指标",
    intro="每月看哪些投诉、多到什么程度算信号、谁负责、信号来了先核实什么再打开什么。信号只是请人去看，不是结论。",
    source="content/indicators",
    pages="indicators",
    model=Indicator,
    example=EXAMPLE,
    order=46,
    root=True,
    rules=(exposure_needed,),
    words={"measure": MEASURES, "warning_method": METHODS, "warning_threshold": THRESHOLDS},
    sort_key=lambda indicator: (indicator.order, indicator.title),
    facets=(
        Facet("measure", "数什么", lambda indicator: (indicator.measure,), MEASURES),
        Facet("method", "方法", lambda indicator: (indicator.method,), METHODS),
        Facet("cause", "原因", lambda indicator: indicator.causes),
        Facet("product", "产品", lambda indicator: indicator.products),
    ),
)
