"""Each search, asked through its own code in Chromium, as a page of its site asks it."""

from collections.abc import Callable, Mapping, Sequence

from playwright.sync_api import Page

from tests.search.engine import ranked

Results = list[list[str]]

COUNT_ANSWERS = """
globalThis.answers = 0;
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => (answers += data.type === 3));
  }
};
"""
READ_MATERIAL = """
() => [...document.querySelectorAll(".md-search-result__link")]
  .filter((link) => !link.closest("details:not([open])"))
  .map(({ href }) => new URL(href))
  .map(({ pathname, hash }) => pathname + hash)
"""
ASK_PAGEFIND = """
async (queries) => {
  const pagefind = await import("/twin/site/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()));
    found.push(pages.flatMap(({ url, sub_results }) => {
      const inside = sub_results.filter((part) => part.url.includes("#"));
      inside.sort((one, other) => other.locations.length - one.locations.length);
      return [url, ...inside.slice(0, 1).map((part) => part.url)];
    }));
  }
  return found;
}
"""


def ask_ours(page: Page, address: str, queries: Sequence[str]) -> Results:
    """The first results of our engine."""
    page.goto(f"{address}/project/site/about.html")
    return ranked(page, queries)


def ask_material(page: Page, address: str, queries: Sequence[str]) -> Results:
    """What is listed below the search field of Material's theme, sections that it folds away left out."""
    page.add_init_script(COUNT_ANSWERS)
    page.goto(f"{address}/twin/site/index.html")
    field = page.locator("[data-md-component=search-query]")
    field.focus()
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('键入')")
    return [_material(page, query) for query in queries]


def _material(page: Page, query: str) -> list[str]:
    field = page.locator("[data-md-component=search-query]")
    before = page.evaluate("answers")
    field.fill(query)
    field.press("Shift")  # it listens to keys
    page.wait_for_function("(before) => answers > before", arg=before)
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 50))")  # the list is drawn after the answer
    found: list[str] = page.evaluate(READ_MATERIAL)
    return found


def ask_pagefind(page: Page, address: str, queries: Sequence[str]) -> Results:
    """The first pages of Pagefind, each with the part that has most hits, as its own interface lists them."""
    page.goto(f"{address}/twin/pagefind.html")
    found: Results = page.evaluate(ASK_PAGEFIND, list(queries))
    return found


ASKERS: Mapping[str, Callable[[Page, str, Sequence[str]], Results]] = {
    "ours": ask_ours,
    "Material + jieba": ask_material,
    "Pagefind": ask_pagefind,
}
