"""What `casebook ledger read` counts, counted by pandas: to be measured beside it, and as a second opinion.

    python -m tests.bench.counting.in_pandas ledger.csv [--compare PROJECT]

It ends with 1 if a cell that the project keeps is another one here.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tests.bench.counting.rows import MAP

DIMENSIONS = ("product", "cause", "channel", "level", "branch")
CROSSED = {"product-cause": ("product", "cause"), "cause-channel": ("cause", "channel")}
CROSSED["cause-branch"] = ("cause", "branch")
OUTCOMES = ("upheld", "partly_upheld", "not_upheld", "withdrawn")
CROSSED_SUMS = ("open", "within_15", "within_30", "within_60", "repeats")
SUMS = (*CROSSED_SUMS, "amount", *OUTCOMES, "rated", "score")
REPEATED = pd.Timedelta(days=90)


def complaints(file: Path, known: Mapping[str, Any]) -> pd.DataFrame:
    """The rows that are complaints, with all that is counted of each."""
    columns, values = known["columns"], known["values"]
    texts = pd.read_csv(file, dtype=str, keep_default_na=False)
    frame = pd.DataFrame({"id": texts[columns["id"]], "customer": texts[columns["customer"]]})
    for name in ("received", "closed"):
        frame[name] = pd.to_datetime(texts[columns[name]].str.strip(), format="%Y-%m-%d", errors="coerce")
    for name in (*DIMENSIONS, "outcome"):
        frame[name] = texts[columns[name]].str.strip().map({one["text"]: one["to"] for one in values[name]})
        frame[name] = frame[name].astype("category")
    scores = {one["text"]: one["score"] for one in values["satisfaction"]}
    frame["score"] = texts[columns["satisfaction"]].str.strip().map(scores)
    frame["amount"] = pd.to_numeric(texts[columns["amount"]].str.strip(), errors="coerce").fillna(0)
    wrong = frame["received"].isna() | (frame["closed"] < frame["received"]) | frame[[*DIMENSIONS]].isna().any(axis=1)
    return frame[~wrong & ~frame["id"].duplicated()]


def prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """Each complaint with its periods and with a column for each count."""
    frame = frame.sort_values(["customer", "received"], kind="stable")
    frame["week"] = frame["received"] - pd.to_timedelta(frame["received"].dt.day_of_week, unit="D")
    frame["month"] = frame["received"].dt.to_period("M").dt.start_time
    frame["quarter"] = frame["received"].dt.to_period("Q").dt.start_time
    frame["days"] = (frame["closed"] - frame["received"]).dt.days
    frame["repeats"] = frame["received"] - frame.groupby("customer")["received"].shift() <= REPEATED
    frame["open"], frame["rated"] = frame["closed"].isna(), frame["score"].notna()
    for limit in (15, 30, 60):
        frame[f"within_{limit}"] = frame["days"] <= limit
    for name in OUTCOMES:
        frame[name] = frame["outcome"] == name
    return frame


def tables(frame: pd.DataFrame) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    """The cells of every table."""
    for period in ("week", "month", "quarter"):
        partings: dict[str, Sequence[str]] = {"all": (), **{name: (name,) for name in DIMENSIONS}}
        for parted, keys in (partings | (CROSSED if period != "week" else {})).items():
            groups = frame.groupby([period, *keys], observed=True)
            cells = groups[[*(CROSSED_SUMS if parted in CROSSED else SUMS)]].sum()
            cells["complaints"], cells["customers"] = groups.size(), groups["customer"].nunique()
            if parted not in CROSSED:
                cells["median_days"] = groups["days"].median()
            yield (period, parted), cells


def differences(found: Mapping[tuple[str, str], pd.DataFrame], project: Path) -> Iterator[str]:
    """The cells that the project keeps and that are others here."""
    from generator.kinds import all_kinds
    from generator.reading.load import load

    kept = load(project, all_kinds())[0].ledger
    assert kept is not None, "the project keeps counts"
    for name, cells in kept.tables.items():
        rows = {index if isinstance(index, tuple) else (index,): row for index, row in found[name].iterrows()}
        for cell in cells:
            key = (pd.Timestamp(cell.since), *filter(None, (cell.of, cell.by)))
            for field, theirs in rows[key].items():
                ours = getattr(cell, str(field))
                if ours is not None and abs(float(ours) - float(theirs)) > 0.005:
                    yield f"{name} {key} {field}: {ours}, pandas {theirs}"


def main() -> None:
    """Count, and compare if it is asked for."""
    parser = argparse.ArgumentParser("python -m tests.bench.counting.in_pandas", description=main.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--compare", type=Path, help="a project that keeps counts of the same file")
    options = parser.parse_args()
    import yaml

    found = dict(tables(prepared(complaints(options.file, yaml.safe_load(MAP.read_text(encoding="utf-8"))))))
    if options.compare and (told := [*differences(found, options.compare)]):
        raise SystemExit("\n".join(told[:20]))


if __name__ == "__main__":
    main()
