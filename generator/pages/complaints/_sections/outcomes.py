"""What became of complaints, and how those who rated it were satisfied."""

from collections.abc import Mapping

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
    last = [*known][-QUARTERS:]
    sums = {name: sum(getattr(known[since], name) for since in last) for name in OUTCOMES}
    every, said = sum(sums.values()), spoken(QUARTER, last)
    finding = f"{said}有结果的 {every:,} 件里，{percent(sums['upheld'] / every)} 支持客户诉求。" if every else ""
    labels = OUTCOMES.items() if every else ()
    shown = [Bar(label, sums[name], f"{sums[name]:,} 件，{percent(sums[name] / every)}") for name, label in labels]
    description = f"{said}受理、已有结果的投诉，各种结果有多少件。"
    rated = _rated(of, known[last[-1]])
    finding = "".join(filter(None, (finding, rated and f"{spoken(QUARTER, last[-1:])}的满意度是 {rated}。")))
    if not finding:
        return None
    rows = [
        (spoken(QUARTER, [since]), *(f"{getattr(cell, name):,}" for name in OUTCOMES), _rated(of, cell) or "—")
        for since, cell in known.items()
    ]
    chart = bars(finding, description, shown) if shown else None
    columns = ("受理的季度", *OUTCOMES.values(), "满意度")
    return Section("_outcomes", "结果和满意度", finding, columns, rows[::-1], chart)


def _rated(of: Counted, cell: Cell) -> str:
    """The mean of all ratings; empty where too few rated."""
    if cell.rated < of.about.threshold or of.about.best_score is None:
        return ""
    return f"{float(cell.score) / cell.rated:.1f} 分（满分 {of.about.best_score}，{cell.rated:,} 件有评价）"
