"""From ledgers to what is kept of them: read, counted, and small counts hidden."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from generator.aggregates.cells import ALL, PERIODS, first_days
from generator.aggregates.exposure import Exposure
from generator.aggregates.kept import VERSION, About, Aggregates
from generator.ledger.counting import DUCKDB, NO_LIMITS, counted
from generator.ledger.hiding import THRESHOLD, shown
from generator.ledger.mapping import LedgerMap
from generator.ledger.reading import Read, read
from generator.ledger.spans import Workdays, day_of_number, ends

MOST_NAMED = 12  # months
RECENT = 14  # days

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class How:
    """How a ledger is counted: where, as of which day, from how many customers on a count is shown."""

    today: datetime.date
    engine: str = DUCKDB
    workdays: Workdays = NO_LIMITS
    exposure: tuple[Exposure, ...] = ()
    threshold: int = THRESHOLD


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read, and what is kept of it; nothing if there are too few customers to tell anything.

    `hidden` is how many cells of all tables are not shown; `told` are sentences on what is lacking.
    """

    read: Read
    aggregates: Aggregates | None
    hidden: int = 0
    told: Sequence[str] = ()


def keep(files: Sequence[Path], known: LedgerMap, how: How, tell: Tell = lambda _told: None) -> Kept:
    """Read and count. Raises `RefusedError`, `OSError`, and what the engine raises."""
    found = read(files, known, how.today, tell)
    if not _has_customers(found.complaints, how.threshold):
        return Kept(found, None)
    about, old = _about(found, known, how), [*_old(found, how.today)]
    every = counted(found.given, found.lists, how.workdays, how.engine, tell)
    tables = shown(every, how.threshold)
    hidden = sum(map(len, every.values())) - sum(map(len, tables.values()))
    kept = Aggregates(about=about, tables=tables, exposure=how.exposure)
    return Kept(found, kept, hidden, [*old, *_lacking(kept)])


def _old(found: Read, today: datetime.date) -> Iterator[str]:
    """A ledger that ends long before the day it is counted as of was perhaps handed out before that."""
    last = day_of_number(ends(found.complaints)[1])
    if (days := (today - last).days) > RECENT:
        yield (
            f"最晚的受理日期是 {last}，到 {today} 隔了 {days} 天。台账要是早就导出了，写上导出的那天再读一次"
            f"（例如 --as-of {last}）：不然没过完的月份会当成整月，没到期限的会当成超期。"
        )


def _lacking(kept: Aggregates) -> Iterator[str]:
    """What of the business and of the calendars is not known."""
    known = {one.since for one in kept.exposure}
    months = sorted({cell.since for cell in kept.tables["month", ALL]} - known)
    if known and months:
        yield f"有 {len(months)} 个月没有业务量，这些月份不能折算：{_months(months)}。"
    unread = sum(max(cell.unknown_workdays, default=0) for cell in kept.tables["quarter", ALL])
    if unread:
        yield f"有 {unread} 件办结的不知道是不是在工作日时限内：没有那一年的工作日历。"


def _months(months: Sequence[datetime.date]) -> str:
    return "、".join(f"{month:%Y-%m}" for month in months[:MOST_NAMED]) + (" 等" if len(months) > MOST_NAMED else "")


def _has_customers(complaints: pl.DataFrame, wanted: int) -> bool:
    """Whether there are so many; who is not known counts as one. It looks no further than it must."""
    if "customer" not in complaints.columns:
        return complaints.height >= wanted
    known, unknown = set[int](), 0
    for part in complaints["customer"].get_chunks():
        known.update(part.unique().drop_nulls().head(wanted))
        unknown += part.null_count()
        if len(known) + unknown >= wanted:
            return True
    return False


def _about(found: Read, known: LedgerMap, how: How) -> About:
    first, last = map(day_of_number, ends(found.complaints))
    return About.model_validate(
        {
            "version": VERSION,
            "read": how.today.isoformat(),
            "first": first_days(PERIODS[1], first).isoformat(),
            "last": first_days(PERIODS[1], last).isoformat(),
            "rows": found.rows,
            "complaints": found.used,
            "rejected": found.rejected,
            "threshold": how.threshold,
            "columns": [*known.columns.written],
            "demonstration": known.demonstration,
            "best_score": known.best_score if known.columns.satisfaction else None,
            "limits": [{"deadline": one.deadline, "n": one.rule.n} for one in how.workdays.limits],
            "exposure": known.exposure.name if known.exposure and how.exposure else None,
        }
    )
