"""Find a Chromium for the browser tests, or install one.

`python -m tests.browser.chromium` prints its path, after it has seen to all that drives it.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import debian

LAUNCH_ARGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# The shell is the same browser without windows, and needs a third less time for what nobody sees.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium-headless-shell", "chromium")
OVERRIDE = "CASEBOOK_CHROMIUM"


@cache
def find_or_install() -> Path:
    """The Chromium to test with; leaves the program with a clear message when there is none."""
    if named := os.environ.get(OVERRIDE):
        return _named(Path(named))
    found = _first_working() or _install()
    if found is None:
        sys.exit(f"No Chromium: install one, or set {OVERRIDE} to the path of its program.")
    return found


def ensure_driver() -> None:
    """Playwright brings its own Node.js, which needs a library that a bare Debian lacks."""
    if _driver_runs() or (debian.is_root() and debian.install("libatomic1") and _driver_runs()):
        return
    sys.exit("Playwright's driver does not run: see the error above; on Debian install libatomic1.")


def ensure_chinese_font() -> None:
    """Without one every Han character is the same box, and what a test measures means nothing."""
    if platform.system() != "Linux" or _has_chinese_font():
        return
    if debian.is_root():
        debian.install("fontconfig", "fonts-noto-cjk")
    if not _has_chinese_font():
        sys.exit("No Chinese font: install one that `fc-list :lang=zh` lists, e.g. Noto Sans CJK.")


def _named(program: Path) -> Path:
    if not _works(program):
        sys.exit(f"{OVERRIDE} is set to {program}, which does not run.")
    return program


def _first_working() -> Path | None:
    return next((program for program in _candidates() if _works(program)), None)


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _works(program: Path) -> bool:
    """A downloaded browser can be there and still lack its system libraries, so it is asked."""
    if not program.is_file():
        return False
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def _install() -> Path | None:
    # Debian's packages come first: they bring the libraries that Playwright's own download lacks.
    installed = (debian.is_root() and any(map(debian.install, PACKAGES))) or _playwright_install()
    return _first_working() if installed else None


def _driver_runs() -> bool:
    return debian.run(sys.executable, "-m", "playwright", "--version")


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True)
    return bool(listed.stdout.strip())


def _playwright_install() -> bool:
    return debian.run(sys.executable, "-m", "playwright", "install", "chromium")


if __name__ == "__main__":
    ensure_driver()
    program = find_or_install()
    ensure_chinese_font()
    print(program)
