"""How fast and how hungry `casebook ledger read` is on a generated ledger.

python -m tests.bench.ledger --rows 1000000
"""

import argparse
import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from tests.bench import machine
from tests.bench.measure import run
from tests.ledger.ledgers import HEAD, MAP
from tests.rendering import project

DAYS = [(date(2023, 1, 1) + timedelta(number)).isoformat() for number in range(1100)]
PRODUCTS, CAUSES = ("个贷", "车贷"), ("收费", "其他")


def main() -> None:
    """Generate a ledger, read it in a process of its own, and print what that took."""
    parser = argparse.ArgumentParser("python -m tests.bench.ledger", description=main.__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    count = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as folder:
        root, ledger, known = project(Path(folder) / "kb"), Path(folder) / "ledger.csv", Path(folder) / "MAP.yaml"
        known.write_text(MAP, encoding="utf-8")
        _generate(ledger, count)
        command = [sys.executable, "-m", "generator", "ledger", "read", str(ledger), "--map", str(known)]
        cost = run([*command, "--project", str(root)])
    print("| rows | wall s | CPU s | peak MB |\n|---|---|---|---|")
    print(f"| {count} | {cost.wall_seconds:.1f} | {cost.cpu_seconds:.1f} | {cost.peak_megabytes:.0f} |")
    print(machine.described())


def _generate(ledger: Path, count: int) -> None:
    chance = random.Random(1)
    with ledger.open("w", encoding="utf-8") as stream:
        stream.write(",".join(HEAD) + "\n")
        for number in range(count):
            first = chance.randrange(1000)
            closed = DAYS[first + chance.randrange(90)] if chance.random() < 0.9 else ""
            product, cause = chance.choice(PRODUCTS), chance.choice(CAUSES)
            customer, amount = chance.randrange(count), chance.randrange(100_000)
            stream.write(f"{number},{DAYS[first]},{closed},K{customer},{product},{cause},{amount}\n")


if __name__ == "__main__":
    main()
