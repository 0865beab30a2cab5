"""The last year parted by a list: bars, the longest first, and the table with the year before."""

from collections.abc import Callable, Sequence

from generator.aggregates.cells import NONE
from generator.library import Library
from generator.pages.charts.bars import Bar, bars
from generator.pages.charts.chart import number, percent
from generator.pages.complaints._sheet import Named, Row, Section
from generator.signals.counted import Counted
from generator.signals.totals import AT_LEAST, Share, Subject, Year, year

MOST = 12  # bars; the table has all
FEW = 2


def parted(
    library: Library,
    of: Counted,
    subject: Subject,
    by: str,
    words: tuple[str, str],
    named: Callable[[Share], str | Named],
) -> Section | None:
    """A section on a list, which is called `words` (`("原因", "cause")`: what a value is, the id of the heading)."""
    found = year(library, of, by, subject)
    if found is None or not found.shares:
        return None
    label, anchor = words
    rows = [*_rows(found, named)]
    description = f"{found.said}受理的投诉，按{label}分，从多到少；条长是件数。"
    shown = [*_bars(found)]
    chart = bars(_finding(found, label), description, shown) if len(shown) >= FEW else None
    columns = (label, "件数", "占比", "累计", "上一年同期", "变化")
    return Section(f"_{anchor}", f"{label}分布", _finding(found, label), columns, rows, chart, _notes(found, label))


def _finding(found: Year, label: str) -> str:
    named = [share for share in found.shares if share.value != NONE]
    unsorted = "".join(f"{one.count.said} 件没有归类" for one in found.shares if one.value == NONE)
    if not named:
        return f"{found.said}写出来的投诉里，{unsorted}，别的{label}没有写出。"
    first, three = _first(named), named[:3]
    most = f"投诉最多的{label}是" if _is_most(found, first, named) else f"写出来的{label}里面，最多的是"
    names = "、".join(f"“{one.title}”" for one in first)
    each, share = ("各 ", "，各占") if len(first) > 1 else ("", "，占")
    said = f"{found.said}，{most}{names}：{each}{first[0].count.said} 件{_of_all(first[:1], share)}"
    if len(named) > len(three):
        said += _of_all(three, "；前三项合计占")
    return f"{said}{unsorted and f'；另有 {unsorted}'}。"


def _first(named: Sequence[Share]) -> Sequence[Share]:
    """Those that have most, as far as numbers tell: several if they have the same number."""
    most = named[0].count
    return [one for one in named if one.count == most] if most.is_whole else named[:1]


def _is_most(found: Year, first: Sequence[Share], named: Sequence[Share]) -> bool:
    """Whether the first have more than any other can have, one that is never written among them."""
    if not first[0].count.is_whole or found.rest is None:
        return False
    unwritten = found.rest
    others = (one for one in named if one not in first)
    possible = [one.count.number + (0 if one.count.is_whole else unwritten) for one in others]
    return first[0].count.number > max([unwritten, *possible])


def _of_all(shares: Sequence[Share], before: str) -> str:
    """Their share together, as the least that it is where a part is not written; empty if it is not known."""
    if any(one.share is None for one in shares):
        return ""
    least = " " if all(one.count.is_whole for one in shares) else AT_LEAST
    return f"{before}{least}{percent(sum(one.share or 0 for one in shares))}"


def _bars(found: Year) -> Sequence[Bar]:
    shown = []
    for share in found.shares[:MOST]:
        known = f"，{percent(share.share)}" if share.share is not None else ""
        shown.append(Bar(share.title, share.count.number, f"{share.count.said} 件{known}"))
    left = sum(one.count.number for one in found.shares[MOST:])
    if left:
        shown.append(Bar(f"其他 {len(found.shares) - MOST} 项", left, f"{number(left)} 件", "rest"))
    if found.rest:
        shown.append(Bar("没有写出的", found.rest, f"{number(found.rest)} 件", "rest"))
    return shown


def _rows(found: Year, named: Callable[[Share], str | Named]) -> Sequence[Row]:
    rows: list[Row] = []
    together, lower = 0.0, ""
    for share in found.shares:
        together += share.share or 0
        known, least = share.share is not None, "" if share.count.is_whole else AT_LEAST
        lower = lower or least
        rows.append(
            (
                named(share),
                share.count.said,
                f"{least}{percent(share.share or 0)}" if known else "—",
                f"{lower}{percent(together)}" if known else "—",
                share.before.said if share.before else "—",
                f"{share.change:+.0%}" if share.change is not None else "—",
            )
        )
    if found.rest:
        rows.append(("没有写出的（客户太少，或者由它能算出太少的）", f"{found.rest:,}", "—", "—", "—", "—"))
    before = found.before.said if found.before else "—"
    rows.append(("合计", found.whole.said, "—", "—", before, "—"))
    return rows


def _notes(found: Year, label: str) -> Sequence[str]:
    notes = []
    if any(not share.count.is_whole for share in found.shares):
        notes.append("写“至少”的，有几个季度客户太少没有写出，或者没有投诉：实际只会更多，不会更少。")
    if found.before is None:
        notes.append("没有满两年的数，还不能同比。")
    return notes


def plainly(share: Share) -> str | Named:
    """A value that leads to its page in the taxonomy, if it has one."""
    return Named(share.title, ref=share.value) if share.value not in (NONE, share.title) else share.title
