"""投诉数据（content/ledger）里的数对不上：部分加起来多过整体。各产品、各原因加起来，不能多过同一时段的总数；各月加起来，不能多过那一季；
一格里，客户数、办结的、重复的、有结果的，都不能多过件数。少是可以的：客户太少的格没有写出来。

错误：
    - {since: 2026-01-01, complaints: 12, customers: 11, within_15: 9, within_30: 8}
正确：
    - {since: 2026-01-01, complaints: 12, customers: 11, within_15: 8, within_30: 9, within_60: 9}
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.aggregates.cells import ALL, CROSSINGS, Cell, first_days
from generator.aggregates.columns import DIMENSIONS
from generator.aggregates.kept import ABOUT, About
from generator.checks._cells import ADDED, CURE, Placed, placed
from generator.diagnostic import Problem
from generator.library import Library

Key = tuple[str, str, datetime.date, tuple[str, ...]]
"""Period, what parts the table, first day, values."""
BOUNDS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("customers",), "complaints", "客户多过件数"),
    (("repeats",), "complaints", "重复的多过件数"),
    (("rated",), "complaints", "评价的多过件数"),
    (("within_15",), "within_30", "15 日内办结的多过 30 日内的"),
    (("within_30",), "within_60", "30 日内办结的多过 60 日内的"),
    (("within_60", "open"), "complaints", "办结的和没办结的一共多过件数"),
    (("upheld", "partly_upheld", "not_upheld", "withdrawn"), "complaints", "各种结果一共多过件数"),
)
"""What is no more than what, and what to say where it is."""


def check(library: Library) -> Iterator[tuple[str, Problem]]:
    """Nothing is more than what it is a part of."""
    if library.ledger is None:
        return
    cells = {(*one.name, one.cell.since, one.values): one for one in placed(library)}
    for one in cells.values():
        for fields, words in _inside(one.cell, library.ledger.about):
            yield one.file, Problem(one.path(fields[0]), words, _said(one.cell, fields), "", CURE)
    for key, parts in _parts(cells.values()).items():
        if whole := cells.get(key):
            yield from _more(whole, parts)
    quarters = [one for one in cells.values() if one.name == ("quarter", ALL)]
    if (every := sum(one.cell.complaints for one in quarters)) > library.ledger.about.complaints:
        message = f"各季一共 {every} 件，多过读到的件数"
        yield ABOUT, Problem(("complaints",), message, str(library.ledger.about.complaints), "", CURE)


def _parts(cells: Iterable[Placed]) -> Mapping[Key, dict[str, list[Cell]]]:
    """The cells that are parts of a whole, by the key of the whole, and by what they part it by."""
    found: dict[Key, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for one in cells:
        (period, parted), since, values = one.name, one.cell.since, one.values
        if period == "month":
            found["quarter", parted, first_days("quarter", since), values]["各月"].append(one.cell)
        if parted in CROSSINGS:
            for place, single in enumerate(CROSSINGS[parted]):
                found[period, single, since, values[place : place + 1]][_label(parted)].append(one.cell)
        elif parted != ALL:
            found[period, ALL, since, ()][_label(parted)].append(one.cell)
    return found


def _label(parted: str) -> str:
    return "各" + "、".join(DIMENSIONS[one].label for one in CROSSINGS.get(parted, (parted,)))


def _more(whole: Placed, parts: Mapping[str, list[Cell]]) -> Iterator[tuple[str, Problem]]:
    for parted, cells in parts.items():
        for field in ADDED:
            together, own = sum(getattr(cell, field) for cell in cells), getattr(whole.cell, field)
            if together > own:
                message = f"{parted}加起来是 {together}，多过它"
                yield whole.file, Problem(whole.path(field), message, f"{field}: {own}", "", CURE)
                break


def _inside(cell: Cell, about: About) -> Iterator[tuple[tuple[str, ...], str]]:
    """What of a cell is more than it can be: `(fields, in words)`."""
    for parts, whole, words in BOUNDS:
        if sum(getattr(cell, part) for part in parts) > getattr(cell, whole):
            yield (*parts, whole), words
    for field in ("within_workdays", "unknown_workdays"):
        if (counts := getattr(cell, field)) and len(counts) != len(about.limits):
            yield (field,), f"有 {len(counts)} 个数，about 里有 {len(about.limits)} 个按工作日的时限"
    if about.best_score is not None and cell.score > cell.rated * about.best_score:
        yield ("score", "rated"), f"评价的件数都给满分（{about.best_score}），也没有这么多"


def _said(cell: Cell, fields: tuple[str, ...]) -> str:
    return "，".join(f"{field}: {getattr(cell, field)}" for field in fields)
