"""What became of complaints, and how those who rated it were satisfied."""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.aggregates.cells import Cell
from generator.library import Library
from generator.pages.charts.bars import Bar, bars
from generator.pages.charts.chart import percent
from generator.pages.complaints._sheet import Section
from generator.signals.counted import QUARTER, Counted
from generator.signals.totals import Subject, spoken

PLACE = 80
OUTCOMES: Mapping[str, str] = {
    "upheld": "支持客户诉求",
    "partly_upheld": "部分支持",
    "not_upheld": "不支持",
    "withdrawn": "客户撤回",
}
QUARTERS = 4


def section(_library: Library, of: Counted, subject: Subject) -> Section | None:
    """By quarters, in which fewer counts are hidden."""
    if not of.knows("outcome") and not of.knows("satisfaction"):
        return None
    known = {since: cell for since in of.quarters if (cell := of.cell(QUARTER, subject.parted, since, subject.values))}
    if not known:
        return None
    last = of.quarters[-QUARTERS:]
    written = [since for since in last if since in known]
    sums = {name: sum(getattr(known[since], name) for since in written) for name in OUTCOMES}
    every, said = sum(sums.values()), _spoken(last, written)
    finding = f"{said}有结果的 {every:,} 件里，{percent(sums['upheld'] / every)} 支持客户诉求。" if every else ""
    labels = OUTCOMES.items() if every else ()
    shown = [Bar(label, sums[name], f"{sums[name]:,} 件，{percent(sums[name] / every)}") for name, label in labels]
    description = f"{said}受理、已有结果的投诉，各种结果有多少件。"
    finding += _satisfied(of, {since: known[since] for since in written})
    if not written and any(getattr(cell, name) for cell in known.values() for name in OUTCOMES):
        finding = f"{spoken(QUARTER, last)}都没有写出，更早的见下表。"
    if not finding:
        return None
    rows = [
        (spoken(QUARTER, [since]), *(f"{getattr(cell, name):,}" for name in OUTCOMES), _rated(of, cell) or "—")
        for since, cell in known.items()
    ]
    chart = bars(finding, description, shown) if shown else None
    columns = ("受理的季度", *OUTCOMES.values(), "满意度")
    return Section("_outcomes", "结果和满意度", finding, columns, rows[::-1], chart, _notes(last, written))


def _spoken(last: Sequence[date], written: Sequence[date]) -> str:
    """The quarters that are written: from the first to the last, or each by name if one lacks."""
    if len(written) == len(last):
        return spoken(QUARTER, last)
    return "、".join(spoken(QUARTER, [since]) for since in written)


def _notes(last: Sequence[date], written: Sequence[date]) -> Sequence[str]:
    lacking = "、".join(spoken(QUARTER, [since]) for since in last if since not in written)
    return [f"{lacking}没有写出（没有投诉，或者客户太少），没有算进去，不能当作 0。"] if lacking else []


def _satisfied(of: Counted, cells: Mapping[date, Cell]) -> str:
    """The last quarter that enough have rated, and their mean."""
    means = [(since, mean) for since, cell in cells.items() if (mean := _rated(of, cell))]
    return "".join(f"{spoken(QUARTER, [since])}的满意度是 {mean}。" for since, mean in means[-1:])


def _rated(of: Counted, cell: Cell) -> str:
    """The mean of all ratings; empty where too few rated."""
    if cell.rated < of.about.threshold or of.about.best_score is None:
        return ""
    return f"{float(cell.score) / cell.rated:.1f} 分（满分 {of.about.best_score}，{cell.rated:,} 件有评价）"
