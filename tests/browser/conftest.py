"""The shipped content as a site, built once, served below a path of its own, and Chromium to read it with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.cli import main
from tests.browser.chromium import LAUNCH_ARGS, find_or_install
from tests.browser.reader import Reader, Site
from tests.browser.serving import serving

PROJECT = Path(__file__).parents[2]
SOURCES = ("cases", "content", "quizzes")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped project, so that a build leaves the original alone."""
    root = tmp_path_factory.mktemp("project")
    for folder in SOURCES:
        shutil.copytree(PROJECT / folder, root / folder)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="session")
def server(project: Path) -> Iterator[str]:
    """The address at which the copy is served."""
    with serving(project) as address:
        yield address


@pytest.fixture(scope="session")
def site(project: Path, server: str) -> Site:
    """The shipped site, as an author builds it."""
    assert main(["build", "--project", str(project)]) == 0
    return Site(project / "site", f"{server}/site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    program = find_or_install()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(LAUNCH_ARGS))
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """Opens pages; the test fails if one of them complains or asks another host for anything."""
    reader = Reader(browser, site)
    yield reader
    reader.leave()
    assert reader.problems == []
