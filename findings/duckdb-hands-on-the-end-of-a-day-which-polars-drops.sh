#!/usr/bin/env bash
# DuckDB 2.0.1 (MIT), polars 2.1.0 (MIT) and pyarrow 26.0.1 (Apache-2.0).
# DuckDB reads a column with 24:00 in a CSV as TIME and keeps it, the end of the day, apart from 00:00. It hands that on as
# it is, though Arrow allows a time of day below 86,400 seconds only (Schema.fbs, Time), and each reader makes something
# else of it: pyarrow the start of the day, polars a missing value, by `.pl()` as from a Parquet file. Nothing warns, and
# only who asks pyarrow to validate hears of it. A limit that ends at 24:00 is one without an end then.
# Seen: DuckDB 24:00:00; pyarrow 00:00:00, refused by validate(); polars None; polars from Parquet None
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'duckdb==2.0.1' 'polars==2.1.0' 'pyarrow==26.0.1'
printf '截止时刻\n24:00\n12:30\n' >"$folder/limits.csv"
cat >"$folder/try.py" <<'PYTHON'
import sys

import duckdb
import polars
import pyarrow

parquet = sys.argv[2]
duckdb.read_csv(sys.argv[1]).create("limits")
table = duckdb.table("limits")
table.write_parquet(parquet)
own = table.project("CAST(截止时刻 AS VARCHAR)").fetchall()[0][0]
arrow = table.to_arrow_table()
try:
    arrow.validate(full=True)
    verdict = "passed by"
except pyarrow.ArrowInvalid:
    verdict = "refused by"
here, there = table.pl()["截止时刻"], polars.read_parquet(parquet)["截止时刻"]
assert [str(kind) for kind in table.types] == ["TIME"]
assert here.dtype == there.dtype == polars.Time and here.len() == there.len() == 2
print(
    f"DuckDB {own}; pyarrow {arrow['截止时刻'][0].as_py()}, {verdict} validate(); polars {here[0]};"
    f" polars from Parquet {there[0]}"
)
PYTHON
seen=$("$folder/venv/bin/python" -W error "$folder/try.py" "$folder/limits.csv" "$folder/limits.parquet")
echo "$seen"
[ "$seen" = 'DuckDB 24:00:00; pyarrow 00:00:00, refused by validate(); polars None; polars from Parquet None' ]
