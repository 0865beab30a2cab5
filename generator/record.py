"""The base of every kind of record: the envelope all records share, the parts several kinds use, and `Kind`."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from generator.diagnostic import FieldPath, Problem
from generator.fields import (
    CLOSING,
    AnyRef,
    Audience,
    Cites,
    Confidence,
    Confidential,
    Date,
    DeadlineRef,
    FormerId,
    HistoricLine,
    Id,
    Internal,
    Line,
    PosedLine,
    Prose,
    ReplacementRef,
    RoleRef,
    Sought,
    Title,
    Whole,
)
from generator.packed.record import Packable
from generator.twins.deadlines import months_later
from generator.twins.joint import Joint, Needed


class Part(BaseModel):
    """A piece of a record: frozen, every field named in the model, nothing else allowed.

    What is `confidential` is left out of a site for the public; `internal` parts are the organisation's own rules.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    joint: ClassVar[tuple[Joint, ...]] = ()
    """The rules over several of its fields that can be said as data."""

    confidential: Confidential = False

    def figures(self) -> Iterator[tuple[FieldPath, str]]:
        """What it states in numbers, not in words: `(field, number and unit)`."""
        return iter(())


class Done(Part):
    """That something was done, and when."""

    on: Date = Field(description="哪一天做的，不能在将来")


class Source(Part):
    """Where a statement comes from: the issuing body and date, never a link."""

    text: HistoricLine = Field(description="谁、哪天、什么资料；不写网址")
    confidence: Confidence = Field(description="这份资料有多可信")


class Change(Part):
    """One entry of a record's history; a major one asks readers to look again."""

    date: Date = Field(description="哪一天改的，不能在将来")
    weight: Literal["major", "minor", "erratum"] = Field(description="改动多大；做法变了、读者要重看的写 major")
    note: HistoricLine = Field(description="改了什么")


def explained(field: str, *, value: str | bool) -> Needed:
    """Whoever chooses wrongly must be told why; an option is wrong whose `field` says `value`."""
    return Needed(
        "wrong-option-feedback",
        field,
        value,
        needs="feedback",
        at="text",
        message="错误的选项没有说明错在哪里",
        expected="feedback 写明为什么不对、对的是什么",
        fix="给这个选项写上 feedback",
    )


class Alternative(Part):
    """Something a reader can choose. Whoever chooses wrongly must be told why."""

    text: PosedLine = Field(description="选项的文字")
    feedback: Annotated[Prose | None, CLOSING] = Field(None, description="好在哪里、错在哪里；选错的必须写")
    cites: Annotated[Cites, CLOSING] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether choosing this is a mistake."""
        raise NotImplementedError


class Course(Alternative):
    """A course of action, and how good it is; `score` is what choosing it counts."""

    joint: ClassVar[tuple[Joint, ...]] = (explained("verdict", value="wrong"),)

    verdict: Literal["best", "acceptable", "wrong"] = Field(description="这样做好不好；恰好一个写 best")

    @property
    def is_wrong(self) -> bool:
        """Whether a handler must not do this."""
        return self.verdict == "wrong"

    @property
    def score(self) -> float:
        """What choosing it counts: 1 (best), 0.5 (acceptable) or 0 (wrong)."""
        return {"best": 1, "acceptable": 0.5, "wrong": 0}[self.verdict]


class Based(Part):
    """A threshold, a power or a habit. It cites what lays it down, or says that it is the organisation's own rule."""

    cites: Annotated[Cites, CLOSING] = ()
    internal: Annotated[Internal, CLOSING] = False


class Deadline(Part):
    """By when something must be done. It cites its article, or says that it is the organisation's own rule.

    `rules` are the time limits to count it with.
    """

    text: Line = Field(description="时限的文字，如“收到之日起 15 日内”")
    cites: Cites = ()
    internal: Internal = False
    rules: tuple[DeadlineRef, ...] = Field((), description="是哪个时限；写了，读者一点就能算出日期")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place inside a record that others may point at.

    `path` is the field that defines it, `confidence` how sure we are of what stands there, `text` what that is, in
    Markdown, where others quote it.
    """

    id: str
    title: str
    path: FieldPath
    confidence: Confidence | None = None
    text: str = ""


class Record(Packable, Part):
    """The envelope of every record. `id` is the file name, or the key in a file that holds many records.

    `replaced_by` is what holds now in place of a record that is retired.
    """

    kind: ClassVar[str]
    is_story: ClassVar[bool] = False
    """Whether it tells what happened: the figures of a story are its own."""

    id: Id = Field(description="编号：文件名去掉 .yaml，或者最左边的键；小写英文、数字和短横线，全站不重复，定了不改")
    title: Title = Field(description="标题")
    summary: Line | None = Field(None, description="一句话说清是什么，列表和搜索结果里显示")
    status: Literal["draft", "review", "published", "retired"] = Field(
        "published", description="写到哪一步了：草稿和审阅中的不发布，已停用的不再列出"
    )
    replaced_by: ReplacementRef | None = Field(None, description="停用以后看哪一条；只和 status: retired 一起写")
    aliases: tuple[Line, ...] = Field(
        (), description="别名：客户和同事会说、会搜的词，搜哪一个都找到这一条；全站不能重复"
    )
    asked: tuple[Sought, ...] = Field(
        (),
        description="问法：大家怎样问到它，客户的原话、处理人员的问句，一句一项，说法越不一样越好；搜索和投诉速判凭它找",
    )
    not_meant: tuple[Sought, ...] = Field(
        (), description="听着像、说的却是别的事的话，写给看的人；分类里写的，投诉速判凭它分开"
    )
    formerly: tuple[FormerId, ...] = Field((), description="用过的旧编号；旧的引用和网址仍然有效")
    cites: Annotated[tuple[AnyRef, ...], CLOSING] = Field((), description="整页的依据")
    sources: Annotated[tuple[Source, ...], CLOSING] = Field((), description="资料来源")
    changes: Annotated[tuple[Change, ...], CLOSING] = Field((), description="变更记录")

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called: its title and its aliases."""
        return self.title, *self.aliases

    @property
    def utterances(self) -> tuple[str, ...]:
        """The sentences in which people ask for it."""
        return self.asked

    @property
    def is_unpublished(self) -> bool:
        """Whether readers must not see it yet."""
        return self.status in ("draft", "review")

    @property
    def is_retired(self) -> bool:
        """Whether it is kept only for those who come from an old link."""
        return self.status == "retired"

    def anchors(self) -> Iterator[Anchor]:
        """Places inside the record that references may name."""
        return iter(())


