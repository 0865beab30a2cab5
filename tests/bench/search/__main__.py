"""How well and how fast a search finds, and what pages carry: ours beside Material's own search, its words cut by
jieba's dictionary, and Pagefind.

    python -m tests.bench.search --cases 5000 --runs 3

Relevance is measured on the shipped content, weight and speed on a knowledge base of the given size. All three are
driven in Chromium over HTTP through their own code. Times are worth something only on a machine that does nothing else.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.search import sites
from tests.bench.search.asking import ASKERS
from tests.bench.search.carried import PAGES, Carried, carried, scripts
from tests.bench.search.keystrokes import INTERFACES, Burden, burden, high, usual
from tests.browser.chromium import LAUNCH_ARGS, find_or_install
from tests.browser.serving import serving
from tests.search.relevance import Score, queries, scores

PACKAGES = ("mkdocs-material", "rjieba", "pagefind")
HEAD = ("what a reader carries and waits for", "wanted", *INTERFACES)
TIMES = {"longest task of a keystroke": "blocks", "all tasks of a keystroke": "works"}
WANTED = {
    "page scripts, KB gz": "≤ 60",
    "search, loaded KB gz": "≤ 200",
    "first search result, ms": "≤ 200",
    "longest task of a keystroke, p95 ms": "≤ 16",
    "投诉速判 of 200 characters, ms": "≤ 100",
    "check of a letter of 200 characters, ms": "≤ 100",
}


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser("python -m tests.bench.search", description=main.__doc__)
    parser.add_argument("--cases", type=int, default=5000, help="size of the knowledge base for weight and speed")
    parser.add_argument("--runs", type=int, default=3, help="cold pages of each search")
    options = parser.parse_args()
    with _sites(None) as (_root, address, browser):
        found = {name: _scores(browser, address, name) for name in ASKERS}
    with _sites(options.cases) as (root, address, browser):
        costs = {name: _burden(browser, root, address, name, options.runs) for name in INTERFACES}
        own = carried(browser, root, address)
        pages = {name: scripts(root, name) for name in PAGES}
    table = _costs(costs, own, pages)
    print("\n".join([*_relevance(found), "", f"{options.cases:,} cases:", "", *table, "", _machine()]))


@contextmanager
def _sites(cases: int | None) -> Iterator[tuple[Path, str, Browser]]:
    with tempfile.TemporaryDirectory(prefix="casebook-search-") as folder, sync_playwright() as playwright:
        sites.build(Path(folder), cases)
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(LAUNCH_ARGS))
        with serving(Path(folder)) as address:
            yield Path(folder), address, browser
        browser.close()


def _scores(browser: Browser, address: str, name: str) -> dict[str, Score]:
    context = browser.new_context(locale="zh-CN")
    asked = queries()
    found = scores(asked, ASKERS[name](context.new_page(), address, [query.text for query in asked]))
    context.close()
    print(name, found, file=sys.stderr)
    return found


def _burden(browser: Browser, root: Path, address: str, name: str, runs: int) -> Burden:
    found = burden(browser, root, address, INTERFACES[name], runs)
    print(name, found, file=sys.stderr)
    return found


def _relevance(found: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """Recall among the first and the first five results, and the mean reciprocal rank, by group."""
    names = [f"{name} {figure}" for name in found for figure in ("R@1", "R@5", "MRR")]
    yield from _head(["group", "queries", *names])
    for group, first in next(iter(found.values())).items():
        each = [scored[group] for scored in found.values()]
        figures = [figure for one in each for figure in (one.recall_at_1, one.recall_at_5, one.mrr)]
        yield _row([group, str(first.queries), *(f"{figure:.3f}" for figure in figures)])


def _costs(costs: Mapping[str, Burden], own: Carried, pages: Mapping[str, int]) -> Iterator[str]:
    """A row for each thing, a column for each search; what only our pages have has no figures beside it."""
    yield from _head(HEAD)
    yield _measure("page scripts, KB gz", {name: f"{weight / 1e3:.1f}" for name, weight in pages.items()})
    yield _measure("search, loaded KB gz", {name: f"{cost.loaded / 1e3:.0f}" for name, cost in costs.items()})
    yield _measure("first search result, ms", {name: f"{cost.first:.0f}" for name, cost in costs.items()})
    for words, field in TIMES.items():
        for quantile, middle in (("p50", usual), ("p95", high)):
            figures = {name: f"{middle(getattr(cost, field)):.1f}" for name, cost in costs.items()}
            yield _measure(f"{words}, {quantile} ms", figures)
    for name, weight in own.tables.items():
        yield _measure(f"table {name}, KB gz", {"ours": f"{weight / 1e3:.1f}"})
    yield _measure("投诉速判 of 200 characters, ms", {"ours": f"{own.intake:.1f}"})
    yield _measure("check of a letter of 200 characters, ms", {"ours": f"{own.proof:.1f}"})


def _measure(what: str, figures: Mapping[str, str]) -> str:
    return _row([what, WANTED.get(what, "—"), *(figures.get(name, "—") for name in INTERFACES)])


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield _row(["---"] * len(cells))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _machine() -> str:
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return f"{os.cpu_count()} cores, load {' '.join(f'{value:.1f}' for value in os.getloadavg())}, {versions}"


if __name__ == "__main__":
    main()
