"""What axe finds on a page."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
ARTICLE = "article"
MENU = ".md-sidebar--primary"
"""What stands beside every page of a section alike, and has as much in it as many a page: looked at on its own."""
GRAVE = frozenset({"serious", "critical"})
RUN = """async ([within, ours, besides]) => {
  // What comes late, such as a script, moves the page while it is looked at; that finds what never was, so look again.
  const MOST = 5;
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const preload = within === "html";  // style sheets are fetched for one rule, which looks at the root of the page
  const options = {resultTypes: ["violations"], runOnly: rules, elementRef: true, preload};
  const boxOf = (element) => element.getBoundingClientRect();
  const boxes = () => JSON.stringify([...document.querySelectorAll("*")].map(boxOf));
  let violations, before;
  for (let looks = 0; looks < MOST && before !== boxes(); looks += 1) {
    before = boxes();
    ({violations} = await axe.run({include: [within], exclude: besides}, options));
  }
  const told = ({target, failureSummary, element}) => ({target, failureSummary, isOurs: !!element.closest(ours)});
  return violations.map(({id, impact, nodes}) => ({id, impact, nodes: nodes.map(told)}));
}"""
TO_TOP = """async () => {
  const scrolled = [...document.querySelectorAll("*")].filter((element) => element.scrollTop);
  scrolled.forEach((element) => element.scrollTo({top: 0, behavior: "instant"}));
  const back = document.querySelector(".md-top");
  const frame = () => new Promise(requestAnimationFrame);
  while (back && getComputedStyle(back).opacity !== "0" && getComputedStyle(back).display !== "none") await frame();
}"""
"""What keeps its place while a page, or a dialog in it, is scrolled covers by chance what is below it: the way
back to its top, the filters of the search."""


def grave(page: Page, within: str = "html") -> list[str]:
    """The findings that keep somebody from using the page as it is now."""
    return [_summary(violation) for violation in _violations(page, within) if violation["impact"] in GRAVE]


def everything(page: Page, within: str = ARTICLE) -> list[str]:
    """All findings in what is ours, however small; the theme's frame has a few that are not grave."""
    return [_summary(violation) for violation in _violations(page, within)]


def grave_or_ours(page: Page, ours: str = ARTICLE) -> list[str]:
    """Both at once: the grave findings, and all in what is ours."""
    found = _violations(page, "html", ours)
    return [_summary(one) for one in found if one["impact"] in GRAVE or any(node["isOurs"] for node in one["nodes"])]


def failing(found: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The pages, or the states of a page, in which something was found."""
    return {where: findings for where, findings in found.items() if findings}


def _violations(page: Page, within: str, ours: str = ARTICLE) -> list[dict[str, Any]]:
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
    page.evaluate(TO_TOP)
    found: list[dict[str, Any]] = page.evaluate(RUN, [within, ours, [] if within == MENU else [MENU]])
    return found


def _summary(violation: dict[str, Any]) -> str:
    places = [node["target"][0] for node in violation["nodes"]]
    return f"{violation['id']} at {len(places)} places, first {places[0]}: {violation['nodes'][0]['failureSummary']}"
