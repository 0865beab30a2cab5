"""How many complaints were closed within each limit, by the month in which they came."""

from generator.library import Library
from generator.pages.charts.chart import percent
from generator.pages.charts.lines import Line, Plot, lines
from generator.pages.complaints._sheet import Section
from generator.signals.counted import MONTH, Counted
from generator.signals.rates import LIMITS, Rate, timeliness
from generator.signals.totals import Subject

PLACE = 60
LOOKS = ("main", "second", "third")
DESCRIPTION = "每月受理的投诉，多少在期限内办结（占那个月受理的件数，没办结的算没有办结）。最近的月份没满期限，不画。"


def section(library: Library, of: Counted, subject: Subject) -> Section | None:
    """Open complaints count as not closed; of months that are too young nothing is said."""
    cells = [of.cell(MONTH, subject.parted, month, subject.values) for month in of.months]
    found = [*timeliness(library, of, cells)] if of.knows("closed") else []
    if not found or not found[0].last:
        return None
    looks = zip(found, LOOKS, strict=False)
    drawn = [Line(rate.label, [_hundred(one) for one in rate.values], look) for rate, look in looks]
    rows = [(f"{month:%Y-%m}", *(_share(rate, place) for rate in found)) for place, month in enumerate(of.months)]
    return Section(
        "_timeliness",
        "办结时效",
        _said(of, found[0]),
        ("受理的月份", *(rate.label for rate in found)),
        rows[::-1],
        lines(_said(of, found[0]), DESCRIPTION, Plot(of.months, drawn, "%", most=100)),
        ("期限是日，从受理起算；表里另有按工作日的时限，日历没有录入的年份不算。",) if found[len(LIMITS) :] else (),
    )


def _share(rate: Rate, place: int) -> str:
    share = rate.values[place]
    return "—" if share is None else percent(share)


def _hundred(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _said(of: Counted, rate: Rate) -> str:
    place, share = rate.last or (0, 0.0)
    said = f"{of.months[place]:%Y-%m} 受理的投诉，{percent(share)} 在 15 日内办结"
    before = rate.values[place - 12] if place >= 12 else None
    if before is None:
        return f"{said}。"
    points = round(100 * share) - round(100 * before)
    change = f"{'高' if points > 0 else '低'} {abs(points)} 个百分点" if points else "持平"
    return f"{said}，比上一年同月（{percent(before)}）{change}。"
