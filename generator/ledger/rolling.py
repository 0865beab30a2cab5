"""Counts of pieces to the cells of a table: pieces added up by period, and the day by which half was closed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from generator.aggregates.cells import CROSSINGS, Cell, Name, first_days
from generator.aggregates.columns import OUTCOMES
from generator.ledger.meanings import HUNDREDTHS
from generator.ledger.rows import Lists
from generator.ledger.spans import UNKNOWN, day_of_number, number_of_day

LIMITS = (15, 30, 60)  # days
COUNTS = ("complaints", "repeats", *OUTCOMES, "rated")
SUMS = ("amount", "score")
"""Sums in hundredths."""
DAYS = "days"
CENT = Decimal("0.01")
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
    rows = cells.sort(keys).iter_rows(named=True)
    return tuple(Cell.model_validate({**_values(row), **_labels(row, parts, lists)}) for row in rows)


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
        for limit in LIMITS:
            within = pl.col(DAYS).is_between(0, limit)
            yield pl.col("complaints").filter(within).sum().alias(f"within_{limit}")


def _medians(ready: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """The day by which half of what was closed was closed, or the mean of the two in the middle, in halves of a day."""
    closed = ready.filter(pl.col(DAYS) != UNKNOWN)
    by_day = closed.group_by(*keys, DAYS).agg(pl.col("complaints").sum()).sort(*keys, DAYS)
    twice = 2 * pl.col("complaints").cum_sum()
    every = pl.col("complaints").sum()
    lower, upper = (pl.col(DAYS).filter(reached).first() for reached in (twice >= every, twice > every))
    return by_day.group_by(keys).agg((lower + upper).alias("median"))


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"since": f"{day_of_number(row['since']):%Y-%m-%d}"}
    found |= {name: row[name] for name in (*COUNTS, "open", *(f"within_{limit}" for limit in LIMITS)) if name in row}
    found |= {name: _number((Decimal(row[name]) / HUNDREDTHS).quantize(CENT)) for name in SUMS if name in row}
    for side, field in WORKDAYS.items():
        found[field] = tuple(count for name, count in row.items() if name.startswith(side))
    if row.get("median") is not None:
        found["median_days"] = _number(Decimal(row["median"]) / 2)
    found["customers"] = row["alone"] + (row["customers"] or 0) if "alone" in row else row["complaints"]
    return found


def _number(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _labels(row: Mapping[str, Any], parts: Sequence[str], lists: Lists) -> dict[str, str]:
    return {field: lists[part][row[part]] for field, part in zip(("of", "by"), parts, strict=False)}
