"""Edits at random for as long as one likes: `python -m tests.keeping --edits 2000`.

The projects are small ones of all EXAMPLEs; after each edit the site and what is said must be those of a fresh build.
"""

import argparse

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.keeping.machine import Editing

STEPS = 40


def main() -> None:
    """Edit until all agree, or show the shortest way to where they do not."""
    parser = argparse.ArgumentParser("python -m tests.keeping", description=main.__doc__)
    parser.add_argument("--edits", type=int, default=2000)
    options = parser.parse_args()
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=max(1, options.edits // STEPS),
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=[*HealthCheck],
            phases=[Phase.generate, Phase.shrink],
            database=None,
        ),
    )
    print(f"about {options.edits} edits: every build was the same as one from nothing")


if __name__ == "__main__":
    main()
