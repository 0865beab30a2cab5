"""投诉数据（content/ledger）里的编号，在分类里没有：产品、原因、渠道、级别要写 content/taxonomy.yaml
里的编号，哪一个都不是写 none；机构写名称，不查。两样一起分的，要写两样。

错误：
    cells:
      - {since: 2026-01-01, of: cause-fees, complaints: 12, customers: 11}
正确：
    cells:
      - {since: 2026-01-01, of: cause-pricing, complaints: 12, customers: 11}
"""

import difflib
from collections.abc import Iterator

from generator.aggregates.cells import NONE
from generator.aggregates.columns import DIMENSIONS
from generator.aggregates.kept import ABOUT, EXPOSURE
from generator.checks._cells import CURE, Placed, lists_of, placed
from generator.diagnostic import FieldPath, Problem
from generator.kinds.deadline import TimeLimit
from generator.kinds.taxon import Taxon
from generator.library import Library


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Every value of a list that we keep is one of its taxa, and every cell says all that it is of."""
    if library.ledger is None:
        return
    for one in placed(library):
        yield from ((one.file, problem) for problem in _of_cell(library, one))
    for number, month in enumerate(library.ledger.exposure):
        if month.product and (problem := _unknown(library, "product", month.product, ("months", number, "product"))):
            yield EXPOSURE, problem
    for number, limit in enumerate(library.ledger.about.limits):
        if not library.one(TimeLimit, limit.deadline) and limit.deadline not in library.unreadable:
            path = "limits", number, "deadline"
            yield ABOUT, Problem(path, "没有这条时限", limit.deadline, "一条已有时限的编号", CURE)


def _of_cell(library: Library, one: Placed) -> Iterator[Problem]:
    lists = lists_of(one.name)
    for part, value, parted in zip(("of", "by"), (one.cell.of, one.cell.by), (*lists, "", ""), strict=False):
        label = DIMENSIONS[parted].label if parted else ""
        if parted and value is None:
            yield Problem(one.path(part), f"没有写是哪一个{label}", "", label, CURE)
        elif value is not None and not parted:
            yield Problem(one.path(part), "这张表不这样分", value, "", CURE)
        elif value and (problem := _unknown(library, parted, value, one.path(part))):
            yield problem


def _unknown(library: Library, parted: str, value: str, path: FieldPath) -> Problem | None:
    column = DIMENSIONS[parted]
    taxon = library.one(Taxon, value)
    is_known = taxon is not None and taxon.dimension == column.taxonomy
    if is_known or not column.taxonomy or value == NONE or value in library.unreadable:
        return None
    fitting = [one.id for one in library.all(Taxon) if one.dimension == column.taxonomy]
    near = difflib.get_close_matches(value, fitting, 1, 0.6)
    fix = f"是不是 {near[0]}？" if near else f"写 content/taxonomy.yaml 里的编号；哪一个都不是写 {NONE}"
    return Problem(path, f"分类里没有这个{column.label}", value, "、".join(fitting), fix, near[0] if near else "")
