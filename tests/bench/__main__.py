"""How fast, how big, how hungry: `casebook build` beside MkDocs with Material on the same text.

    python -m tests.bench --sizes 1000 5000 --runs 3 --peers ours mkdocs zensical

Every build is a fresh process on an empty target, and the builders take turns, so that what else the machine does
falls on all alike. Ratios are for the budgets; on a busy machine trust CPU seconds more than the clock.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench import machine
from tests.bench.measure import Cost, Size, middle, run, weigh

HEAD = (
    *("cases", "builder", "wall s", "CPU s", "peak MB", "× CPU", "× wall"),
    *("page KB", "page KB gz", "site MB", "search MB", "search MB gz"),
)
PYTHON = (sys.executable, "-m")


def main() -> None:
    """Measure, and print one table; then what the others measure, on their own."""
    parser = argparse.ArgumentParser("python -m tests.bench", description=main.__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000], help="numbers of cases")
    parser.add_argument("--runs", type=int, help="runs of each builder (default: 3; 1 from 5,000 cases on)")
    parser.add_argument("--peers", nargs="+", choices=BUILDERS, default=["ours", "mkdocs"], help="who takes part")
    parser.add_argument("--search", type=int, default=5000, help="cases for the search (0: not measured)")
    options = parser.parse_args()
    rows, phases = [_row(HEAD), _row(["---"] * len(HEAD))], []
    for cases in options.sizes:
        with tempfile.TemporaryDirectory(prefix="casebook-bench-") as folder:
            root = Path(folder)
            _prepare(root, cases, options.peers)
            costs = _measure(root, options.peers, options.runs or (3 if cases < 5000 else 1))
            sizes = {name: weigh(root / BUILDERS[name].site) for name in options.peers}
            rows += _rows(cases, costs, sizes)
            phases.append(f"{cases} cases, CPU s by stage: {_phases(root)}" if "ours" in options.peers else "")
    print("\n".join([*rows, "", *filter(None, phases), machine.described()]), flush=True)
    if options.search:
        subprocess.run([*PYTHON, "tests.bench.search", "--cases", str(options.search)], check=True)
    for name in ("intake", "exchange", "counting"):
        subprocess.run([*PYTHON, f"tests.bench.{name}"], check=True)


class Builder:
    """Someone who makes a site from what `_prepare` wrote."""

    def __init__(self, folder: str, *command: str, flag: str = "--config-file", target: str = "mkdocs.yml") -> None:
        self.site = f"{folder}/site"
        self.folder, self.command, self.flag, self.target = folder, command, flag, target

    def at(self, root: Path) -> list[str]:
        """The command line that builds below `root`."""
        return [*PYTHON, *self.command, self.flag, str(root / self.folder / self.target)]


BUILDERS: Mapping[str, Builder] = {
    "ours": Builder("project", "generator", "build", flag="--project", target=""),
    "mkdocs": Builder("twin", "mkdocs", "build", "--quiet"),
    "zensical": Builder("tree", "zensical", "build", "--clean"),
}


def _prepare(root: Path, cases: int, peers: Sequence[str]) -> None:
    project = str(root / "project")
    run([*PYTHON, "tests.bench.corpus", "--cases", str(cases), "--out", project])
    run([*PYTHON, "generator", "check", "--project", project])
    if "mkdocs" in peers:
        run([*PYTHON, "tests.bench.twin", "--project", project, "--out", str(root / "twin")])
    if "zensical" in peers:
        run([*PYTHON, "generator", "render", "--project", project, "--out", str(root / "tree")])


def _measure(root: Path, peers: Sequence[str], runs: int) -> dict[str, Cost]:
    costs: dict[str, list[Cost]] = {name: [] for name in peers}
    for _ in range(runs):
        for name in peers:
            builder = BUILDERS[name]
            shutil.rmtree(root / builder.site, ignore_errors=True)
            costs[name].append(run(builder.at(root)))
            print(f"{name}: {costs[name][-1]}", file=sys.stderr)
    return {name: middle(found) for name, found in costs.items()}


def _phases(root: Path) -> str:
    command = [*PYTHON, "tests.bench.phases", "--project", str(root / "project")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _rows(cases: int, costs: Mapping[str, Cost], sizes: Mapping[str, Size]) -> Iterator[str]:
    base = costs.get("mkdocs")
    for name, cost in costs.items():
        size = sizes[name]
        yield _row([
            f"{cases:,}", name, f"{cost.wall_seconds:.1f}", f"{cost.cpu_seconds:.1f}", f"{cost.peak_megabytes:.0f}",
            f"{cost.cpu_seconds / base.cpu_seconds:.2f}" if base else "—",
            f"{cost.wall_seconds / base.wall_seconds:.2f}" if base else "—",
            f"{size.page / 1e3:.1f}", f"{size.page_gz / 1e3:.1f}", f"{size.site / 1e6:.1f}",
            f"{size.index / 1e6:.2f}", f"{size.index_gz / 1e6:.2f}",
        ])  # fmt: skip


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
