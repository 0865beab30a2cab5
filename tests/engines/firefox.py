"""Firefox ESR, driven by what it speaks itself."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from selenium.webdriver import FirefoxOptions, Remote

from tests.engines.engine import Driven, Engine, downloads
from tests.engines.marionette import Marionette
from tests.engines.waiting import until

ERRORS = """const told = Services.console.getMessageArray();
Services.console.reset();
return told.filter((one) => one instanceof Ci.nsIScriptError && one.flags === Ci.nsIScriptError.errorFlag)
  .filter(({sourceName}) => /^(http|file):/.test(sourceName))
  .map(({sourceName, errorMessage}) => `${sourceName}: ${errorMessage}`)"""
"""Firefox has messages of its own among them; a page's begin with its address."""


@contextmanager
def start(folder: Path) -> Iterator[Driven]:
    """A Firefox of its own."""
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(_preferences(folder))
    command = ("firefox-esr", "--headless", "--marionette", "--remote-allow-system-access", "--profile", profile)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            marionette = Marionette(_port(process, profile / "MarionetteActivePort"))
            with Remote(cast("Any", marionette), options=FirefoxOptions()) as driver:
                yield Driven(driver, lambda: _console(marionette))
        finally:
            process.terminate()


def _preferences(folder: Path) -> str:
    preferences = {
        "marionette.port": 0,  # any that is free
        "browser.download.folderList": 2,  # the folder that is named
        "browser.download.dir": str(downloads(folder)),
    }
    return "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())


def _port(process: subprocess.Popen[bytes], file: Path) -> int:
    """The port at which it listens, as soon as it does."""

    def written() -> str:
        assert process.poll() is None, "Firefox does not start"
        return file.read_text() if file.exists() else ""

    return int(until(written, "Firefox does not listen"))


def _console(marionette: Marionette) -> list[str]:
    """The errors that its console has from pages since last time; only scripts of its own may read there."""
    marionette.ask("Marionette:SetContext", value="chrome")
    _, found = marionette.ask("WebDriver:ExecuteScript", script=ERRORS, args=[])
    marionette.ask("Marionette:SetContext", value="content")
    return list(found["value"])


ENGINE = Engine("Firefox", ("firefox-esr",), ("firefox-esr",), start)
