"""What it costs a reader to search: what is loaded, how long the first result takes, how long each keystroke blocks."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import nan
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

QUERIES = ("征信写错了多久能改", "催收一天最多能打几次电话", "谁可以批准延期", "贷款不是我借的怎么办")
PAUSE = 300  # milliseconds between two keystrokes
PATIENCE = 120_000  # milliseconds after which a first result is not waited for
KEY = "casebook-bench-key"
GZIP = 31
NOTE = f"""
addEventListener("keydown", () => (globalThis.begun ??= performance.now()), true);
addEventListener("input", () => performance.mark("{KEY}"), true);
"""
WAIT = """
([selector, patience]) => new Promise((resolve) => {
  const until = performance.now() + patience;
  const look = () => {
    const found = document.querySelector(selector);
    const isShown = found?.checkVisibility() && found.textContent.trim();
    if (performance.now() > until) resolve(Infinity);
    else requestAnimationFrame(isShown ? () => resolve(performance.now() - begun) : look);
  };
  look();
})
"""


@dataclass(frozen=True)
class Interface:
    """Where readers type; `own` are the parts of addresses by which what only the search loads is told."""

    start: str
    field: str
    result: str
    own: tuple[str, ...]
    key: str = "/"


@dataclass(frozen=True)
class Burden:
    """Bytes compressed, milliseconds; `blocks` are the longest tasks of keystrokes, `works` all their tasks."""

    loaded: int
    first: float
    blocks: tuple[float, ...]
    works: tuple[float, ...]


INTERFACES = {
    "ours": Interface(
        start="project/site/about.html",
        field="dialog input[type=search]",
        result="dialog section a[href]",
        own=("/data/search/",),
    ),
    "Material + jieba": Interface(
        start="twin/site/about.html",
        field="[data-md-component=search-query]",
        result=".md-search-result__link",
        own=("/search/search_index", "/workers/search", "/javascripts/lunr/"),
    ),
    "Pagefind": Interface(
        start="twin/pagefind.html",
        field=".pagefind-ui__search-input",
        result=".pagefind-ui__result-link",
        own=("/pagefind/",),
        key="Shift",
    ),
}


def burden(browser: Browser, root: Path, address: str, who: Interface, runs: int) -> Burden:
    """The median of some cold pages, then keystrokes on a page that has read everything."""
    cold = [_cold(browser, root, address, who) for _ in range(runs)]
    is_found = all(first < PATIENCE for _loaded, first in cold)
    found = (lengths for query in QUERIES for lengths in _typed(browser, address, who, query))
    tasks = list(found) if is_found else []
    return Burden(
        loaded=round(median(loaded for loaded, _first in cold)),
        first=median(first for _loaded, first in cold),
        blocks=tuple(max(lengths, default=0.0) for lengths in tasks),
        works=tuple(sum(lengths) for lengths in tasks),
    )


def high(values: Sequence[float]) -> float:
    """The 95th percentile; nan if nothing was measured."""
    return quantiles(values, n=20, method="inclusive")[-1] if values else nan


def usual(values: Sequence[float]) -> float:
    """The median; nan if nothing was measured."""
    return median(values) if values else nan


def _cold(browser: Browser, root: Path, address: str, who: Interface) -> tuple[int, float]:
    """Open a page for the first time and type two characters: bytes and milliseconds until a result is there."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    _begin(page, address, who)
    page.keyboard.insert_text(QUERIES[0][:2])
    page.keyboard.press("Shift")
    first: float = page.evaluate(WAIT, [who.result, PATIENCE])
    loaded = sum(_weight(root, url) for url in set(asked) if any(part in url for part in who.own))
    context.close()
    return loaded, first


def _begin(page: Page, address: str, who: Interface) -> None:
    page.add_init_script(NOTE)
    page.goto(f"{address}/{who.start}", wait_until="networkidle")
    page.keyboard.press(who.key)
    page.locator(who.field).focus()


def _weight(root: Path, url: str) -> int:
    """Bytes of a file as a server sends it: compressed, unless it is so already."""
    content = (root / unquote(urlsplit(url).path).lstrip("/")).read_bytes()
    compressor = zlib.compressobj(6, wbits=GZIP)
    return min(len(content), len(compressor.compress(content) + compressor.flush()))


def _typed(browser: Browser, address: str, who: Interface, query: str) -> Iterator[list[float]]:
    """For each character of a query the tasks of the page's main thread from its arrival to the next one."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    _begin(page, address, who)
    _warm_up(page, who)
    browser.start_tracing(page=page, categories=["toplevel", "blink.user_timing"])
    for character in query:
        page.keyboard.insert_text(character)
        page.keyboard.press("Shift")  # some listen to keys, some to input
        page.wait_for_timeout(PAUSE)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    yield from tasks(events)


def _warm_up(page: Page, who: Interface) -> None:
    """Everything is loaded before keystrokes are measured."""
    page.locator(who.field).fill("投诉")
    page.keyboard.press("Shift")
    page.evaluate(WAIT, [who.result, PATIENCE])
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3_000)
    page.locator(who.field).fill("")


def tasks(events: Sequence[dict[str, Any]]) -> Iterator[list[float]]:
    """Milliseconds of the tasks, keystroke by keystroke; of CPU, so that other programs count as little as they can."""
    marks = sorted((one for one in events if one["name"] == KEY), key=lambda one: one["ts"])
    thread = marks[0]["pid"], marks[0]["tid"]
    runs = [
        one for one in events
        if one["ph"] == "X" and one["name"].endswith("RunTask") and (one["pid"], one["tid"]) == thread
    ]  # fmt: skip
    for begin, end in pairwise([*(mark["ts"] for mark in marks), float("inf")]):
        # The task that brings a keystroke began before its mark; the last one has no next.
        own = (run for run in runs if begin <= run["ts"] + run["dur"] < end)
        yield [run.get("tdur", run["dur"]) / 1000 for run in own]
