"""Faults that no test of a module meets: builds that are killed at any moment, full disks, builds at the same time.

    python -m tests.faults --kills 300 --full-disks 20 --pairs 10

All are builds of a small site over an older version of it, while somebody reads it all the time. After each, every
file of the site must be of the one version or of the other, and after one more build no folder may be left.
`--two-moves` does as if folders could not be exchanged: then readers may find no site for a moment.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from unittest.mock import patch

from generator.outlets import publish
from tests.faults.reading import reading
from tests.faults.rounds import Rounds, small_disk

HEAD = ("rounds", "of", "what became of them", "looks", "absent", "foreign", "faults")
Round = Callable[[Rounds], str]
Set = tuple[str, bool, list[Round]]
"""What the rounds are called, and whether they need a disk whose size can be changed."""
FULL = 0.93  # of the room that is needed; from about 0.95 on all may fit


def main() -> int:
    """Do all rounds and print one table; the value is 1 if anything was not as it must be."""
    parser = argparse.ArgumentParser("python -m tests.faults", description=main.__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--full-disks", type=int, default=20)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--two-moves", action="store_true")
    options = parser.parse_args()
    print(_row(HEAD), _row(["---"] * len(HEAD)), sep="\n", flush=True)
    with patch.object(publish, "exchange", _never) if options.two_moves else nullcontext():
        faults = [fault for rounds in _sets(options) for fault in _done(*rounds, options)]
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


def _never(_one: Path, _other: Path) -> bool:
    return False


def _sets(options: argparse.Namespace) -> Iterator[Set]:
    yield from _kills(options.kills)
    yield "builds at the same time", False, [Rounds.together] * options.pairs
    if os.geteuid() == 0:
        yield "full disk", True, _full_disks(options.full_disks)
    else:
        print("full disk: skipped, only root can make a small one", file=sys.stderr)


def _kills(count: int) -> list[Set]:
    """SIGKILL and SIGTERM in turn, half of them aimed at the end of a build."""
    share = [len(range(place, count, 4)) for place in range(4)]
    ways = [(number, aimed) for aimed in (True, False) for number in (signal.SIGKILL, signal.SIGTERM)]
    return [
        (f"{number.name}, {'near the end' if aimed else 'any time'}", False, [_kill(number, aimed)] * times)
        for (number, aimed), times in zip(ways, share, strict=True)
    ]


def _kill(number: signal.Signals, aimed: bool) -> Round:
    return partial(Rounds.killed, number=number, aimed=aimed)


def _full_disks(count: int) -> list[Round]:
    """From no room at all to nearly enough."""
    return [
        partial(Rounds.without_room, verb=("build", "render")[place % 2], share=FULL * place / count)
        for place in range(count)
    ]


def _done(name: str, small: bool, rounds: list[Round], options: argparse.Namespace) -> list[str]:
    """Do a set of rounds and print its row; the value is what was not as it must be."""
    with tempfile.TemporaryDirectory(prefix="casebook-faults-") as folder:
        disk = Path(folder) / "disk"
        with small_disk(disk) if small else nullcontext():
            site = Rounds(disk / "project", random.Random(options.seed))
            with reading(site.root / "site") as seen:
                states = Counter(one(site) for one in rounds)
    for wrong in ("foreign", *(() if options.two_moves else ("absent",))):
        if seen[wrong]:
            site.faults.append(f"{name}: readers saw {wrong} {seen[wrong]} times")
    became = "; ".join(f"{state} {count}" for state, count in sorted(states.items()))
    looks = (sum(seen.values()), seen["absent"], seen["foreign"], len(site.faults))
    print(_row([name, len(rounds), became, *looks]), flush=True)
    return site.faults


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(main())
