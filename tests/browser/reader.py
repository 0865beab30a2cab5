"""Somebody who opens pages of a built site in Chromium, and notes whatever a page should not do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, ViewportSize

from tests.browser.late import SLOWER, slow

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
LOOKS: dict[str, dict[str, Any]] = {
    "light-desk": {"viewport": DESK, "color_scheme": "light", "reduced_motion": "reduce"},
    "dark-phone": {"viewport": PHONE, "color_scheme": "dark", "reduced_motion": "reduce"},
}
"""Ways to look at a page; axe is asked in each."""
PATIENCE = 30_000 * SLOWER  # milliseconds: a machine that does much else is slow, not wrong
INLINE = frozenset({"about", "blob", "data", "file"})
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("blocked", "SecurityError") };
  Object.defineProperty(globalThis, name, {get, configurable: true});
}"""
"""Scripts to begin with, where the browser keeps nothing, and as on a page over plain HTTP."""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
SEEN = """(html) => {
  return {
    text: html.innerText.replace(/\\n\\s*/g, "\\n").slice(0, 2000),
    undefined: [...html.querySelectorAll(":not(:defined)")].map(({localName}) => localName),
    kept: Object.entries(localStorage).map((entry) => entry.join("=").slice(0, 300)),
  };
}"""
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
OPEN_ALL = "document.querySelectorAll('details').forEach((part) => part.open = true)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SETTLED = """async () => {
  if (!globalThis.casebook) return; // the page for an address that is none has no scripts
  const awaited = Object.keys(casebook.site.scripts).filter((tag) => document.querySelector(tag));
  await Promise.all(awaited.map((tag) => customElements.whenDefined(tag)));
  const asked = () => [...document.querySelectorAll('head > script[src*="/casebook/data/"]')];
  const nameOf = ({src}) => decodeURI(new URL(src).pathname).split("/casebook/data/")[1].replace(/\\.js$/, "");
  for (let read = 0; read < asked().length; ) {
    const names = asked().slice(read).map(nameOf);
    await Promise.all(names.map((name) => casebook.load(name)));
    await new Promise((resolve) => setTimeout(resolve));
    read += names.length;
  }
}"""

EVERY_SCRIPT = """() => {
  const missing = Object.entries(casebook.site.scripts).filter(([tag]) => !customElements.get(tag));
  const paths = new Set(missing.flatMap(([, paths]) => paths));
  const others = [...paths].filter((path) => !document.querySelector(`script[src$="/${path}"]`));
  return Promise.all(others.map((path) =>
    new Promise((resolve) => casebook.run(path, {async: false}).addEventListener("load", resolve))));
}"""

UNTIL = """async (arg) => {
  const holds = %s;
  for (const end = performance.now() + %d; !holds(arg); ) {
    if (performance.now() > end) throw new Error(`not in time: ${holds}`);
    await new Promise(requestAnimationFrame);
  }
}"""


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and where it is served below a path of its own."""

    folder: Path
    address: str

    def served(self, path: str) -> str:
        """The address of a page over HTTP."""
        return f"{self.address}/{path}"

    def on_disk(self, path: str) -> str:
        """The address of a page opened from its folder."""
        address = urlsplit(path)
        return address._replace(path=urlsplit((self.folder / address.path).as_uri()).path, scheme="file").geturl()

    def pages(self) -> list[str]:
        """Every page, by its path."""
        return sorted(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))


@dataclass
class Reader:
    """Opens pages; `problems` are console errors, page errors, failed requests and requests to other hosts."""

    browser: Browser
    site: Site
    problems: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, **options: Any) -> Page:
        """An empty page, as wide as a desk's screen unless told otherwise."""
        context = self.browser.new_context(**{"viewport": DESK, "locale": "zh-CN", **options})
        context.set_default_timeout(PATIENCE)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"{error.page and error.page.url}: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("page", slow)
        self.contexts.append(context)
        return context.new_page()

    def open(self, path: str, **options: Any) -> Page:
        """A page of the site over HTTP."""
        page = self.page(**options)
        page.goto(self.site.served(path))
        return page

    def open_from_folder(self, path: str, **options: Any) -> Page:
        """A page of the site as a file."""
        page = self.page(**options)
        page.goto(self.site.on_disk(path))
        return page

    def account(self) -> str:
        """What stands on each open page, which elements no script has defined, and what it keeps."""
        pages = [page for context in self.contexts for page in context.pages]
        return "\n".join([*map(_account, pages), *self.problems])

    def leave(self) -> None:
        """Close everything that was opened."""
        for context in self.contexts:
            context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"{message.page and message.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in INLINE and address.netloc != urlsplit(self.site.address).netloc:
            self.problems.append(f"{request.frame.url}: asks another host for {request.url}")
        if address.scheme == "file" and request.resource_type in ("fetch", "xhr"):
            self.problems.append(f"{request.frame.url}: reads {request.url}, which browsers refuse")

    def _failed(self, request: Request) -> None:
        # A page that is left while something still loads is no failure of the site.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"{request.url}: {request.failure}")


@contextmanager
def reading(browser: Browser, site: Site) -> Iterator[Reader]:
    """Somebody who reads a site, and complains about nothing."""
    reader = Reader(browser, site)
    try:
        yield reader
    except Exception as problem:
        problem.add_note(reader.account())
        raise
    finally:
        reader.leave()
    assert reader.problems == []


def _account(page: Page) -> str:
    try:
        seen = page.locator("html").evaluate(SEEN, timeout=PATIENCE / 6)
    except Error as problem:
        return f"== {page.url}: {problem}"
    return f"== {page.url}\n{seen['text']}\n-- not defined: {seen['undefined']}\n-- kept: {seen['kept']}"


def settle(page: Page) -> None:
    """Wait until all that the page's elements asked for has been read, and they have shown it."""
    page.evaluate(SETTLED)


def run_every_script(page: Page) -> None:
    """Run the scripts on demand too, whether or not the page has an element of theirs."""
    page.evaluate(EVERY_SCRIPT)


def until(page: Page, condition: str, arg: Any = None) -> None:
    """Wait until a JavaScript function says yes; `wait_for_function` compiles it, which the page's policy refuses."""
    page.evaluate(UNTIL % (condition, PATIENCE), arg)


def kept(page: Page) -> str:
    """All that the browser keeps for the site."""
    return str(page.evaluate(KEPT))


def open_all(page: Page) -> None:
    """Open whatever is folded."""
    page.evaluate(OPEN_ALL)


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate(TOO_WIDE))