class MaintainedRecord(Record):
    """A record somebody answers for: it has an owner and a date after which it must be read again."""

    summary: Line = Field(description="一句话说清结论，列表和搜索结果里显示")
    owner: RoleRef = Field(description="负责这一页的岗位")
    reviewed: Date = Field(description="最近一次通读核对的日期，不能在将来")
    review_every: Whole = Field(12, ge=1, le=60, description="几个月复核一次")
    audience: tuple[Audience, ...] = Field((), description="给谁看")

    @property
    def review_due(self) -> datetime.date:
        """The day on which the next review is due: `review_every` calendar months after `reviewed`."""
        return months_later(self.reviewed, self.review_every)


def written_fields(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a model by the names that authors write, in the order of a file;
    those that all parts have last.

    The id of a record is its file name or its key.
    """
    found = {info.alias or name: info for name, info in model.model_fields.items()}
    written = [one for one in found.items() if one[0] != "id" or not issubclass(model, Record)]
    return dict(sorted(written, key=lambda one: (one[0] in Part.model_fields, CLOSING in one[1].metadata)))


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to filter a kind's list page.

    `values` gives what one record shows: ids of taxa, or keys of `words`. A `searched` one narrows the search too; if
    its values are taxa, it is named after their dimension.
    """

    name: str
    label: str
    values: Callable[[Any], tuple[str, ...]]
    words: Mapping[str, str] = field(default_factory=dict)
    searched: bool = False


Words = Mapping[str, Mapping[str, str]]
"""Chinese words for fixed values: table → value → word."""

WORDS: Words = {
    "status": {"draft": "草稿", "review": "审阅中", "published": "已发布", "retired": "已停用"},
    "confidence": {"A": "已核原文", "B": "据公开转载", "C": "据二手资料", "recalled": "待核对原文"},
    "confidence_note": {
        "A": "对照了官方文本的公开副本，或发文机关、法院、金融机构自己的网页",
        "B": "对照了公开转载的条文，或主流媒体、政府网站对官方内容的报道",
        "C": "只在题库、行业文章、公开资料里看到，正式引用前最好再核一次",
        "recalled": "编写时没有看到原文，对外引用前必须核对官方文本",
    },
    "audience": {"newcomer": "新员工", "handler": "处理人员", "trainer": "培训师", "manager": "管理人员"},
    "weight": {"major": "重大变更", "minor": "一般变更", "erratum": "勘误"},
    "difficulty": {"1": "基础", "2": "应用", "3": "综合"},
    "verdict": {"best": "最佳", "acceptable": "可以接受", "wrong": "不妥"},
    "outcome": {"good": "结果好", "mixed": "有得有失", "bad": "结果不好"},
    "party": {"consumer": "消费者", "institution": "机构", "partner": "合作方", "policy": "监管政策变化"},
}

Rule = Callable[[Any], Iterator[Problem]]
"""A rule inside one record. Its name is its code, its docstring the page that `casebook explain` prints."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `source` is a folder (one record a file) or a `.yaml` file (a mapping of id to record); `pages` is the folder of
    the pages. `root` kinds are found by browsing; records of other kinds must be led to by some other record.
    Texts write the title of a record of a `titled` kind in 《》, and are linked wherever they use a word of a
    `worded` kind. The search lists a kind below its `group` or, without one, its label. `moved_from` are sources that
    it had before: whoever still writes there is told. Other kinds' examples know its own as `example_as`, or else as
    `example-` and its name. `example_beside` makes an example that can stand beside records of the kind, where the
    usual one could not: `(records) -> text`.
    """

    name: str
    label: str
    plural: str
    intro: str
    source: str
    pages: str
    model: type[Record]
    example: str
    order: int
    root: bool = False
    titled: bool = False
    worded: bool = False
    facets: tuple[Facet, ...] = ()
    rules: tuple[Rule, ...] = ()
    words: Words = field(default_factory=dict)
    sort_key: Callable[[Any], Any] = field(default=lambda record: record.title)
    boost: float = 1.0
    group: str = ""
    moved_from: tuple[str, ...] = ()
    example_as: str = ""
    example_beside: Callable[[Sequence[Any]], str] | None = None

    @property
    def example_id(self) -> str:
        """The id under which examples know each other."""
        return self.example_as or f"example-{self.name}"

    @property
    def holds_many(self) -> bool:
        """Whether one file holds all records of this kind."""
        return self.source.endswith(".yaml")
