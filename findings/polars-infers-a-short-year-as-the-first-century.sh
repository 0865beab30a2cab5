#!/usr/bin/env bash
# polars 2.1.0 (MIT).
# `read_csv(try_parse_dates=True)` promises dates where they “can be inferred” and text where not; `to_date()` without a
# format is to raise where it fails. A column of 26-03-15, year first as in China, is neither text nor an error nor 2026:
# both take it for the 26th of March of the year 15, and 15/03/26 for a day of the year 26. With the format `%y-%m-%d` the
# same polars says 2026. Nothing warns, and the column has the type of dates, so cases look two thousand years old.
# Seen: 26-03-15 is 0015-03-26 by read_csv and by to_date; 15/03/26 is 0026-03-15; with a format 26-03-15 is 2026-03-15
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install 'polars==2.1.0'
"$folder/venv/bin/python" -W error - <<'PYTHON'
import polars as pl


def by_file(*days: str) -> list[str]:
    text = "\n".join(["受理日期", *days, ""])
    return [str(day) for day in pl.read_csv(text.encode(), try_parse_dates=True)["受理日期"]]


def by_call(*days: str, form: str | None = None) -> list[str]:
    return [str(day) for day in pl.Series(days).str.to_date(form)]


read = by_file("26-03-15", "26-03-16")
called = by_call("26-03-15", "26-03-16")
other = by_file("15/03/26", "16/03/26")
told = by_call("26-03-15", "26-03-16", form="%y-%m-%d")
print(f"26-03-15 is {read[0]} by read_csv and {called[0]} by to_date; 15/03/26 is {other[0]}; with a format {told[0]}")
assert read == called == ["0015-03-26", "0016-03-26"]
assert other == ["0026-03-15", "0026-03-16"]
assert told == ["2026-03-15", "2026-03-16"]
PYTHON
