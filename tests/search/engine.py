"""Our own search, asked as a page of the site asks it."""

from collections.abc import Sequence

from playwright.sync_api import Page

from tests.browser.reader import run_every_script

FIRST = 5  # pages that a reader sees first, each with the steps and articles in it that were found
LOOK = """
async ([queries, first]) => {
  const engine = await casebook.search();
  const complete = (query) =>
    new Promise((resolve, reject) => {
      engine.look(query, (answer) => answer.isComplete && resolve(answer)).catch(reject);
    });
  const found = [];
  for (const query of queries) {
    const answer = await complete(query);
    const results = answer.shown(answer.found.slice(0, first));
    found.push(results.flatMap(({ address, places }) => [address, ...places.map((place) => place.address)]));
  }
  return found;
}
"""


def ranked(page: Page, queries: Sequence[str]) -> list[list[str]]:
    """For each query the addresses of the first results, in the order in which they are read."""
    run_every_script(page)
    found: list[list[str]] = page.evaluate(LOOK, [list(queries), FIRST])
    return found
