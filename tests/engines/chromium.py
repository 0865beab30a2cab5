"""Chromium, which chromedriver drives, and whose console it hands on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.remote.command import Command

from tests.browser.chromium import LAUNCH_ARGS
from tests.engines.engine import Driven, Engine, downloads, path

TOLD = ("WARNING", "SEVERE")


@contextmanager
def start(folder: Path) -> Iterator[Driven]:
    """A Chromium of its own."""
    options = ChromeOptions()
    options.binary_location = path("chromium")
    for argument in (*LAUNCH_ARGS, "--lang=en-US", f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads(folder))})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options, ChromeService(path("chromedriver"))) as driver:
        yield Driven(driver, lambda: _console(driver))


def _console(driver: Chrome) -> list[str]:
    told = driver.execute(Command.GET_LOG, {"type": "browser"})["value"]
    return [entry["message"] for entry in told if entry["level"] in TOLD]


ENGINE = Engine("Chromium", ("chromium", "chromedriver"), ("chromium", "chromium-driver"), start)
