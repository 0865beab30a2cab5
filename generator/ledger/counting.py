"""Complaints to counts, where the complaints are: expressions of ibis, on DuckDB or on another engine."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import duckdb
import ibis
import polars as pl
from ibis import _
from ibis.common.exceptions import IbisError

from generator.ledger.cells import ALL, NAMES, Cell, Name
from generator.workbooks.refused import RefusedError

DUCKDB = "duckdb://"
TABLE = "casebook_complaints"
REPEATED_WITHIN = 90  # days
LIMITS = (15, 30, 60)  # days
CENT = Decimal("0.01")


def counted(
    complaints: pl.DataFrame,
    parted: Sequence[str],
    engine: str = DUCKDB,
    tell: Callable[[str], None] = lambda _told: None,
) -> Mapping[Name, tuple[Cell, ...]]:
    """The cells of every table, whole and parted by these lists, before anything is hidden, in order.

    Raises `RefusedError` if there is no such engine, and what the engine raises.
    """
    connection = _connected(engine)
    ready = connection.create_table(TABLE, _ready(ibis.memtable(complaints.to_arrow())), temp=True)
    try:
        found = {}
        names = [name for name in NAMES if name[1] in (ALL, *parted)]
        for number, name in enumerate(names, 1):
            found[name] = tuple(_cells(ready, *name))
            tell(f"数了 {number}/{len(names)} 张表")
        return found
    finally:
        connection.disconnect()


def _connected(engine: str) -> Any:
    try:
        return ibis.connect(engine)
    except (ValueError, ImportError, OSError, IbisError, duckdb.Error) as refused:
        why = next(iter(str(refused).strip().splitlines()), type(refused).__name__)
        raise RefusedError(f"连不上 {engine}（--engine）：{why.rstrip('.')}") from refused


def _ready(table: Any) -> Any:
    """Each complaint with its periods, its days, and whether its customer had complained shortly before."""
    before = _.received.lag().over(group_by="customer", order_by="received")
    return table.mutate(
        week=_.received - _.received.day_of_week.index().as_interval("D"),
        month=_.received.truncate("M"),
        quarter=_.received.truncate("Q"),
        days=_.closed.delta(_.received, unit="day"),
        again=(_.received.delta(before, unit="day") <= REPEATED_WITHIN) & _.customer.notnull(),
    )


def _cells(ready: Any, period: str, parted: str) -> Iterator[Cell]:
    keys = {"since": ready[period], **({} if parted == ALL else {"of": ready[parted]})}
    within = {f"within_{limit}": (_.days <= limit).fill_null(False).sum() for limit in LIMITS}
    counts = ready.group_by(**keys).aggregate(
        complaints=_.count(),
        customers=_.customer.nunique() + _.customer.isnull().sum(),
        open=_.closed.isnull().sum(),
        repeats=_.again.fill_null(False).sum(),
        amount=_.amount.fill_null(0).sum(),
        **within,
    )
    for row in counts.order_by(list(keys)).to_pyarrow().to_pylist():
        yield Cell.model_validate({**row, "since": _day(row["since"]), "amount": _yuan(row["amount"])})


def _day(value: datetime.date) -> str:
    return f"{value:%Y-%m-%d}"


def _yuan(value: float) -> int | Decimal:
    exact = Decimal(repr(value)).quantize(CENT)
    return int(exact) if exact == exact.to_integral_value() else exact
