"""How many complaints came from somebody who had complained in the 90 days before."""

from generator.library import Library
from generator.pages.charts.chart import percent
from generator.pages.charts.lines import Line, Plot, lines
from generator.pages.complaints._sheet import Section
from generator.signals.counted import MONTH, Counted
from generator.signals.rates import LOOKED_BACK, repeated
from generator.signals.totals import Subject

PLACE = 70


def section(_library: Library, of: Counted, subject: Subject) -> Section | None:
    """The rate of each month."""
    cells = [of.cell(MONTH, subject.parted, month, subject.values) for month in of.months]
    rate = repeated(of, cells)
    if not rate.last:
        return None
    place, share = rate.last
    finding = f"{of.months[place]:%Y-%m} 的投诉里，{percent(share)} 是同一位客户 90 日内又来的。"
    drawn = Line("重复投诉占比", [None if one is None else 100 * one for one in rate.values])
    description = "每月受理的投诉里，同一位客户 90 日以内投诉过的占多少。"
    rows = [
        (f"{month:%Y-%m}", "—" if value is None else percent(value))
        for month, value in zip(of.months, rate.values, strict=True)
    ]
    notes = (f"头 {LOOKED_BACK} 个月要看更早的台账才知道是不是重复，不画。没有客户号的认不出重复。",)
    chart = lines(finding, description, Plot(of.months, [drawn], "%", most=100))
    return Section("_repeats", "重复投诉", finding, ("受理的月份", "重复投诉占比"), rows[::-1], chart, notes)
