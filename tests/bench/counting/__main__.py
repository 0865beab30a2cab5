"""How fast and how hungry `casebook ledger read` is on a generated ledger, beside the same counts by pandas.

    python -m tests.bench.counting --rows 1000000 10000000

Both read the same file, each in a process of its own, and after that every cell that is kept is compared.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench import machine
from tests.bench.corpus import SHIPPED
from tests.bench.measure import Cost, run

PYTHON = (sys.executable, "-m")
LISTS = ("taxonomy.yaml", "deadlines", "calendars")


def main() -> None:
    """Generate ledgers, read each in a process of its own, and print what that took."""
    parser = argparse.ArgumentParser("python -m tests.bench.counting", description=main.__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--alone", action="store_true", help="without pandas")
    options = parser.parse_args()
    lines = ["| rows | by | wall s | CPU s | peak MB | × CPU | × peak |", "|---|---|---|---|---|---|---|"]
    for count in options.rows:
        with tempfile.TemporaryDirectory(prefix="casebook-bench-") as folder:
            lines += measured(Path(folder), count, alone=options.alone)
    print("\n".join([*lines, machine.described()]))


def measured(folder: Path, count: int, *, alone: bool) -> list[str]:
    """The lines of the table for a ledger of so many rows."""
    root, ledger = folder / "kb", folder / "ledger.csv"
    _lists(root)
    run([*PYTHON, "tests.bench.counting.rows", "--rows", str(count), "--out", str(ledger)])
    read = [*PYTHON, "generator", "ledger", "read", str(ledger), "--map", "examples/ledger/map.yaml"]
    costs = {"ours": run([*read, "--project", str(root)])}
    if not alone:
        theirs = [*PYTHON, "tests.bench.counting.in_pandas", str(ledger)]
        costs["pandas"] = run(theirs)
        run([*theirs, "--compare", str(root)])
    return [_line(count, name, cost, costs.get("pandas")) for name, cost in costs.items()]


def _lists(root: Path) -> None:
    """A knowledge base with the lists that are shipped."""
    (root / "content").mkdir(parents=True)
    for name in LISTS:
        source, target = SHIPPED / "content" / name, root / "content" / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)


def _line(count: int, name: str, cost: Cost, base: Cost | None) -> str:
    against = (
        f"{cost.cpu_seconds / base.cpu_seconds:.2f} | {cost.peak_megabytes / base.peak_megabytes:.2f}"
        if base
        else "— | —"
    )
    figures = f"{cost.wall_seconds:.1f} | {cost.cpu_seconds:.1f} | {cost.peak_megabytes:.0f}"
    return f"| {count:,} | {name} | {figures} | {against} |"


if __name__ == "__main__":
    main()
