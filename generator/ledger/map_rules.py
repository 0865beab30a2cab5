"""What a map must not say, beyond what its model holds: rules over several of its fields, and over the library."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.aggregates.columns import DIMENSIONS, VALUED
from generator.diagnostic import Problem
from generator.kinds.deadline import TimeLimit
from generator.kinds.taxon import Taxon
from generator.ledger.dates import ambiguous
from generator.library import Library
from generator.twins import personal

if TYPE_CHECKING:
    from generator.ledger.mapping import LedgerMap

NONE = "none"
"""Where the ledger says nothing, or what belongs to none of our taxa."""
WORKDAYS = "工作日"
BREAK = re.compile(r"[\n\t]")
"""What else cannot be seen no file may have."""


def problems_of(known: "LedgerMap", library: Library) -> Iterator[Problem]:
    """Everything that is wrong with a map."""
    if not known.confirmed:
        message, fix = "对照还没有人确认", "逐行看过、改好以后写 true"
        yield Problem(("confirmed",), message, "false", "true", fix, code="value-choice")
    business = known.exposure
    for path, forms in ((("dates",), known.dates), (("exposure", "dates"), business.dates if business else ())):
        if both := ambiguous(forms):
            message = f"“{both[0]}”和“{both[1]}”一起写，同一个日期有两种读法"
            yield Problem(path, message, "、".join(both), "只留一种", "看台账里是哪一种", code="value-choice")
    yield from _twice(known)
    yield from _meanings(known, library)
    yield from _branches(known)
    yield from _scores(known)
    yield from _limits(known, library)


def _meanings(known: "LedgerMap", library: Library) -> Iterator[Problem]:
    for name in VALUED:
        seen: set[str] = set()
        for number, meaning in enumerate(getattr(known.values, name)):
            if meaning.text in seen:
                path, message = ("values", name, number, "text"), "这个值前面已经写过"
                yield Problem(path, message, meaning.text, "", "删掉一处", code="entry-duplicate")
            seen.add(meaning.text)
    for dimension, column in DIMENSIONS.items():
        for number, meaning in enumerate(getattr(known.values, dimension)):
            taxon = library.one(Taxon, meaning.to)
            if column.taxonomy and meaning.to != NONE and (taxon is None or taxon.dimension != column.taxonomy):
                path, fix = ("values", dimension, number, "to"), f"写分类的编号；哪一个都不是写 {NONE}"
                message, expected = f"没有这个{column.label}", "content/taxonomy.yaml 里的编号"
                yield Problem(path, message, meaning.to, expected, fix, code="ref-missing")


def _branches(known: "LedgerMap") -> Iterator[Problem]:
    for number, meaning in enumerate(known.values.branch):
        if hit := BREAK.search(meaning.to):
            path, message, fix = (
                ("values", "branch", number, "to"),
                "名称里有换行或者制表符",
                "写成一行，要分开的地方用一个空格",
            )
            yield Problem(path, message, f"U+{ord(hit[0]):04X}", "机构的名称，一行", fix, code="value-choice")
        if personal.find(meaning.to):
            path, message, fix = ("values", "branch", number, "to"), "像是个人信息，不能留下来", "写机构的名称"
            yield Problem(path, message, meaning.to, "机构的名称", fix, code="value-choice")


def _scores(known: "LedgerMap") -> Iterator[Problem]:
    best = known.best_score
    if known.columns.satisfaction and best is None:
        message, fix = "写了满意度在哪一列，没有写满分是几分", "加一行 best_score: 5"
        yield Problem(("columns", "satisfaction"), message, "", "best_score", fix, code="field-missing")
    for number, one in enumerate(known.values.satisfaction):
        if best is not None and one.score > best:
            path, message = ("values", "satisfaction", number, "score"), "比满分还多"
            yield Problem(path, message, str(one.score), f"0 到 {best}", "改成不超过 best_score", code="value-range")


def _limits(known: "LedgerMap", library: Library) -> Iterator[Problem]:
    for number, limit_id in enumerate(known.limits):
        limit = library.one(TimeLimit, limit_id)
        path, fix = ("limits", number), "写 content/deadlines 里一条工作日时限的编号"
        if limit is None or limit.unit != WORKDAYS:
            message, expected = "没有这条按工作日的时限", "unit 是工作日的时限"
            yield Problem(path, message, limit_id, expected, fix, code="ref-missing")
        elif limit_id in known.limits[:number]:
            yield Problem(path, "这条时限前面已经写过", limit_id, "", "删掉一处", code="entry-duplicate")


def _twice(known: "LedgerMap") -> Iterator[Problem]:
    business = known.exposure
    for path, headings in (
        (("columns",), known.columns.written),
        (("exposure", "columns"), business.columns.written if business else {}),
    ):
        taken: dict[str, str] = {}
        for name, heading in headings.items():
            if heading in taken:
                message = f"“{heading}”这一列前面已经写过（{taken[heading]}）"
                yield Problem((*path, name), message, heading, "", "一列只能是一样东西", code="entry-duplicate")
            taken.setdefault(heading, name)
