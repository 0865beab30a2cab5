"""Where our time and memory go: `python -m tests.bench.phases --project DIR` prints the CPU seconds of each stage of
a build, and in brackets the peak memory in MB up to its end.

The stages run one by one and in one process, then the whole build does; what they do not explain of its time is the
search index, the theme and MkDocs.
"""

import argparse
import resource
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

STAGES = ("load", "check", "render")


@dataclass
class Clock:
    """CPU seconds and peak memory at the end of each stage."""

    last: float = field(default_factory=time.process_time)
    seconds: dict[str, float] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)

    def stop(self, stage: str) -> None:
        """The stage is over; the next one begins."""
        now = time.process_time()
        self.seconds[stage], self.last = now - self.last, now
        self.megabytes[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run and print the stages."""
    parser = argparse.ArgumentParser("python -m tests.bench.phases", description=main.__doc__)
    parser.add_argument("--project", type=Path, required=True, metavar="DIR")
    clock = _run(parser.parse_args().project)
    clock.seconds["mkdocs"] -= sum(clock.seconds[stage] for stage in STAGES)
    print(" · ".join(f"{stage} {clock.seconds[stage]:.2f} ({clock.megabytes[stage]:.0f})" for stage in clock.seconds))


def _run(project: Path) -> Clock:
    clock = Clock()
    # Imported here, because the import is the first of the stages.
    from generator import checks, workers
    from generator.kinds import all_kinds
    from generator.outlets import site
    from generator.pages.render import pages
    from generator.reading.load import load

    workers.WORTHWHILE = sys.maxsize
    clock.stop("import")
    library, _ = load(project, all_kinds())
    clock.stop("load")
    list(checks.run(library))
    clock.stop("check")
    for page in pages(library):
        page.write()
    clock.stop("render")
    del library, page
    site.build(project / "mkdocs.yml")
    clock.stop("mkdocs")
    return clock


if __name__ == "__main__":
    main()
