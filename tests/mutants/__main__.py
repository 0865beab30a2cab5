"""What the tests would not miss: `make mutants`, or `python -m tests.mutants [part of a path]…` for some files."""

import argparse
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.mutants import report
from tests.mutants.mutations import Mutant, mutants_of
from tests.mutants.running import Fate, Run
from tests.mutants.scope import ROOT, SCOPE, Tests

PYTEST = ("-q", "-s", "-n0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


def main() -> int:
    """Run the mutants of all files, or of some, and write down how they fared."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("parts", nargs="*", help="only files whose path has one of these in it")
    parts = parser.parse_args().parts
    files = [file for file in SCOPE if not parts or any(part in file for part in parts)]
    settings.register_profile(
        "mutants",
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"
    fates = dict(fate for tests in dict.fromkeys(SCOPE[file] for file in files) for fate in _fates(files, tests))
    report.write(fates)
    for file, was, becomes in report.idle(fates):
        print(f"no reason needed: {file}\n  - {was}\n  + {becomes}")
    return 1 if report.unexplained(fates) or report.idle(fates) else 0


def _fates(files: list[str], tests: Tests) -> Iterator[tuple[Mutant, Fate]]:
    """What becomes of the mutants of those files that the same tests hold."""
    mutants = [mutant for file in files if SCOPE[file] == tests for mutant in mutants_of(ROOT, file)]
    run = Run(ROOT, mutants)
    code = pytest.main([*PYTEST, *tests.arguments], plugins=[run])
    if len(run.fates) < len(mutants):
        sys.exit(f"The tests do not pass without mutants either, or were interrupted: {code!r}")
    yield from run.fates.items()


if __name__ == "__main__":
    sys.exit(main())
