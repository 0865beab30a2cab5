"""每年 11 月起，要有下一年的工作日历：年底收到的件，工作日会数到下一年，没有那一年的日历就算不出到期日。

放假通知发布以后，照它录入；还没有发布的，不录、不猜，这一条提醒留着。没有按工作日数的时限，不提醒。

错误：
    只有 content/calendars/calendar-2026.yaml，而今天已经是 2026-11-29
正确：
    照国务院办公厅的通知，新建 content/calendars/calendar-2027.yaml
"""

from collections.abc import Iterator

from generator.diagnostic import Problem
from generator.kinds.calendar import Calendar
from generator.kinds.deadline import TimeLimit
from generator.library import Library

NOTICES_ARE_OUT = 11  # the month in which the notices for 2025 and 2026 were published


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """From November on there is a calendar for the next year, if limits are counted in working days."""
    calendars = library.listed.all(Calendar)
    wanted = library.today.year + (library.today.month >= NOTICES_ARE_OUT)
    newest = max(calendars, key=lambda calendar: (calendar.year, not calendar.is_unpublished), default=None)
    is_needed = any(limit.rule.needs_calendar for limit in library.listed.all(TimeLimit))
    if newest and newest.year < wanted and is_needed:
        yield (
            newest.id,
            Problem(
                ("year",),
                f"还没有 {wanted} 年的工作日历，数到 {wanted} 年的工作日都不算",
                written=f"最新的是 {newest.year} 年",
                expected=f"今天（{library.today.isoformat()}）起用得着的 {wanted} 年工作日历",
                fix=f"放假通知发布以后照它录入（casebook new calendar calendar-{wanted}）；没有发布的不要猜",
                severity="warning",
            ),
        )
