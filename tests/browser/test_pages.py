"""Every page of the shipped site: no error, no other host, nothing to scroll sideways on a phone; what wordings say of
letters on their pages. A page is visited once for all of it: loaded whole where it asks for other files than the pages
before, or is the first of its folder; else Material swaps it for the one before, as readers meet it.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.kinds import all_kinds
from generator.kinds.wording import Wording
from tests.browser.reader import OPEN_ALL, PATIENCE, PHONE, SETTLED, TOO_WIDE, Reader, Site, too_wide
from tests.shipped import shipped_library

pytestmark = pytest.mark.browser

LOOK = f"""async () => {{
  await ({SETTLED})();
  {OPEN_ALL};
  return {{headings: document.querySelectorAll("h1").length, "too wide": {TOO_WIDE}}};
}}"""
"""All that is asked of every page, at once: to ask takes time, too."""
RIGHT = {"headings": 1, "too wide": 0}
SWAP = f"""async (address) => {{
  const before = document.querySelector("article");
  const link = document.createElement("a");
  link.href = address;
  document.body.append(link);
  addEventListener("click", (event) => event.preventDefault(), {{once: true}});
  link.click();
  link.remove();
  for (const end = performance.now() + {PATIENCE}; before.isConnected; ) {{
    if (performance.now() > end) throw new Error(`not swapped: ${{address}}`);
    await new Promise(requestAnimationFrame);
  }}
}}"""
"""Follows a link as Material does, without loading the page anew, as soon as it has the map."""
ASKED = re.compile(
    r'<(?:script|link) [^>]*?(?:src|href)="?([^">\s]+[.](?:js|css))|(<meta [^>]*Content-Security-Policy[^>]*>)'
)
"""The scripts and styles of a page, and its policy: of these a page that is swapped shows nothing."""
PASSED, FOUND = "没有查到问题", "查到："


@dataclass
class Visited:
    """What was seen of each page, and by each wording's page when its own good and bad version were checked there."""

    looks: dict[str, dict[str, int]] = field(default_factory=dict)
    letters: dict[str, dict[str, bool]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def visited(browser: Browser, site: Site) -> Visited:
    """All pages on a phone."""
    reader, found = Reader(browser, site), Visited()
    page = reader.page(viewport=PHONE)
    page.route("**/sitemap.xml", lambda route: _list_pages(route, site))
    wordings = {f"wordings/{one.id}.html": one for one in shipped_library().all(Wording)}
    known: set[str] = set()
    for path in site.pages():
        news = {path.rpartition("/")[0] or path, *_asked(site, path)} - known
        known |= news
        found.looks[path] = _look(page, site.served(path), is_swapped=not news)
        if path in wordings:
            found.letters[path] = _letters(page, wordings.pop(path))
    assert not wordings
    reader.leave()
    found.problems = reader.problems
    return found


def test_every_page_loads_without_a_complaint(visited: Visited) -> None:
    assert visited.problems == []


def test_every_page_has_one_heading_and_fits_a_phone(visited: Visited) -> None:
    assert {path: look for path, look in visited.looks.items() if look != RIGHT} == {}


def test_good_versions_pass_and_bad_ones_fail_on_their_pages_and_fit_a_phone(visited: Visited) -> None:
    right = {"good passes": True, "bad fails": True, "fits": True}
    assert visited.letters
    assert {path: letter for path, letter in visited.letters.items() if letter != right} == {}


@pytest.mark.parametrize("folder", [kind.pages for kind in all_kinds()])
def test_pages_work_from_a_folder(reader: Reader, folder: str) -> None:
    page = reader.open_from_folder(f"{folder}/index.html")
    page.get_by_role("article").get_by_role("listitem").get_by_role("link").first.click()
    page.wait_for_url(lambda address: not address.endswith("index.html"))
    assert _look(page, page.url) == RIGHT


def test_the_page_for_a_wrong_address_needs_nothing_else(reader: Reader) -> None:
    page = reader.open("404.html")
    expect(page.get_by_role("heading", name="没有这一页")).to_be_visible()
    expect(page.get_by_role("navigation", name="栏目").get_by_role("link", name="首页")).to_be_visible()
    expect(page.get_by_role("search").get_by_role("searchbox", name="搜索")).to_be_visible()


def _list_pages(route: Route, site: Site) -> None:
    """The map by which Material knows what it may swap; without `site_url` the site's own names nothing."""
    listed = "".join(f"<url><loc>{site.served(path)}</loc></url>" for path in site.pages())
    route.fulfill(body=f"<urlset>{listed}</urlset>", content_type="application/xml")


def _asked(site: Site, path: str) -> set[str]:
    """What a page asks for beside its text, wherever in the site it stands."""
    text = (site.folder / path).read_text(encoding="utf-8")
    return {policy or urljoin(f"/{path}", address) for address, policy in ASKED.findall(text)}


def _look(page: Page, address: str, *, is_swapped: bool = False) -> dict[str, int]:
    if is_swapped:
        page.evaluate(SWAP, address)
    else:
        page.goto(address, wait_until="domcontentloaded")
    found: dict[str, int] = page.evaluate(LOOK)
    return found


def _letters(page: Page, wording: Wording) -> dict[str, bool]:
    passed = _is_said(page, wording.good, PASSED)
    failed = _is_said(page, wording.bad.text, FOUND)
    return {"good passes": passed, "bad fails": failed, "fits": too_wide(page) == 0}


def _is_said(page: Page, text: str, words: str) -> bool:
    page.get_by_role("textbox", name="要说或者要发的文字").fill(text)
    page.get_by_role("button", name="检查", exact=True).click()
    try:
        expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
    except AssertionError:
        return False
    return True
