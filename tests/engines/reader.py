"""Somebody who reads the site in an engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver

from tests.engines import recorder
from tests.engines.engine import Driven, downloads
from tests.engines.page import Place
from tests.engines.waiting import until

WIDTH, HEIGHT = 1280, 900


@dataclass(frozen=True)
class Reader:
    """A reader with an empty browser, which keeps its things in `folder`; the site begins at `address`."""

    driven: Driven
    address: str
    folder: Path

    def __post_init__(self) -> None:
        """Have a window as wide as a desk's screen."""
        self.driver.set_window_rect(0, 0, WIDTH, HEIGHT)

    @property
    def driver(self) -> WebDriver:
        """What holds the reins of the browser."""
        return self.driven.driver

    def open(self, path: str) -> None:
        """Go to a page."""
        self.driver.get(f"{self.address}{path}")

    def place(self, role: str, name: str = "", *, number: int = 0, exact: bool = False) -> Place:
        """Something on the page that is open."""
        return Place(self.driver, role, name, None, number, exact)

    def type(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def paste(self) -> None:
        """Press Ctrl-V."""
        ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("v").key_up(Keys.CONTROL).perform()

    def back(self) -> None:
        """Press the button of the browser."""
        self.driver.back()

    def forward(self) -> None:
        """Press the other one."""
        self.driver.forward()

    def reload(self) -> None:
        """Load the page anew."""
        self.driver.refresh()

    def run(self, script: str) -> None:
        """Run a script in the page."""
        self.driver.execute_script(script)

    def arrives(self, address: str) -> None:
        """Wait until a page is open."""
        until(lambda: self.driver.current_url == address, f"does not come to {address}")

    def downloaded(self, pattern: str) -> Path:
        """The file with such a name that was downloaded, as soon as it is whole."""
        return until(lambda: _whole(downloads(self.folder).glob(pattern)), f"no {pattern} is downloaded")

    def problems(self) -> list[str]:
        """What went wrong on the pages since last time without anybody having looked for it."""
        return [*self.driver.execute_script(recorder.TELL), *self.driven.console()]


def _whole(files: Iterable[Path]) -> Path | None:
    return next((file for file in files if file.stat().st_size), None)
