"""A run of the fuzzer: its cases, what came of them, the smallest files that still go wrong."""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.report import visible
from tests.fuzz.cases import Case, case, kind_of
from tests.fuzz.reducing import reduced
from tests.fuzz.running import results
from tests.fuzz.seeds import Stock
from tests.fuzz.trial import Fault, Outcome, tried

WHOLE = 10  # every so many cases of a kind are checked in a whole site
PROGRESS = 20  # lines
SLOWEST = 5  # cases
SHOWN = 1500  # characters of a file
TRIES, TRIES_OF_HANGS = 1500, 40
HEAD = ("kind", "cases", "refused", "warned", "clean", "pages", "ours alone", "faults", "CPU s")


class Fuzzing:
    """A run: its number, its seeds, and what came of its cases."""

    def __init__(self, run: int, stock: Stock, desks: Sequence[Path]) -> None:
        self.run, self.stock, self.desks = run, stock, desks
        self.rows: dict[str, Counter[str]] = defaultdict(Counter)
        self.faults: dict[tuple[str, str], list[tuple[int, Fault]]] = defaultdict(list)
        self.slowest: list[tuple[float, int]] = []

    def trial(self, number: int, desk: Path) -> Outcome:
        """What becomes of a case."""
        mangled = case(self.stock, self.run, number)
        return tried(mangled.seed, mangled.raw, desk, whole=self.is_whole(number))

    def is_whole(self, number: int) -> bool:
        """Whether a case is checked in a whole site too."""
        return number // len(self.stock.kinds) % WHOLE == 0

    def go(self, numbers: Sequence[int]) -> None:
        """Try all cases, and say from time to time how far that is."""
        began, step = time.monotonic(), max(1, len(numbers) // PROGRESS)
        for done, (number, outcome, seconds) in enumerate(results(self.trial, numbers, self.desks), start=1):
            row = self.rows[kind_of(self.stock, number)]
            row.update(["cases", outcome.verdict])
            row.update({"pages": outcome.pages, "ours alone": outcome.alone, "CPU ms": round(seconds * 1000)})
            if outcome.fault:
                row["faults"] += 1
                self.faults[outcome.fault[:2]].append((number, outcome.fault))
            self.slowest = sorted([*self.slowest, (seconds, number)])[-SLOWEST:]
            if done % step == 0:
                faults, passed = sum(map(len, self.faults.values())), time.monotonic() - began
                print(f"{done} of {len(numbers)}, {faults} faults, {passed:.0f} s", file=sys.stderr, flush=True)

    def table(self) -> Iterator[str]:
        """One row a kind, and one of sums; then the cases that took longest."""
        yield from (_row(HEAD), _row(["---", *["--:"] * (len(HEAD) - 1)]))
        total: Counter[str] = sum(self.rows.values(), Counter())
        for name, row in (*self.rows.items(), ("all", total)):
            yield _row([name, *(row[column] for column in HEAD[1:-1]), f"{row['CPU ms'] / 1000:.1f}"])
        yield "slowest: " + ", ".join(f"case {number} {seconds:.2f} s" for seconds, number in self.slowest[::-1])

    def told(self) -> Iterator[str]:
        """Each sort of fault once, with the smallest file that still goes wrong in this way."""
        for (sort, where), found in sorted(self.faults.items(), key=lambda item: -len(item[1])):
            number, fault = found[0]
            mangled = case(self.stock, self.run, number)
            yield f"\n{sort}, {where}: {len(found)} times, first in {mangled.seed.file}, mangled by {mangled.family}"
            yield f"  python -m tests.fuzz --seed {self.run} --case {number}"
            yield visible_lines(fault.what[-SHOWN:])
            yield visible_lines(self.smallest(mangled, fault).decode("utf-8", "backslashreplace")[:SHOWN])

    def smallest(self, mangled: Case, fault: Fault) -> bytes:
        """The file of a case, reduced as far as it goes wrong in the same way."""

        def goes_wrong(raw: bytes) -> bool:
            outcome = self.outcome(mangled, raw)
            return outcome.fault is not None and outcome.fault[:2] == fault[:2]

        return reduced(mangled.raw, goes_wrong, TRIES_OF_HANGS if fault.sort == "hang" else TRIES)

    def outcome(self, mangled: Case, raw: bytes) -> Outcome:
        """What becomes of other bytes in the place of a case."""
        whole = self.is_whole(mangled.number)
        found = results(lambda _number, desk: tried(mangled.seed, raw, desk, whole=whole), [0], self.desks[:1])
        return next(iter(found)).outcome


def visible_lines(text: str) -> str:
    """Text as a terminal may be given it, each line set in."""
    return "\n".join(f"  │ {visible(line)}" for line in text.split("\n"))


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
