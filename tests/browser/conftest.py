"""The shipped content as a site, built once, served below a path of its own, and Chromium to read it with."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from generator.kept.locks import lock, unlock
from tests.browser.chromium import LAUNCH_ARGS, find_or_install
from tests.browser.reader import PATIENCE, Reader, Site, reading
from tests.browser.serving import build, built, serving
from tests.rendering import project

PROJECT = Path(__file__).parents[2]
REMEMBERING = "--allow-file-access-from-files"
FOR_SHORT = "--js-flags=--no-opt"
"""A page is open for a second or two; to optimise what it runs takes longer than the faster code gives back."""
SOURCES = ("cases", "content", "quizzes")


def copy_of_project(root: Path) -> Path:
    """The shipped project again, so that a build leaves the original alone."""
    for folder in SOURCES:
        shutil.copytree(PROJECT / folder, root / folder)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The shipped site, as an author builds it, once for all workers of a run: nobody changes it."""
    root = _shipped(tmp_path_factory)
    with serving(root) as address:
        yield Site(root / "site", f"{address}/site")


def _shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shipped"
    shared.mkdir(exist_ok=True)
    held = lock(shared, wait=True)
    assert held is not None, "tests that share a site need a system that locks folders"
    try:
        root = shared / "project"
        if not (root / "site").exists():
            shutil.rmtree(root, ignore_errors=True)  # of a worker that could not build it
            build(copy_of_project(root))
    finally:
        unlock(held)
    return root


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of all EXAMPLEs; a file whose tests read it has it as its `site`."""
    with built(project(tmp_path_factory.mktemp("examples"))) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    program = find_or_install()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*LAUNCH_ARGS, FOR_SHORT])
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """Opens pages of `site`, which a file or a folder may have of its own.

    The test fails if one of them complains or asks another host for anything.
    """
    with reading(browser, site) as reader:
        yield reader


@pytest.fixture
def from_page_to_page(browser: Browser, site: Site) -> Iterator[Reader]:
    """The same, for what one page from a folder leaves to another.

    A busy Chromium now and then gives such a page a storage that nobody else sees (`findings/chromium-forgets-…`), but
    none to pages that may read files. Ours read none, which a reader complains of.
    """
    program = find_or_install()
    arguments = [*LAUNCH_ARGS, REMEMBERING]
    with browser.browser_type.launch(executable_path=program, args=arguments) as other, reading(other, site) as reader:
        yield reader


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that fails says what stood on its pages: what came too late is not seen again by running it once more."""
    report = yield
    reader = next((one for one in getattr(item, "funcargs", {}).values() if isinstance(one, Reader)), None)
    if report.when == "call" and report.failed and reader:
        report.sections.append(("open pages", reader.account()))
    return report
