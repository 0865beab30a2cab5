"""What axe finds on a page."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
GRAVE = frozenset({"serious", "critical"})
RUN = """async (within) => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const {violations} = await axe.run(within, {resultTypes: ["violations"], runOnly: rules});
  return violations;
}"""


TO_TOP = """async () => {
  window.scrollTo({top: 0, behavior: "instant"});
  const back = document.querySelector(".md-top");
  const frame = () => new Promise(requestAnimationFrame);
  while (back && getComputedStyle(back).opacity !== "0" && getComputedStyle(back).display !== "none") await frame();
}"""
"""What keeps its place while a page is scrolled, such as the way back to its top, covers by chance what is below it."""


def grave(page: Page) -> list[str]:
    """The findings that keep somebody from using the page as it is now."""
    return [_summary(violation) for violation in _violations(page, "html") if violation["impact"] in GRAVE]


def everything(page: Page, within: str = "article") -> list[str]:
    """All findings in what is ours, however small; the theme's frame has a few that are not grave."""
    return [_summary(violation) for violation in _violations(page, within)]


def failing(found: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The pages, or the states of a page, in which something was found."""
    return {where: findings for where, findings in found.items() if findings}


def _violations(page: Page, within: str) -> list[dict[str, Any]]:
    page.evaluate(AXE)
    page.evaluate(TO_TOP)
    found: list[dict[str, Any]] = page.evaluate(RUN, within)
    return found


def _summary(violation: dict[str, Any]) -> str:
    places = [node["target"][0] for node in violation["nodes"]]
    return f"{violation['id']} at {len(places)} places, first {places[0]}: {violation['nodes'][0]['failureSummary']}"
