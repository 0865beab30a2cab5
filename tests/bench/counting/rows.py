"""A large ledger in the words of the demonstration's map: rows that are cheap to make, not rows that show anything.

python -m tests.bench.counting.rows --rows 1000000 --out ledger.csv
"""

import argparse
import datetime
from pathlib import Path

import numpy as np
import polars as pl

from generator.ledger.mapping import LedgerMap
from generator.reading.source import parse

MAP = Path("examples/ledger/map.yaml")
FIRST, DAYS, LONGEST = datetime.date(2023, 1, 1), 1300, 90
AT_ONCE = 1_000_000  # rows


def known() -> LedgerMap:
    """The map of the demonstration."""
    return LedgerMap.model_validate(parse(MAP.read_text(encoding="utf-8"), str(MAP)).value)


def main() -> None:
    """Write the rows."""
    parser = argparse.ArgumentParser("python -m tests.bench.counting.rows", description=main.__doc__)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    chance = np.random.default_rng(1)
    with options.out.open("wb") as stream:
        for first in range(0, options.rows, AT_ONCE):
            count = min(AT_ONCE, options.rows - first)
            some(chance, first, count, options.rows).write_csv(stream, include_header=not first, quote_style="never")


def some(chance: np.random.Generator, first: int, count: int, customers: int) -> pl.DataFrame:
    """So many rows, of which the first has this number."""
    columns, values = known().columns, known().values
    received = chance.integers(0, DAYS, count)
    closed = np.where(chance.random(count) < 0.9, received + chance.integers(0, LONGEST, count), -1)
    days = pl.Series([f"{FIRST + datetime.timedelta(number):%Y-%m-%d}" for number in range(DAYS + LONGEST)])
    ends = pl.Series(closed).replace(-1, None)
    cells = {
        columns.id: pl.Series(np.arange(first, first + count)),
        columns.received: days.gather(received),
        columns.closed: days.gather(ends).fill_null(""),
        columns.customer: "C" + pl.Series(chance.integers(0, customers, count)).cast(pl.String),
        columns.amount: pl.Series(chance.integers(0, 10_000_000, count) / 100),
    }
    for name in ("product", "cause", "channel", "level", "branch", "outcome", "satisfaction"):
        words = pl.Series([one.text for one in getattr(values, name)])
        rank = np.minimum(chance.geometric(0.3, count), len(words)) - 1  # some are frequent, most are rare
        cells[getattr(columns, name)] = words.gather(rank)
    return pl.DataFrame({str(heading): column for heading, column in cells.items()})


if __name__ == "__main__":
    main()
