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
QUIET = 1000  # milliseconds
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
    requests = _slow_down(page)
    page.goto(address)  # until all that the page itself names is there, then what its scripts ask for
    settle(page)
    _wait_until_quiet(page, requests)
    seen: Mapping[str, float] = page.evaluate(SEEN)
    context.close()
    loaded = [*_of_this_visit(requests.values())]
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


def _slow_down(page: Page) -> Mapping[str, Request]:
    """Make the page a phone's; the value is what it will ask for."""
    session = page.context.new_cdp_session(page)
    requests: dict[str, Request] = {}

    def begun(event: Mapping[str, Any]) -> None:
        requests[event["requestId"]] = Request(event["request"]["url"], event["timestamp"] * 1000)

    def ended(event: Mapping[str, Any]) -> None:
        request = requests[event["requestId"]]
        request.ended, request.bytes = event["timestamp"] * 1000, int(event.get("encodedDataLength", 0))

    session.on("Network.requestWillBeSent", begun)
    session.on("Network.loadingFinished", ended)
    session.on("Network.loadingFailed", ended)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return requests


def _wait_until_quiet(page: Page, requests: Mapping[str, Request]) -> None:
    """Until nothing more is asked for; Playwright's own `networkidle` does not always come on a slowed-down network."""
    last = -1
    while len(requests) > last or not all(request.ended for request in requests.values()):
        last = len(requests)
        page.wait_for_timeout(QUIET)


def _of_this_visit(requests: Iterable[Request]) -> Iterator[Request]:
    """What came over the wire, counted from when the first was asked for."""
    came = [request for request in requests if request.url.startswith("http") and request.ended]
    start = min(request.begun for request in came)
    for request in came:
        yield Request(request.url, request.begun - start, request.ended - start, request.bytes)
