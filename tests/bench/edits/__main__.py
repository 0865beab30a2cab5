"""What a change costs: cold builds, builds and checks after one edit or none, and a preview that is kept running.

    python -m tests.bench.edits --sizes 500 1000 5000 20000 --runs 3 --peers ours before mkdocs zensical

`before` is an earlier revision of this project in today's environment. It makes its corpus of its own shipped records,
because the first that was measured does not accept those of today, nor the other way round; what each reads is printed.
Every command is a fresh process but the preview, and the builders take turns at each step, so that what else the
machine does falls on all alike. CPU seconds are those of all processes of a command, the peak is the largest one's.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench import machine
from tests.bench.edits import report
from tests.bench.edits.before import REVISION
from tests.bench.edits.builders import Builder, prepare
from tests.bench.edits.steps import STEPS
from tests.bench.measure import Cost, middle

OWN = ("ours", "before")
PEERS = ("mkdocs", "zensical")


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser("python -m tests.bench.edits", description=main.__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 5000], help="numbers of cases")
    parser.add_argument("--runs", type=int, default=1, help="of each step; the median counts")
    parser.add_argument("--peers", nargs="+", choices=(*OWN, *PEERS), default=[*OWN, *PEERS], help="who takes part")
    parser.add_argument("--peers-to", type=int, default=1000, help="cases up to which MkDocs and Zensical take part")
    parser.add_argument("--revision", default=REVISION, help="of this project, which is `before`")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=[*STEPS], help="what is measured")
    options = parser.parse_args()
    found: dict[tuple[int, str, str], Cost] = {}
    notes = []
    for cases in options.sizes:
        peers = [peer for peer in options.peers if peer in OWN or cases <= options.peers_to]
        with tempfile.TemporaryDirectory(prefix="casebook-edits-") as folder:
            builders = prepare(Path(folder), cases, peers, options.revision)
            notes.append(f"{cases:,} cases: {'; '.join(_sources(builders))}")
            found |= _measured(cases, builders, options.steps, options.runs)
    growth = [*report.growth(found), ""] if len(options.sizes) > 1 else []
    print("\n".join([*report.costs(found), "", *growth, *notes, f"before: {options.revision}"]))
    print(machine.described())


def _measured(
    cases: int, builders: Mapping[str, Builder], steps: Sequence[str], runs: int
) -> Iterator[tuple[tuple[int, str, str], Cost]]:
    costs: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for _ in range(runs):
        for step in steps:
            for name, builder in builders.items():
                if cost := STEPS[step](builder):
                    costs[step, name].append(cost)
                    print(f"{cases:,} {step}, {name}: {cost}", file=sys.stderr)
    return (((cases, *key), middle(found)) for key, found in costs.items())


def _sources(builders: Mapping[str, Builder]) -> Iterator[str]:
    for name, builder in builders.items():
        sizes = [file.stat().st_size for part in builder.sources for file in _files(builder.folder / part)]
        yield f"{name} reads {len(sizes):,} files, {sum(sizes) / 1e6:.1f} MB"


def _files(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]


if __name__ == "__main__":
    main()
