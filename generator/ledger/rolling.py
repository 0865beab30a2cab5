"""Counts of pieces to the cells of a table: pieces added up by period, and the day by which half was closed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from generator.aggregates.cells import CROSSINGS, Cell, Name, first_days
from generator.aggregates.columns import OUTCOMES
from generator.ledger.rows import Lists
from generator.ledger.spans import UNKNOWN, day_of_number, number_of_day

LIMITS = (15, 30, 60)  # days
WITHIN = {f"within_{limit}": limit for limit in LIMITS}
COUNTS = ("complaints", "repeats", *OUTCOMES, "rated", "open", *WITHIN)
SUMS = ("amount", "score")
FINE = {"amount": Decimal("0.01"), "score": Decimal("0.01"), "median_days": Decimal("0.5")}
"""Numbers with decimals, and of what unit they are so many as long as they are whole."""
DAYS = "days"
WORKDAYS = {"in_limit_": "within_workdays", "after_unknown_": "unknown_workdays"}
"""What begins the names of the counts of each limit in working days, and the field that has them."""


def rolled(pieces: pl.DataFrame, few: pl.DataFrame | None, name: Name, lists: Lists) -> tuple[Cell, ...]:
    """The cells of a table in order.

    `pieces` have `month` (and `week`) as numbers, the lists that part the table as places, `days` if there is a day of
    closing, and sums; `few` has the customers of each cell that are not in `alone`, if there are customers.
    """
    period, parted = name
    parts = CROSSINGS.get(parted, (parted,) if parted in lists else ())
    keys = ["since", *parts]
    ready = _by_period(pieces, period)
    cells = ready.group_by(keys).agg(*_sums(ready.columns))
    if DAYS in ready.columns:
        cells = cells.join(_medians(ready, keys), on=keys, how="left")
    if few is not None:
        cells = cells.join(few.rename({period: "since"}), on=keys, how="left")
    found = cells.sort(keys).select(*_fields(cells.columns), *_labels(parts, lists))
    return tuple(Cell.model_validate(_exact(row)) for row in found.iter_rows(named=True))


def _by_period(pieces: pl.DataFrame, period: str) -> pl.DataFrame:
    if period != "quarter":
        return pieces.rename({period: "since"})
    months = pieces["month"].unique()
    quarters = [number_of_day(first_days(period, day_of_number(month))) for month in months]
    return pieces.with_columns(since=pl.col("month").replace_strict(months, quarters, return_dtype=pl.Int64))


def _sums(columns: Sequence[str]) -> Iterator[pl.Expr]:
    places = [name for name in columns if name.startswith(tuple(WORKDAYS))]
    for name in (*COUNTS, *SUMS, "alone", *places):
        if name in columns:
            yield pl.col(name).sum()
    if DAYS in columns:
        yield pl.col("complaints").filter(pl.col(DAYS) == UNKNOWN).sum().alias("open")
        for name, limit in WITHIN.items():
            yield pl.col("complaints").filter(pl.col(DAYS).is_between(0, limit)).sum().alias(name)


def _medians(ready: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """The day by which half of what was closed was closed, or the mean of the two in the middle, in halves of a day."""
    closed = ready.filter(pl.col(DAYS) != UNKNOWN)
    by_day = closed.group_by(*keys, DAYS).agg(pl.col("complaints").sum()).sort(*keys, DAYS)
    twice = 2 * pl.col("complaints").cum_sum()
    every = pl.col("complaints").sum()
    lower, upper = (pl.col(DAYS).filter(reached).first() for reached in (twice >= every, twice > every))
    return by_day.group_by(keys).agg((lower + upper).alias("median_days"))


def _fields(columns: Sequence[str]) -> Iterator[pl.Expr]:
    """The fields of a cell but for its labels, numbers as they are."""
    yield pl.col("since").cast(pl.Int32).cast(pl.Date).cast(pl.String)
    yield from (pl.col(name) for name in (*COUNTS, *FINE) if name in columns)
    for side, field in WORKDAYS.items():
        if places := [name for name in columns if name.startswith(side)]:
            yield pl.concat_list(places).alias(field)
    more = pl.col("customers").fill_null(0) if "customers" in columns else 0
    yield (pl.col("alone") + more).alias("customers") if "alone" in columns else pl.col("complaints").alias("customers")


def _labels(parts: Sequence[str], lists: Lists) -> Iterator[pl.Expr]:
    for field, part in zip(("of", "by"), parts, strict=False):
        places = range(len(lists[part]))
        yield pl.col(part).replace_strict(places, lists[part], return_dtype=pl.String).alias(field)


def _exact(row: dict[str, Any]) -> dict[str, Any]:
    """The fields with their decimals."""
    for name, unit in FINE.items():
        if value := row.get(name):
            exact = value * unit
            row[name] = int(exact) if exact == int(exact) else exact
    return row
