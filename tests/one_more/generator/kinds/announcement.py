"""An announcement: what customers are told in public, where and from when to when."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.diagnostic import Problem
from generator.fields import Date, Id, Line, Prose, RefText, RefTo, RoleRef
from generator.kinds._period import PERIODS, is_backwards
from generator.record import Anchor, Facet, Kind, MaintainedRecord, Part

EXAMPLE = """\
title: 热线时间调整公告（示例）
summary: 投诉热线延长到晚上九点，受理和答复的期限不变。
owner: complaint-desk
reviewed: 2026-11-23
review_every: 3
audience: [handler]
places: [website, app] # website 官网、app 手机应用、branch 营业网点
from: 2026-12-01
until: 2027-02-28 # 一直有效的不写
points:
  - id: hours
    text: 每天 8:00 到 21:00 有人接听，其余时间可以**留言**。
    asked: complaint-desk
cites: [complaint-steps#receive]
"""

PLACES = {"website": "官网", "app": "手机应用", "branch": "营业网点"}


class Point(Part):
    """One thing that is announced, and who is asked about it."""

    id: Id = Field(description="要点编号，定了不改")
    text: Prose = Field(description="公告什么")
    asked: RoleRef = Field(description="客户来问，由谁答")


def announcement_period(announcement: "Announcement") -> Iterator[Problem]:
    """公告的截止日（until）不能早于起始日（from），否则一天也不会有效。

    错误：
        from: 2026-12-01
        until: 2026-02-28
    正确：
        from: 2026-12-01
        until: 2027-02-28
    """
    if is_backwards(announcement.since, announcement.until):
        yield Problem(
            ("until",),
            "公告结束得比开始还早",
            written=str(announcement.until),
            expected=f"不早于 {announcement.since}",
            fix="核对 from 和 until",
        )


class Announcement(MaintainedRecord):
    """Something that customers are told in public."""

    kind: ClassVar[str] = "announcement"

    places: tuple[Literal["website", "app", "branch"], ...] = Field(min_length=1, description="公告在哪里")
    since: Date = Field(alias="from", description="从哪一天起有效")
    until: Date | None = Field(None, description="到哪一天为止；一直有效的不写")
    points: tuple[Point, ...] = Field(min_length=1, description="要点")
    replaces: Annotated[RefText, RefTo(("announcement",), anchor="never", acyclic=True)] | None = Field(
        None, description="取代了哪一份公告"
    )
    say: tuple[Line, ...] = Field((), description="客户来问，可以这样说")

    def anchors(self) -> Iterator[Anchor]:
        """Each point can be pointed at."""
        for number, point in enumerate(self.points):
            yield Anchor(point.id, f"要点 {number + 1}", ("points", number, "id"))


KIND = Kind(
    name="announcement",
    label="公告",
    plural="公告",
    intro="对客户公开说过什么、在哪里说的、到哪一天为止。",
    source="content/announcements",
    pages="announcements",
    model=Announcement,
    example=EXAMPLE,
    order=46,
    root=True,
    rules=(announcement_period,),
    words={"announced": PLACES},
    sort_key=lambda announcement: (-announcement.since.toordinal(), announcement.title),
    facets=(
        Facet("announced", "在哪里", lambda announcement: announcement.places, PLACES),
        Facet("standing", "期限", lambda announcement: ("limited" if announcement.until else "open",), PERIODS),
    ),
)
