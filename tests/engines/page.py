"""What somebody sees of a page, by role and name as the engine itself tells them to a screen reader."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from selenium.common import WebDriverException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from tests.engines.names import named, same
from tests.engines.waiting import until

SELECTORS = {
    "button": "button, input[type=button], input[type=submit]",
    "checkbox": "input[type=checkbox]",
    "combobox": "select",
    "date": "input[type=date]",
    "dialog": "dialog",
    "form": "form",
    "group": "fieldset, [role=group]",
    "heading": "h1, h2, h3, h4",
    "link": "a[href]",
    "main": "main",
    "radio": "input[type=radio]",
    "region": "section, [role=region]",
    "searchbox": "input[type=search]",
    "status": "[role=status], output",
    "textbox": "input:not([type]), input[type=text], textarea",
}
"""Where something of a role may stand; the engine is asked whether it has it."""
CALLED = {"combobox": ("combobox", "button"), "date": ("Date", "textbox", "")}
"""What engines call a role, where they differ from each other: a select is a button to WebKit, and ARIA has no date."""
SHOWN = """const [within, selector] = arguments;
return [...(within ?? document).querySelectorAll(selector)].filter((one) => one.checkVisibility())
  .map((one) => [one, one.getAttribute("aria-label") ?? one.textContent])"""
OPTIONS = "return [[...arguments[0].options].map(({text}) => text), arguments[0].selectedIndex]"
NAMED_BY_TEXT = frozenset({"button", "heading", "link"})
"""Of these there are hundreds on a page, so only those are asked for their name whose text has it."""


@dataclass(frozen=True)
class Place:
    """Something on a page, looked for anew each time: pages change while they are read."""

    driver: WebDriver
    role: str
    name: str = ""
    within: "Place | None" = None
    number: int = 0
    exact: bool = False

    def place(self, role: str, name: str = "", *, number: int = 0, exact: bool = False) -> "Place":
        """Something in here."""
        return Place(self.driver, role, name, self, number, exact)

    def all(self) -> list[WebElement]:
        """All that fit, as they are now."""
        return list(self._found())

    def element(self) -> WebElement:
        """The one that is meant, as soon as it is there."""
        return until(self._now, f"no {self}")

    def click(self) -> None:
        """Press it, as soon as that can be done."""
        self._done(lambda element: element.click(), "cannot be pressed")

    def fill(self, text: str) -> None:
        """Enter a text in place of what is there."""

        def filled(element: WebElement) -> None:
            element.clear()
            if text:  # WebKit's driver takes none that is empty
                element.send_keys(text)

        self._done(filled, "takes no text")

    def choose(self, words: str) -> None:
        """Choose the option with these words in it by the arrow keys.

        After a click on it Chromium's driver fires no `input`, as a reader's click does.
        """
        [way] = until(lambda: self._way(words), f"{self} does not offer {words!r}")
        self.press(*[Keys.ARROW_DOWN if way > 0 else Keys.ARROW_UP] * abs(way))
        until(lambda: self._way(words) == [0], f"{self} does not come to {words!r}")

    def press(self, *keys: str) -> None:
        """Give it the focus, and press keys one after the other."""
        self._done(lambda element: self.driver.execute_script("arguments[0].focus()", element), "takes no focus")
        ActionChains(self.driver).send_keys(*keys).perform()

    def reads(self, *words: str) -> str:
        """Its text, as soon as all these words are in it."""
        return until(lambda: _with(words, self._now().text), f"{self} does not read {words}")

    def matches(self, pattern: str) -> None:
        """Wait until its text does."""
        until(lambda: re.search(pattern, self._now().text), f"{self} does not match {pattern!r}")

    def changes(self, before: str) -> str:
        """Its text, as soon as it is another one."""
        return until(lambda: _other(before, self._now().text), f"{self} stays as it was")

    def holds(self, value: str) -> None:
        """Wait until this is entered."""
        until(lambda: same(str(self._now().get_property("value")), value), f"{self} does not hold {value!r}")

    def value(self) -> str:
        """What is entered."""
        return self.property("value")

    def property(self, name: str) -> str:
        """A property of it that is a text."""
        [text] = until(lambda: [str(self._now().get_property(name))], f"no {self}")
        return text

    def __str__(self) -> str:
        """As a report names it."""
        return f"{self.role} “{self.name}”" + (f" in {self.within}" if self.within else "")

    def _way(self, words: str) -> list[int]:
        """How far an option is below the chosen one; nothing while there is none."""
        options, chosen = self.driver.execute_script(OPTIONS, self._now())
        return [number - chosen for number, text in enumerate(options) if named(text, words, exact=False)][:1]

    def _done(self, act: Callable[[WebElement], Any], what: str) -> None:
        def did() -> bool:
            element = self._now()
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            act(element)
            return True

        until(did, f"{self} {what}")

    def _now(self) -> WebElement:
        for element in islice(self._found(), self.number, None):
            return element
        raise LookupError(self.name)

    def _found(self) -> Iterator[WebElement]:
        within = self.within._now() if self.within else None
        for element, text in self.driver.execute_script(SHOWN, within, SELECTORS[self.role]):
            if self.role in NAMED_BY_TEXT and not self._named(text):
                continue
            if _role(element) in CALLED.get(self.role, (self.role,)) and self._named(element.accessible_name):
                yield element

    def _named(self, name: str) -> bool:
        return named(name, self.name, exact=self.exact)


def _role(element: WebElement) -> str:
    """The role that the engine gives an element; WebKit knows none of what a screen reader passes by."""
    try:
        return str(element.aria_role)
    except WebDriverException:
        return ""


def _with(words: tuple[str, ...], text: str) -> str | None:
    return text if all(word in text for word in words) else None


def _other(before: str, text: str) -> str | None:
    return text if text not in ("", before) else None
