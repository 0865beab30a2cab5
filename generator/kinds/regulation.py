"""A law, rule or standard, in our own words, article by article, each with how sure we are of it."""

import datetime
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from generator.diagnostic import Problem
from generator.fields import Cautions, Confidence, Date, HistoricLine, Id, Line, Prose, RefText, RefTo
from generator.library import Library
from generator.record import Anchor, Done, Facet, Kind, MaintainedRecord, Part
from generator.statutes.text import digest

EXAMPLE = """\
title: 示例投诉处理办法
summary: 只为演示格式而写的虚构规则：收到投诉后 15 日内作出决定并告知。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 6
aliases: [示例办法]
number: 示例令第 1 号（虚构）
issuer: 示例机关（虚构）
level: rule
standing: in-force
issued: 2026-01-01
effective: 2026-03-01
confidence: recalled
articles:
  - no: "18"
    title: 处理期限
    summary: 事实清楚、争议简单的，自收到之日起 15 日内作出决定并告知。
    obligations:
      - who: 机构
        what: 作出处理决定并告知投诉人
        deadline: 收到之日起 15 日内
    confidence: recalled
    source: 虚构，仅供演示
"""

LEVELS = {
    "law": "法律",
    "administrative": "行政法规",
    "rule": "部门规章",
    "normative": "规范性文件",
    "judicial": "司法解释与文件",
    "standard": "国家与行业标准",
    "self-regulation": "行业自律规范",
}
STANDINGS = {
    "in-force": "现行",
    "amending": "现行（修订中）",
    "superseded": "已被取代",
    "expired": "期限已过",
    "draft": "征求意见稿",
    "unverified": "效力待核对",
}


class Obligation(Part):
    """Who must do what, and by when if the rule says so."""

    who: Line = Field(description="谁")
    what: Line = Field(description="必须做什么")
    deadline: Line | None = Field(None, description="什么时候以前")


class Verified(Done):
    """That somebody compared an article with its text, and which text that was."""

    on: Date = Field(description="哪一天对照原文核对的，不能在将来")
    digest: Annotated[str, StringConstraints(pattern="^[0-9a-f]{8}$")] = Field(
        description="核对的是哪一份原文，由 casebook verify 写", examples=["7d1f0c52"]
    )


class Article(Part):
    """One article. `no` is its number (`"18"`) or, where the number is not known, a word; then `label` is required."""

    no: Id = Field(description="条号，加引号；不知道条号的写一个英文词，并写 label")
    label: Line | None = Field(None, description="页面上显示的条号；条号不是数字的必须写")
    title: Line = Field(description="这一条讲什么")
    summary: Prose = Field(description="用自己的话概述，不抄原文")
    obligations: tuple[Obligation, ...] = Field((), description="谁必须做什么")
    confidence: Confidence = Field(description="这一条有多可信")
    source: HistoricLine = Field(description="从哪里看到的：谁、哪天、什么")
    verified: Verified | None = Field(None, description="什么时候和原文核对过；由 casebook verify 写，不用手写")

    @property
    def shown_label(self) -> str:
        """How pages name the article: 第18条, or the author's label."""
        return self.label or f"第{self.no}条"

    @property
    def is_recalled(self) -> bool:
        """Whether it is written from memory."""
        return self.confidence == "recalled"


def article_label_missing(regulation: "Regulation") -> Iterator[Problem]:
    """条号不是数字（例如条号还没有核对到，用英文词代替）时，要写 label，页面上才有名字可显示。

    错误：
        - no: hours
          title: 催收时段
    正确：
        - no: hours
          label: 条号待核对
          title: 催收时段
    """
    for number, article in enumerate(regulation.articles):
        if article.label is None and not article.no.isdigit():
            yield Problem(
                ("articles", number, "no"),
                "条号不是数字，却没有写 label",
                written=article.no,
                expected="label 字段",
                fix="在 no 下面加一行 label: 条号待核对",
            )


def verified_unsure(regulation: "Regulation") -> Iterator[Problem]:
    """和原文核对过（verified）的条文，不能还写 confidence: recalled（待核对原文）：先按原文改好，再写 A、B 或 C。

    错误：
        confidence: recalled
        verified: {on: 2026-11-29, digest: "7d1f0c52"}
    正确：
        confidence: A
        verified: {on: 2026-11-29, digest: "7d1f0c52"}
    """
    for number, article in enumerate(regulation.articles):
        if article.verified and article.is_recalled:
            yield Problem(
                ("articles", number, "confidence"),
                "核对过原文，却还写着“待核对原文”",
                written=article.confidence,
                expected="A、B 或 C",
                fix="按核对的是什么文本改；其实没有核对的，删掉 verified",
            )


class Regulation(MaintainedRecord):
    """A regulation summary."""

    kind: ClassVar[str] = "regulation"

    number: HistoricLine = Field(description="文号")
    issuer: HistoricLine = Field(description="发布机关，用当时的名称")
    successor: Line | None = Field(None, description="现在由谁履行职责")
    level: Literal["law", "administrative", "rule", "normative", "judicial", "standard", "self-regulation"] = Field(
        description="效力层级"
    )
    standing: Literal["in-force", "amending", "superseded", "expired", "draft", "unverified"] = Field(
        description="现在有没有效"
    )
    issued: Date | None = Field(None, description="公布日期")
    effective: Date | None = Field(None, description="施行日期")
    confidence: Confidence = Field(description="文号、机关、日期这些文件信息有多可信")
    supersedes: tuple[Annotated[RefText, RefTo(("regulation",), "never", acyclic=True, historic=True)], ...] = Field(
        (), description="取代了哪些法规"
    )
    applies: Prose | None = Field(None, description="管谁、管什么")
    cautions: Cautions = ()
    articles: tuple[Article, ...] = Field((), description="条文")

    def anchors(self) -> Iterator[Anchor]:
        """Each article can be cited."""
        for number, article in enumerate(self.articles):
            title = f"{article.shown_label} {article.title}"
            yield Anchor(article.no, title, ("articles", number, "no"), article.confidence)


def text_of(library: Library, regulation: Regulation, label: str) -> str | None:
    """The text of the articles that a label names, if the regulation's text is at hand and has them."""
    statute = library.statutes.get(regulation.id)
    return statute.passage(label) if statute else None


def has_changed(library: Library, regulation: Regulation, article: Article) -> bool:
    """Whether the text at hand is no longer the one that an article was compared with."""
    if article.verified is None or regulation.id not in library.statutes:
        return False
    text = text_of(library, regulation, article.shown_label)
    return text is None or digest(text) != article.verified.digest


def _year(regulation: Regulation) -> datetime.date:
    return regulation.effective or regulation.issued or datetime.date.min


KIND = Kind(
    name="regulation",
    label="法规",
    plural="法规与标准",
    intro="用自己的话概述规则，每条标明可信程度；标“待核对原文”的内容，对外引用前必须拿官方文本核对。",
    source="content/regulations",
    pages="regulations",
    model=Regulation,
    example=EXAMPLE,
    example_as="demo-rule",
    order=40,
    boost=1.2,
    facets=(
        Facet("level", "层级", lambda regulation: (regulation.level,), LEVELS),
        Facet("standing", "效力", lambda regulation: (regulation.standing,), STANDINGS, searched=True),
    ),
    titled=True,
    rules=(article_label_missing, verified_unsure),
    words={"level": LEVELS, "standing": STANDINGS},
    sort_key=lambda regulation: (
        list(LEVELS).index(regulation.level),
        -_year(regulation).toordinal(),
    ),
)
