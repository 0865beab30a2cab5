"""A role: its duties, what it may decide, who stands in, whom it reports to."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.fields import Line, Prose, RefText, RefTo, RoleRef
from generator.record import Kind, Record

EXAMPLE = """\
title: 投诉管理岗
summary: 统筹投诉的分办、督办、答复审核和统计。
department: 消费者权益保护部
duties:
  - 当日分办投诉，盯住每一件的答复期限。
authority:
  - 可以决定一般投诉的处理意见。
# deputy（谁来代理）和 reports_to（向谁汇报）写别的岗位的编号，可以不写。
"""


class Role(Record):
    """A post in the complaint process; steps name it in their RACI."""

    kind: ClassVar[str] = "role"

    summary: Line = Field(description="一句话说清管什么，列表和搜索结果里显示")
    department: Line = Field(description="部门")
    duties: tuple[Prose, ...] = Field(min_length=1, description="职责")
    authority: tuple[Prose, ...] = Field((), description="可以决定什么")
    deputy: RoleRef | None = Field(None, description="不在时由谁代")
    reports_to: Annotated[RefText, RefTo(("role",), anchor="never", acyclic=True)] | None = Field(
        None, description="向谁汇报"
    )


KIND = Kind(
    name="role",
    label="岗位",
    plural="我的岗位",
    intro="选自己的岗位，看要参与哪些步骤、负什么责任、能决定什么。",
    source="content/roles",
    pages="roles",
    model=Role,
    example=EXAMPLE,
    example_as="complaint-desk",
    order=50,
)
