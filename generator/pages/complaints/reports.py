"""The reports of the last whole quarter and the last whole year; others are written by the command line."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.bulletin.bulletin import CELL_HEADS, bulletin
from generator.bulletin.figures import plain
from generator.bulletin.span import Span, latest
from generator.library import Library
from generator.pages.complaints._sheet import Sheet

DESCRIPTION = "总量、分布、时效、重复投诉、处理结果和溯源整改；每个数都写明由哪几格算出。"
FIRST_PLACE = 4


def sheets(library: Library) -> Iterator[Sheet]:
    """A page for each; their addresses stay the same when the next quarter comes."""
    spans = latest(library.ledger) if library.ledger else ()
    for place, span in enumerate(spans, FIRST_PLACE):
        name, title = ("quarter", "季度报告") if span.quarter else ("year", "年度报告")
        values = partial(_values, library, span)
        yield Sheet(f"complaints/report-{name}", f"{title}：{span.words}", DESCRIPTION, "report", values, place)


def _values(library: Library, span: Span) -> Mapping[str, Any]:
    if library.ledger is None:
        raise LookupError(span.name)
    report = bulletin(library, library.ledger, span)
    return {"report": report, "heads": CELL_HEADS, "plain": plain}
