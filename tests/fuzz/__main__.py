"""Records mangled byte by byte, sign by sign and value by value: no traceback, no hang, nothing lost without a word.

    python -m tests.fuzz --count 100000 --seed 1 [KIND…]
    python -m tests.fuzz --seed 1 --case 4711

Each case is a file of one kind (or a handwritten page) that is read and checked among others as they were; every
tenth also in the whole site of all EXAMPLEs. What has no error is read a second time by another reader and made into
a page: every character must be in the record and to be seen, or somebody must have been told.
"""

import argparse
import sys
from contextlib import suppress
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import workers
from generator.report import as_text
from tests.fuzz.cases import case, kind_of
from tests.fuzz.fuzzing import Fuzzing, visible_lines
from tests.fuzz.seeds import stock
from tests.fuzz.trial import diagnostics_of, prepare, unshared


def main() -> int:
    """Try cases and print a table, or show one case; the value is 1 if anything was not as it must be."""
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=main.__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="casebook-fuzz-") as folder, unshared():
        desks = [prepare(Path(folder) / str(number)) for number in range(workers.processors())]
        fuzzing = Fuzzing(options.seed, stock(), desks)
        if unknown := {*options.kinds} - {*fuzzing.stock.kinds}:
            parser.error(f"no such kind: {', '.join(unknown)}; there are {', '.join(fuzzing.stock.kinds)}")
        if options.case is not None:
            _show(fuzzing, options.case)
        wanted = (number for number in count() if not options.kinds or kind_of(fuzzing.stock, number) in options.kinds)
        with suppress(KeyboardInterrupt):  # what has been found until then is told
            fuzzing.go([options.case] if options.case is not None else list(islice(wanted, options.count)))
        print(*fuzzing.table(), *fuzzing.told(), sep="\n")
    return 1 if fuzzing.faults else 0


def _show(fuzzing: Fuzzing, number: int) -> None:
    """The file of a case, and what its author is told."""
    mangled = case(fuzzing.stock, fuzzing.run, number)
    print(visible_lines(mangled.raw.decode("utf-8", "backslashreplace")))
    print(as_text(diagnostics_of(mangled.seed, mangled.raw, fuzzing.desks[0] / "alone")[1]))


if __name__ == "__main__":
    sys.exit(main())
