"""The first page that a phone ever opens of the shipped site: a guide, beside the same text in Material's stock site.

    python -m tests.bench.phone --runs 5 --waterfall

The network and the processor are slowed down by Chromium itself; a connection costs nothing extra. What is painted
first waits for all that the head of the page blocks on, so the first paint is when the text can be read.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.bench.phone.compressed import serving
from tests.bench.phone.visit import PROFILE, Visit, usual, visit
from tests.bench.search import sites
from tests.browser.chromium import LAUNCH_ARGS, find_or_install

PAGE = "guides/six-steps.html"
SITES = {"ours": "project/site", "Material": "twin/site"}
ROWS = (
    ("first contentful paint, ms", "≤ 1500", "first", 1, 0),
    ("largest contentful paint, ms", "≤ 1500", "largest", 1, 0),
    ("over the wire, KB", "≤ 120", "bytes", 1e3, 1),
    ("requests", "—", "requests", 1, 0),
    ("cumulative layout shift", "< 0.1", "shift", 1, 3),
)
"""What is said, what is wanted, the figure, by what it is divided, and how many digits of it."""


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser("python -m tests.bench.phone", description=main.__doc__)
    parser.add_argument("--runs", type=int, default=5, help="first visits to each site; the median counts")
    parser.add_argument("--page", default=PAGE, help="which page of both sites")
    parser.add_argument("--waterfall", action="store_true", help="also what was asked for when")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="casebook-phone-") as folder, sync_playwright() as playwright:
        sites.build_pair(Path(folder), None)
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(LAUNCH_ARGS))
        visits: dict[str, list[Visit]] = {name: [] for name in SITES}
        for _ in range(options.runs):
            for name, site in SITES.items():
                with serving(Path(folder) / site) as address:
                    visits[name].append(visit(browser, f"{address}/{options.page}"))
                print(f"{name}: {visits[name][-1]}", file=sys.stderr)
        browser.close()
    found = {name: usual(each) for name, each in visits.items()}
    print("\n".join(_table(options.page, found)))
    if options.waterfall:
        print("\n".join(line for name, one in found.items() for line in _waterfall(name, one)))


def _table(page: str, found: Mapping[str, Visit]) -> Iterator[str]:
    yield _row([page, "wanted", *found])
    yield _row(["---"] * (2 + len(found)))
    for words, wanted, name, divisor, digits in ROWS:
        yield _row([words, wanted, *(f"{getattr(one, name) / divisor:.{digits}f}" for one in found.values())])
    yield f"\n{PROFILE}; load {' '.join(f'{value:.1f}' for value in os.getloadavg())}"


def _waterfall(name: str, visited: Visit) -> Iterator[str]:
    yield f"\n{name}: from, to (ms), KB"
    for one in visited.waterfall:
        yield f"{one.begun:6.0f} {one.ended:6.0f} {one.bytes / 1e3:7.1f}  {urlsplit(one.url).path}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
