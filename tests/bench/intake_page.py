"""投诉速判 of the shipped site, built for once and open in a browser."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from generator.cli import main as casebook
from tests.bench.corpus import FOLDERS, SHIPPED
from tests.browser.chromium import LAUNCH_ARGS, find_or_install


@contextmanager
def intake_page() -> Iterator[tuple[Page, Path]]:
    """The page, and the project of its site."""
    with tempfile.TemporaryDirectory(prefix="casebook-asked-") as folder, sync_playwright() as playwright:
        for source in FOLDERS:
            shutil.copytree(SHIPPED / source, Path(folder) / source)
        shutil.copy(SHIPPED / "mkdocs.yml", folder)
        casebook(["build", "--project", folder])
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(LAUNCH_ARGS))
        page = browser.new_page()
        page.goto((Path(folder) / "site" / "intake.html").as_uri())
        yield page, Path(folder)
        browser.close()
