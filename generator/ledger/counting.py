"""Complaints to counts, where the complaints are: expressions of ibis, on DuckDB or on another engine.

Days are numbers here, nothing is null, and which week a day belongs to stands in a table of days: no engine's own idea
of weeks, dates or of what is missing matters. An engine counts by pieces, the days that a week and a month have in
common, and by how long it took; `rolling` adds the pieces up. Customers do not add up: who complained once in a quarter
and in a week is counted with the pieces, the few others where they are asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ibis
import polars as pl
from ibis import _

from generator.aggregates.cells import ALL, CROSSINGS, NAMES, PERIODS, Cell, Name
from generator.aggregates.columns import DIMENSIONS, OUTCOMES
from generator.ledger.rolling import LIMITS, rolled
from generator.ledger.rows import Lists
from generator.ledger.spans import UNKNOWN, Workdays, ends, spans
from generator.workbooks.refused import RefusedError

DUCKDB = "duckdb://"
FRUGAL = {"preserve_insertion_order": False}  # which row came first is a number of ours
READY, SHARED, FEW = "casebook_complaints", "casebook_shared", "casebook_few"
REPEATED_WITHIN = 90  # days

NO_LIMITS = Workdays()
PLACE = pl.int_range(pl.len(), dtype=pl.Int32).alias("place")

Tell = Callable[[str], None]


def counted(
    complaints: Callable[[], pl.DataFrame],
    lists: Lists,
    known: Workdays = NO_LIMITS,
    engine: str = DUCKDB,
    tell: Tell = lambda _told: None,
) -> Mapping[Name, tuple[Cell, ...]]:
    """The cells of every table, whole and parted by the lists there are, before anything is hidden, in order.

    `complaints` gives those of `rows.Cleaning`; it is asked once, and they are let go when the engine has them. Raises
    `RefusedError` if there is no such engine, or it cannot go on.
    """
    connection = _connected(engine)
    try:
        return _counted(connection, complaints, lists, known, tell)
    except Exception as broken:  # each engine has errors of its own
        if engine == DUCKDB:
            raise
        raise RefusedError(f"{engine}（--engine）数不下去：{_first_line(broken)}") from broken
    finally:
        connection.disconnect()


def _counted(
    connection: Any, complaints: Callable[[], pl.DataFrame], lists: Lists, known: Workdays, tell: Tell
) -> Mapping[Name, tuple[Cell, ...]]:
    ready, few = _prepared(connection, complaints(), known)
    found: dict[Name, tuple[Cell, ...]] = {}
    partings = [parted for parted in dict.fromkeys(parted for _period, parted in NAMES) if _has(lists, parted)]
    for number, parted in enumerate(partings, 1):
        pieces = _frame(_pieces(ready, parted, len(known.limits)))
        for period in (period for period, other in NAMES if other == parted):
            more = None if few is None else _frame(_customers(few, period, parted))
            found[period, parted] = rolled(pieces, more, (period, parted), lists)
        tell(f"数了 {number}/{len(partings)} 种分法")
    return {name: found[name] for name in NAMES if name in found}


def _prepared(connection: Any, complaints: pl.DataFrame, known: Workdays) -> tuple[Any, Any]:
    """What is counted, and if there are customers those that are not `alone` once more; held by the engine alone."""
    days = ibis.memtable(spans(*ends(complaints), known).to_arrow())
    table = ibis.memtable(_whole(complaints).to_arrow())
    if "customer" not in complaints.columns:
        return _held(connection, READY, _ready(table, days, len(known.limits))), None
    shared = _held(connection, SHARED, _shared(table, days))
    few = _held(connection, FEW, _few(table, days, shared))
    return _held(connection, READY, _ready(table, days, len(known.limits), shared)), few


def _connected(engine: str) -> Any:
    try:
        return ibis.connect(engine, **(FRUGAL if engine == DUCKDB else {}))
    except Exception as refused:  # each engine has errors of its own
        raise RefusedError(f"连不上 {engine}（--engine）：{_first_line(refused)}") from refused


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")


def _held(connection: Any, name: str, rows: Any) -> Any:
    """Rows that the engine holds as long as we are connected: nothing of them is left behind."""
    try:
        return connection.create_table(name, rows, temp=True)
    except NotImplementedError:  # Spark has temporary views instead
        return connection.create_view(name, rows).cache()


def _has(lists: Lists, parted: str) -> bool:
    return parted == ALL or all(name in lists for name in keys_of(parted))


def keys_of(parted: str) -> Sequence[str]:
    """The lists that part a table."""
    return () if parted == ALL else CROSSINGS.get(parted, (parted,))


def _whole(complaints: pl.DataFrame) -> pl.DataFrame:
    """Complaints of which nothing is null: who is not known is somebody of their own, with a number below 0.

    `place` says which of two complaints of a day came first.
    """
    if "customer" not in complaints.columns:
        return complaints
    nobody = -1 - pl.int_range(pl.len(), dtype=pl.Int64)
    return complaints.with_columns(pl.col("customer").fill_null(nobody), PLACE)


def _ready(table: Any, days: Any, limits: int, shared: Any = None) -> Any:
    """What is counted of each complaint: its periods, its values, how long it took (`days`), whether its limits were
    met, and of `_shared`, if there are customers, whether it comes `again` and whether it is `alone`.
    """
    joined = table.inner_join(days, table.received == days.day)
    if shared is not None:
        joined = joined.left_join(shared, "place")
    found = {name: joined[name] for name in (*PERIODS, *KEPT) if name in joined.columns}
    if shared is not None:
        found |= {"again": joined.again.fill_null(0), "alone": joined.alone.fill_null(1)}
    if "closed" in table.columns:
        found |= {
            "days": ibis.ifelse(_.closed == UNKNOWN, UNKNOWN, _.closed - _.received).cast("int32"),
            **_met(limits),
        }
    return joined.select(**found)


def _shared(table: Any, days: Any) -> Any:
    """By place, the complaints of customers who complained more than once in a while, which are few: whether it was
    shortly before (`again`), and that it was not in the same week or quarter (`alone`).

    An engine sorts all that it is given, so it is given no more than it needs.
    """
    window = ibis.window(group_by="customer", order_by=["received", "place"])
    beside = table.select(
        "place", "received", before=_.received.lag().over(window), after=_.received.lead().over(window)
    )
    held = beside.inner_join(days, beside.received == days.day)
    again = (held.received - held.before <= REPEATED_WITHIN).fill_null(False)
    shared = ((held.before >= held["first"]) | (held.after <= held["last"])).fill_null(False)
    return held.select("place", again=_flag(again), alone=_flag(~shared)).filter((_.again == 1) | (_.alone == 0))


def _few(table: Any, days: Any, shared: Any) -> Any:
    """The complaints of those who complained more than once in a week or quarter, to count who they are."""
    joined = table.inner_join(shared.filter(_.alone == 0), "place").inner_join(days, table.received == days.day)
    return joined.select("customer", *PERIODS, *(name for name in DIMENSIONS if name in table.columns))


def _met(limits: int) -> Mapping[str, Any]:
    """Whether each limit in working days was met, and whether nobody knows."""
    found = {}
    for place in range(limits):
        due, closed = _[f"due_{place}"], _.closed != UNKNOWN
        found[f"in_limit_{place}"] = _flag(closed & (due != UNKNOWN) & (_.closed <= due))
        found[f"after_unknown_{place}"] = _flag(closed & (due == UNKNOWN))
    return found


def _flag(condition: Any) -> Any:
    return ibis.ifelse(condition, 1, 0).cast("int8")


KEPT = (*DIMENSIONS, "amount", "outcome", "satisfaction")


def _pieces(ready: Any, parted: str, limits: int) -> Any:
    """Counts by piece, by list and by how long it took."""
    keys, sums = ["week", "month", *keys_of(parted)], {"complaints": _.count()}
    if "again" in ready.columns:
        sums |= {"repeats": _.again.sum(), "alone": _.alone.sum()}
    if parted in CROSSINGS:
        return _added(ready, keys[1:], {**sums, **_ends(ready)})
    if "amount" in ready.columns:
        sums["amount"] = _.amount.sum()
    if "outcome" in ready.columns:
        sums |= {name: _one(_.outcome == place) for place, name in enumerate(OUTCOMES, 1)}
    if "satisfaction" in ready.columns:
        given = _.satisfaction != UNKNOWN
        sums |= {"rated": _one(given), "score": ibis.ifelse(given, _.satisfaction, 0).sum()}
    if "days" in ready.columns:
        keys.append("days")
        sums |= {name: _[name].sum() for name in _met(limits)}
    return _added(ready, keys, sums)


def _added(ready: Any, keys: Sequence[str], sums: Mapping[str, Any]) -> Any:
    """Sums by keys in eight bytes; an engine may take sixteen by itself."""
    return ready.group_by(keys).aggregate(**{name: one.cast("int64") for name, one in sums.items()})


def _ends(ready: Any) -> Mapping[str, Any]:
    """How many were closed within how many days, where nothing more is asked about how long it took."""
    if "days" not in ready.columns:
        return {}
    within = {f"within_{limit}": _one(_.days.between(0, limit)) for limit in LIMITS}
    return {"open": _one(_.days == UNKNOWN), **within}


def _one(condition: Any) -> Any:
    return ibis.ifelse(condition, 1, 0).sum()


def _customers(few: Any, period: str, parted: str) -> Any:
    """Of those who complained more than once in a week or quarter: how many there are in each cell."""
    return few.group_by([period, *keys_of(parted)]).aggregate(customers=_.customer.nunique())


def _frame(expression: Any) -> pl.DataFrame:
    found = pl.from_arrow(expression.to_pyarrow())
    assert isinstance(found, pl.DataFrame)
    return found.with_columns(pl.all().cast(pl.Int64))
