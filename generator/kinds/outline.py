"""A map from the chapters of a course to the pages that teach them."""

from typing import ClassVar

from pydantic import Field

from generator.fields import AnyRef, Line
from generator.record import Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 入门课件对照（示例）
summary: 课件的每一章在本站的哪一页。
owner: complaint-desk
reviewed: 2026-11-23
rows:
  - no: "1.1"
    chapter: 投诉概述
    mechanism: 什么是投诉
    where: [complaint, complaint-steps#receive]
"""


class Row(Part):
    """One mechanism of the course: where it is taught here, or why it is not yet."""

    no: Line = Field(description="课件里的编号，加引号")
    chapter: Line = Field(description="哪一章")
    mechanism: Line = Field(description="要点")
    where: tuple[AnyRef, ...] = Field((), description="在哪里学")
    later: Line | None = Field(None, description="还没有的，以后补什么")


class Outline(MaintainedRecord):
    """A course and its counterpart on this site."""

    kind: ClassVar[str] = "outline"

    rows: tuple[Row, ...] = Field(min_length=1, description="课件里的要点")


KIND = Kind(
    name="outline",
    label="课件对照",
    plural="课件对照",
    intro="课件里的每个要点，在本站的哪一页。",
    source="content/outlines",
    pages="outlines",
    model=Outline,
    example=EXAMPLE,
    order=80,
    boost=0.4,
    root=True,
)
