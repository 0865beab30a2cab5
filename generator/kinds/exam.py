"""An exam: questions drawn from question sets at every attempt."""

from typing import ClassVar

from pydantic import Field

from generator.fields import Flag, Prose, Whole
from generator.questions import LABELS, Pool
from generator.record import Kind, MaintainedRecord

EXAMPLE = """\
title: 入门考试（示例）
summary: 从题库抽题，八成以上为通过。
owner: complaint-desk
reviewed: 2026-11-23
audience: [newcomer]
intro: 每次抽的题不同；交卷以后逐题看说明。
minutes: 10
pass_mark: 80
pools:
  - from: [example-quiz]
    draw: 1
"""


class Exam(MaintainedRecord):
    """Draws questions anew for every attempt; `pass_mark` is a percentage, `minutes` are enforced only if asked."""

    kind: ClassVar[str] = "exam"

    intro: Prose = Field(description="考什么、怎么准备")
    minutes: Whole = Field(ge=1, le=240, description="多少分钟")
    enforce_time: Flag = Field(False, description="到时自动交卷的写 true；不写只提示")
    pass_mark: Whole = Field(80, ge=1, le=100, description="满分 100，多少分算通过")
    shuffle_options: Flag = Field(True, description="不打乱选项的写 false")
    pools: tuple[Pool, ...] = Field(
        min_length=1, max_length=20, description="题池；一道题同时合几个题池的条件，只算在前面的题池里"
    )

    @property
    def size(self) -> int:
        """How many questions an attempt has."""
        return sum(pool.draw for pool in self.pools)


KIND = Kind(
    name="exam",
    label="考试",
    plural="考试",
    intro="每次从题库重新抽题，一次交卷，当场出结果。成绩只存在你自己的浏览器里，是自测记录，不作为持证依据。",
    source="content/exams",
    pages="exams",
    model=Exam,
    example=EXAMPLE,
    order=36,
    group="题目",
    boost=0.6,
    root=True,
    words={"types": LABELS},
)
