"""The ways out of Material: builds the shipped site each way, walks six jobs in each, and says what works and differs.

    python -m tests.exits --ways today properdocs zensical

Environments are made in a temporary folder, with pinned versions. Each way is a column; a job is done or says what went
wrong, and below the jobs stands what one finds on the pages, with `=` where it is as in the first column.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

from playwright.sync_api import Browser, Error, expect, sync_playwright

from tests.browser.chromium import LAUNCH_ARGS, find_or_install
from tests.browser.reader import PATIENCE, Reader, Site
from tests.browser.serving import serving
from tests.exits.looks import LOOKS, Look
from tests.exits.ways import WAYS, Built
from tests.jobs.six import JOBS, Job

DONE = "done"
Column = dict[str, str]


def main() -> int:
    """Print the table; the value is 1 if a job could not be done in one of the ways."""
    parser = argparse.ArgumentParser("python -m tests.exits", description=main.__doc__)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    names: list[str] = parser.parse_args().ways
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory(prefix="casebook-exits-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(LAUNCH_ARGS))
        with redirect_stdout(sys.stderr):  # the table stands alone
            columns = {name: _column(browser, WAYS[name](Path(folder) / name)) for name in names}
        browser.close()
    _print(columns)
    return 0 if all(column[job] == DONE for column in columns.values() for job in JOBS) else 1


def _column(browser: Browser, built: Built) -> Column:
    print(f"{built.engine}: built", flush=True)
    with serving(built.site.parent) as address:
        site = Site(built.site, f"{address}/{built.site.name}")
        jobs = {name: _done(browser, site, job) for name, job in JOBS.items()}
        looks = {name: _tried(browser, site, look) for name, look in LOOKS.items()}
    return {"built by": built.engine, "changed lines in mkdocs.yml": str(built.changed), **jobs, **looks}


def _done(browser: Browser, site: Site, job: Job) -> str:
    """Whether a job is done, with nothing on the console and no request to another host."""

    def do(reader: Reader) -> str:
        job(reader)
        return DONE

    return _tried(browser, site, do)


def _tried(browser: Browser, site: Site, look: Look) -> str:
    """What comes of it, and what the browser complains of beside it."""
    reader = Reader(browser, site)
    try:
        seen = look(reader)
    except (AssertionError, Error) as failure:
        seen = str(failure).strip().partition("\n")[0]
    finally:
        reader.leave()
    return "; ".join((seen, *dict.fromkeys(problem.replace(site.address, "") for problem in reader.problems)))


def _print(columns: Mapping[str, Column]) -> None:
    first = next(iter(columns.values()))
    print(_row(["", *columns]), _row(["---"] * (len(columns) + 1)), sep="\n")
    for name, value in first.items():
        same = "=" if name in LOOKS else value
        cells = (same if column is not first and column[name] == value else column[name] for column in columns.values())
        print(_row([name, *cells]))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(main())
