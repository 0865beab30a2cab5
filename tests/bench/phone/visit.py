"""One visit to a page on a phone that has never been there: what it waits for, and what it loads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.reader import settle

PHONE: ViewportSize = {"width": 360, "height": 740}
NETWORK = {"offline": False, "latency": 170, "downloadThroughput": 9e6 / 8, "uploadThroughput": 1.5e6 / 8}
"""What Chromium's own tools call fast 4G; milliseconds and bytes a second."""
FIGURES = ("first", "largest", "bytes", "requests", "shift")
SLOWDOWN = 4
QUIET = 2000  # milliseconds
PROFILE = f"9 Mbit/s down, 1.5 up, {NETWORK['latency']} ms a round trip, processor {SLOWDOWN} × slower, empty cache"
WATCH = """
globalThis.seen = { first: NaN, largest: NaN, shift: 0 };
const watch = (type, tell) =>
  new PerformanceObserver((list) => list.getEntries().forEach(tell)).observe({ type, buffered: true });
watch("paint", ({ name, startTime }) => name === "first-contentful-paint" && (seen.first = startTime));
watch("largest-contentful-paint", ({ startTime }) => (seen.largest = startTime));
watch("layout-shift", ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
"""
SEEN = """async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return seen;
}"""


@dataclass
class Request:
    """A file that the page asked for; milliseconds after the visit began, and bytes as they came."""

    url: str
    begun: float
    ended: float = 0.0
    bytes: int = 0


@dataclass
class Wire:
    """What was asked for, by the browser's own names, and how much happened so far."""

    requests: dict[str, Request] = field(default_factory=dict)
    events: int = 0

    def begun(self, event: Mapping[str, Any]) -> None:
        """A request was sent."""
        self.requests[event["requestId"]] = Request(event["request"]["url"], event["timestamp"] * 1000)
        self.events += 1

    def came(self, _event: Mapping[str, Any]) -> None:
        """A piece of an answer."""
        self.events += 1

    def ended(self, event: Mapping[str, Any]) -> None:
        """An answer is whole, or there will be none."""
        if request := self.requests.get(event["requestId"]):
            request.ended, request.bytes = event["timestamp"] * 1000, int(event.get("encodedDataLength", 0))
        self.events += 1


@dataclass(frozen=True)
class Visit:
    """Milliseconds until something is painted, and the largest thing; bytes over the wire; how far things moved."""

    first: float
    largest: float
    bytes: float
    requests: float
    shift: float
    waterfall: Sequence[Request] = field(default=(), repr=False)


def visit(browser: Browser, address: str) -> Visit:
    """Open the page and wait until it asks for nothing more."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(WATCH)
    wire = _slow_down(page)
    page.goto(address)  # until all that the page itself names is there, then what its scripts ask for
    settle(page)
    _wait_until_quiet(page, wire)
    seen: Mapping[str, float] = page.evaluate(SEEN)
    context.close()
    loaded = [*_of_this_visit(wire.requests.values())]
    return Visit(
        first=seen["first"],
        largest=seen["largest"],
        bytes=sum(request.bytes for request in loaded),
        requests=len(loaded),
        shift=seen["shift"],
        waterfall=loaded,
    )


def usual(visits: Sequence[Visit]) -> Visit:
    """The median of each figure; the waterfall is that of the first."""
    figures = {name: median(getattr(one, name) for one in visits) for name in FIGURES}
    return Visit(**figures, waterfall=visits[0].waterfall)


def _slow_down(page: Page) -> Wire:
    """Make the page a phone's; the value is what it will ask for."""
    session, wire = page.context.new_cdp_session(page), Wire()
    session.on("Network.requestWillBeSent", wire.begun)
    session.on("Network.dataReceived", wire.came)
    session.on("Network.loadingFinished", wire.ended)
    session.on("Network.loadingFailed", wire.ended)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return wire


def _wait_until_quiet(page: Page, wire: Wire) -> None:
    """Until nothing comes or is asked for any more; Playwright's own `networkidle` does not always come.

    What a worker loads is not told to its page, so that its requests never end here, and do not count.
    """
    last = -1
    while wire.events > last:
        last = wire.events
        page.wait_for_timeout(QUIET)


def _of_this_visit(requests: Iterable[Request]) -> Iterator[Request]:
    """What came over the wire, counted from when the first was asked for."""
    came = [request for request in requests if request.url.startswith("http") and request.ended]
    start = min(request.begun for request in came)
    for request in came:
        yield Request(request.url, request.begun - start, request.ended - start, request.bytes)
