"""Readers' main jobs on the shipped site, in three browser engines, over HTTP and from a folder: `make browsers`, or

    python -m tests.engines webkit firefox --jobs search letter

For each cell of the table a browser starts with nothing and does one job; what it says of errors on the way fails it.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from selenium.common import WebDriverException

from tests.browser.chromium import ensure_chinese_font
from tests.browser.conftest import copy_of_project
from tests.browser.serving import built
from tests.engines import chromium, firefox, recorder, webkit
from tests.engines.engine import Engine
from tests.engines.jobs import JOBS, Job
from tests.engines.reader import Reader
from tests.engines.table import FINE, table

Cell = tuple[tuple[str, str], str]
"""A job and an engine, and what became of it."""
ENGINES = {"chromium": chromium.ENGINE, "firefox": firefox.ENGINE, "webkit": webkit.ENGINE}


def main() -> int:
    """Do the jobs and print the table; the value is 1 if one of them could not be done."""
    parser = argparse.ArgumentParser("python -m tests.engines", description=main.__doc__)
    jobs = {job.__name__: job for job in JOBS}
    parser.add_argument("engines", nargs="*", choices=[*ENGINES, "all"], default="all")
    parser.add_argument("--jobs", nargs="+", choices=jobs, default=[*jobs])
    options = parser.parse_args()
    ensure_chinese_font()
    engines = [engine for name, engine in ENGINES.items() if name in options.engines or "all" in options.engines]
    for engine in engines:
        engine.ensure()
    with _addresses() as addresses:
        cells = dict(_cells(engines, addresses, [jobs[name] for name in options.jobs]))
    print("\n".join(table(cells)))
    return 0 if set(cells.values()) == {FINE} else 1


@contextmanager
def _addresses() -> Iterator[Mapping[str, str]]:
    """Where the shipped site begins, by the way in which it is read."""
    with tempfile.TemporaryDirectory(prefix="casebook-") as folder, built(copy_of_project(Path(folder))) as site:
        recorder.install(site.folder)
        yield {"HTTP": site.served(""), "folder": f"{site.folder.as_uri()}/"}


def _cells(engines: list[Engine], addresses: Mapping[str, str], jobs: list[Job]) -> Iterator[Cell]:
    for engine in engines:
        name = f"{engine.title} {_version(engine)}"
        for way, address in addresses.items():
            for job in jobs:
                outcome = _outcome(engine, address, job)
                print(f"{name}, {way}: {job.__name__} {outcome}", file=sys.stderr, flush=True)
                yield (job.__name__, f"{name}, {way}"), outcome


def _version(engine: Engine) -> str:
    with tempfile.TemporaryDirectory(prefix="casebook-engine-") as folder, engine.start(Path(folder)) as driven:
        return driven.version


def _outcome(engine: Engine, address: str, job: Job) -> str:
    """What became of a job."""
    with tempfile.TemporaryDirectory(prefix="casebook-engine-") as folder, engine.start(Path(folder)) as driven:
        reader = Reader(driven, address, Path(folder))
        try:
            job(reader)
        except (AssertionError, WebDriverException) as error:
            return f"{type(error).__name__}: {error}"
        return "; ".join(reader.problems()) or FINE


if __name__ == "__main__":
    sys.exit(main())
