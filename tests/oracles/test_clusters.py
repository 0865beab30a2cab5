"""Complaints counted on a Spark cluster of this machine, of two workers, are those that DuckDB counts, cell by cell."""

import datetime
import runpy
import shutil
from pathlib import Path

import pytest

from generator.commands._ledger._lists import lists_of
from generator.ledger.counting import counted
from generator.ledger.reading import read
from generator.ledger.spans import workdays
from tests.bench.counting.rows import known

ROOT = Path(__file__).parents[2]
SPARK = "pyspark://?spark.master=local-cluster[2,1,1024]&spark.sql.shuffle.partitions=4"
ROWS = 10_000


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark 要 Java 17 以上，这台机器没有")
@pytest.mark.filterwarnings("ignore")  # what Spark and ibis ask of pandas and of each other is not ours
def test_a_cluster_counts_the_same_cell_by_cell(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="没有装 pyspark：make oracles 会装")
    runpy.run_path(str(ROOT / "examples/ledger/make.py"))["write"](tmp_path, ROWS)
    found = read([tmp_path / "rows.csv"], known(), datetime.date(2026, 11, 30))
    limits = workdays(lists_of(ROOT), known().limits)
    here = counted(lambda: found.complaints, found.lists, limits)
    there = counted(lambda: found.complaints, found.lists, limits, SPARK)
    assert there == here
    assert sum(map(len, here.values())) > 10_000
