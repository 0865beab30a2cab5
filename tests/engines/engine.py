"""A browser engine: what it needs, and how it is started with a driver to hold its reins."""

import shutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver.remote.webdriver import WebDriver

from tests import debian


@dataclass(frozen=True)
class Driven:
    """A browser that does what it is told; `console` holds the errors that it told of its own accord."""

    driver: WebDriver
    console: Callable[[], list[str]]

    @property
    def version(self) -> str:
        """As the browser gives it."""
        return str(self.driver.capabilities["browserVersion"])


@dataclass(frozen=True)
class Engine:
    """`start` takes an empty folder for what the browser keeps; what is downloaded comes into `downloads` in it."""

    title: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    start: Callable[[Path], AbstractContextManager[Driven]]

    def ensure(self) -> None:
        """Install what is missing, or leave the program and say what to install."""
        if self._missing() and debian.is_root():
            debian.install(*self.packages)
        if missing := self._missing():
            sys.exit(f"{self.title}: no {', '.join(missing)}. On Debian install {' '.join(self.packages)}.")

    def _missing(self) -> list[str]:
        return [program for program in self.programs if shutil.which(program) is None]


def downloads(folder: Path) -> Path:
    """Where a browser that keeps its things in this folder puts what is downloaded."""
    place = folder / "downloads"
    place.mkdir(exist_ok=True)
    return place


def path(program: str) -> str:
    """Where a program is that was found or installed."""
    found = shutil.which(program)
    assert found, program
    return found
