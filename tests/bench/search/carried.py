"""What a page carries and what its tools take: scripts, tables, and the time until a text of 200 characters is told."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from tests.bench.search.keystrokes import GZIP
from tests.browser.reader import until

PAGES = {"ours": "project/site", "Material + jieba": "twin/site"}
TABLES = ("asked", "intake", "taboos", "proofreading", "deadlines")
RUNS = 20
COMPLAINT = "你们的客服上个月跟我说提前还款不收违约金，现在扣了我三百八十块，打了四次电话都说在核实。" * 5
LENGTH = 200
TELL = """
async ([text, runs]) => {
  const [data, table, taboos] = await Promise.all(["intake", "proofreading", "taboos"].map(casebook.load));
  const proofreading = casebook.proofreading(table);
  const engine = casebook.intake(data, proofreading);
  const sounding = casebook.sounding(table, taboos);
  const demands = { required: [], forbidden: [], allowed: [], blanks: [], taboos: taboos.taboos };
  const time = (act) => Array.from({ length: runs }, () => {
    const begun = performance.now();
    act();
    return performance.now() - begun;
  });
  const proof = () => sounding(text, proofreading.check(text, demands).spans);
  return { intake: time(() => engine.assess(text)), proof: time(proof) };
}
"""


@dataclass(frozen=True)
class Carried:
    """Bytes compressed, of the scripts of a plain page and of each table; milliseconds, medians."""

    scripts: int
    tables: Mapping[str, int]
    intake: float
    proof: float


def scripts(root: Path, who: str) -> int:
    """The compressed weight of the scripts that a page has before anybody does anything."""
    site = root / PAGES[who]
    page = (site / "about.html").read_text(encoding="utf-8")
    files = [part.partition('"')[0].partition("?")[0] for part in page.split('<script src="')[1:]]
    return sum(_weight(site / file) for file in files)


def carried(browser: Browser, root: Path, address: str) -> Carried:
    """What our pages carry, and how long their tools take."""
    data = root / PAGES["ours"] / "assets/casebook/data"
    page = browser.new_context(locale="zh-CN").new_page()
    page.goto(f"{address}/{PAGES['ours']}/intake.html")
    times = _times(page)
    page.context.close()
    tables = {name: _weight(data / f"{name}.js") for name in TABLES}
    return Carried(scripts(root, "ours"), tables, times["intake"], times["proof"])


def _times(page: Page) -> Mapping[str, float]:
    until(page, "() => Boolean(casebook.intake && casebook.proofreading && casebook.sounding)")
    found: dict[str, list[float]] = page.evaluate(TELL, [COMPLAINT[:LENGTH], RUNS])
    return {name: median(times) for name, times in found.items()}


def _weight(file: Path) -> int:
    compressor = zlib.compressobj(6, wbits=GZIP)
    return len(compressor.compress(file.read_bytes()) + compressor.flush())
