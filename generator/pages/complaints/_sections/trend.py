"""Complaints month by month, with what was usual and the limit above which a month is a signal."""

from collections.abc import Iterator

from generator.library import Library
from generator.pages.charts.lines import Line, Plot, lines
from generator.pages.complaints._sheet import Row, Section
from generator.signals.counted import Counted
from generator.signals.rows import Row as Months
from generator.signals.rows import Scope, points, row
from generator.signals.totals import Subject
from generator.signals.watches import Watch, warned, watching
from generator.warning.methods import DEFAULT

PLACE = 20
UNKNOWN = "没有写出"


def section(library: Library, of: Counted, subject: Subject) -> Section | None:
    """The months of a subject, judged by the indicator that names just this, or else by the default method."""
    watch = watched(library, subject)
    found = watch.row if watch else None
    if found is None:
        scope = Scope(subject.parted, (subject.values,))
        found = row(points(of, scope, "complaints", with_exposure=True), DEFAULT)
    if all(point.count is None for point in found.points):
        return None
    return Section(
        "_trend",
        "每月走势",
        said(found),
        ("月份", "件数", "平常约", "上限", "说明"),
        [*_rows(found)][::-1],
        lines(said(found), _description(found), _plot(found)),
        [*_notes(of, found, watch, subject)],
    )


def watched(library: Library, subject: Subject) -> Watch | None:
    """The indicator that counts the complaints of just this subject."""
    inside = watching(warned(library), subject.parted, subject.values)
    fitting = (one for one in inside if len(one.scope.values) == 1 and one.indicator.measure == "complaints")
    return next(fitting, None)


def said(found: Months) -> str:
    """The last month in a sentence."""
    last, verdict = found.points[-1], found.verdicts[-1] if found.verdicts else None
    if last.count is None:
        return f"{last.name} 没有写出（没有投诉，或者客户太少），不能当作 0。"
    if verdict is None or verdict.expected is None or verdict.upper is None:
        return f"{last.name} 有 {last.count:,} 件；还不能判断多不多。"
    usual = f"平常约 {verdict.expected:,.0f} 件，上限 {verdict.upper:,.0f} 件"
    if verdict.alarm:
        return f"{last.name} 有 {last.count:,} 件，{usual}：{verdict.reason}。"
    return f"{last.name} 有 {last.count:,} 件，没有信号（{usual}）。"


def _description(found: Months) -> str:
    first, last = found.points[0].name, found.points[-1].name
    gaps = "线断开的月份没有写出，不是 0。" if any(point.count is None for point in found.points) else ""
    judged = "实线是每月件数，虚线是平常的件数，点线是上限。" if found.is_judged else ""
    judged += "三角标出有信号的月份。" if found.alarms else ""
    return f"{first} 到 {last} 每月受理的投诉。{judged}{gaps}"


def _plot(found: Months) -> Plot:
    drawn = [Line("件数", [point.count for point in found.points])]
    if found.is_judged:
        drawn.append(Line("平常", [one.expected if one else None for one in found.verdicts], "usual"))
        drawn.append(Line("上限", [one.upper if one else None for one in found.verdicts], "limit"))
    marked = frozenset(point.month for point in found.alarms)
    return Plot([point.month for point in found.points], drawn, marked=marked, mark="有信号")


def _rows(found: Months) -> Iterator[Row]:
    for point, verdict in zip(found.points, found.verdicts, strict=True):
        usual = upper = "—"
        if verdict and verdict.expected is not None and verdict.upper is not None:
            usual, upper = f"{verdict.expected:,.1f}", f"{verdict.upper:,.0f}"
        count = UNKNOWN if point.count is None else f"{point.count:,}"
        why = "有信号：" if verdict and verdict.alarm else ""
        yield point.name, count, usual, upper, f"{why}{verdict.reason if verdict else ''}" or "—"


def _notes(of: Counted, found: Months, watch: Watch | None, subject: Subject) -> Iterator[str]:
    if not of.is_last_over:
        yield f"{of.about.last:%Y-%m} 读的时候（{of.about.read}）还没有过完，不画，也不判断。"
    yield from watch.notes if watch else found.notes
    if watch is None:
        what = "总量" if not subject.value else "这个原因"
        yield f"没有预警指标专门看{what}：图上的上限是按默认方法画的，不算进信号，也没有人负责。"
