"""Nothing that is being read moves away: scripts fill places that were kept for them."""

from pathlib import PurePosixPath

import pytest

from tests.browser.reader import PHONE, Reader, Site, settle

pytestmark = pytest.mark.browser

GOOD = 0.1  # what the field calls a good cumulative layout shift
WATCH = """globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    const moved = sources.map(({ node }) => (node?.closest ? node : node?.parentElement)?.cloneNode().outerHTML);
    if (!hadRecentInput) shifts.push({ value, moved });
  }
}).observe({ type: "layout-shift", buffered: true });"""
SHIFTS = """async () => {
  // The last change is painted, and told.
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return shifts;
}"""


def _one_of_each(site: Site) -> list[str]:
    """Every overview and list, and the first page of each kind."""
    folders: dict[str, list[str]] = {}
    for path in site.pages():
        folders.setdefault(str(PurePosixPath(path).parent), []).append(path)
    top = folders.pop(".")
    lists_first = (sorted(paths, key=lambda path: not path.endswith("/index.html")) for paths in folders.values())
    return top + [path for paths in lists_first for path in paths[:2]]


def test_nothing_moves_while_a_page_loads_on_a_phone(reader: Reader, site: Site) -> None:
    paths, far = _one_of_each(site), {}
    page = reader.page(viewport=PHONE)
    page.add_init_script(WATCH)
    for path in paths:
        page.goto(site.served(path))
        settle(page)
        shifts = page.evaluate(SHIFTS)
        if sum(shift["value"] for shift in shifts) >= GOOD:
            far[path] = shifts
    assert len(paths) > 40
    assert far == {}
