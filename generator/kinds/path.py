"""A learning path: modules of pages, question sets, cases and exams, and what a mentor signs."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from generator.fields import Flag, Id, Line, Prose, Whole, WholeRef
from generator.record import WORDS, Anchor, Kind, MaintainedRecord, Part

AUDIENCES = tuple(WORDS["audience"])
EXAMPLE = """\
title: 新员工入门（示例）
summary: 一天学会首问和答复期限。
owner: complaint-desk
reviewed: 2026-11-23
audience: [newcomer]
duration: 1 个工作日
intro: 按顺序学；每个模块学完，请带教人当面确认。
modules:
  - id: first-contact
    title: 首问
    minutes: 60
    goal: 能独立登记一件投诉，并说对答复期限。
    items:
      - ref: complaint-steps
      - ref: example-case
      - ref: example-quiz
      - ref: demo-rule
        required: false
    sign_off: [能当面说出答复期限和依据]
  - id: exam
    title: 考试
    minutes: 10
    goal: 通过入门考试。
    items:
      - ref: example-exam
"""


class Item(Part):
    """A page to read, a question set or a case to work through, or an exam to pass."""

    ref: WholeRef = Field(description="学哪一页，做哪组题、哪个案例、哪场考试")
    required: Flag = Field(True, description="选修的写 false")
    note: Line | None = Field(None, description="一句提醒")


class Module(Part):
    """A part of the path that is done at one go; `sign_off` are boxes that a mentor ticks on paper."""

    id: Id = Field(description="模块编号")
    title: Line = Field(description="模块名称")
    minutes: Whole = Field(ge=1, le=2400, description="要多少分钟")
    goal: Prose = Field(description="学完能做到什么，要看得见")
    items: tuple[Item, ...] = Field(min_length=1, max_length=20, description="要学的各项")
    sign_off: tuple[Line, ...] = Field((), description="带教人当面确认的事，打印出来打勾")


class Path(MaintainedRecord):
    """Done when all required items are: pages marked as read, cases decided, exams passed, and `quiz_percent` of the
    questions of a set answered rightly the last time."""

    kind: ClassVar[str] = "path"

    duration: Line = Field(description="总共多久，如“1 个工作日”")
    intro: Prose = Field(description="怎么学")
    quiz_percent: Whole = Field(80, ge=1, le=100, description="题目集答对百分之几算完成")
    modules: tuple[Module, ...] = Field(min_length=1, max_length=20, description="模块")

    def anchors(self) -> Iterator[Anchor]:
        """Each module can be pointed at."""
        for number, module in enumerate(self.modules):
            yield Anchor(module.id, module.title, ("modules", number, "id"))

    @property
    def minutes(self) -> int:
        """How long all modules take together."""
        return sum(module.minutes for module in self.modules)


KIND = Kind(
    name="path",
    label="学习路径",
    plural="学习路径",
    intro="按岗位排好的学习顺序：学什么、要多久、怎样算完成。进度只存在你自己的浏览器里。",
    source="content/paths",
    pages="paths",
    model=Path,
    example=EXAMPLE,
    order=34,
    root=True,
    sort_key=lambda path: (min(map(AUDIENCES.index, path.audience), default=len(AUDIENCES)), path.title),
)
