"""WebKitGTK in its MiniBrowser, on a screen that nobody sees. Its console is not to be had while a driver drives it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import Driven, Engine, downloads, path


@contextmanager
def start(folder: Path) -> Iterator[Driven]:
    """A WebKitGTK of its own."""
    settings = folder / "config"
    settings.mkdir()
    (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads(folder)}"\n')
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(settings)}
    with _screen() as display:
        service = Service(path("WebKitWebDriver"), env={**os.environ, **home, "DISPLAY": display})
        with WebKitGTK(WebKitGTKOptions(), service) as driver:
            yield Driven(driver, list)


@contextmanager
def _screen() -> Iterator[str]:
    command = ("Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            yield f":{process.stdout.readline().strip()}"
        finally:
            process.terminate()


ENGINE = Engine("WebKitGTK", ("WebKitWebDriver", "Xvfb"), ("webkit2gtk-driver", "xvfb"), start)
