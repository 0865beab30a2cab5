"""What axe finds on a page."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
GRAVE = frozenset({"serious", "critical"})
RUN = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const {violations} = await axe.run(document, {resultTypes: ["violations"], runOnly: rules});
  return violations;
}"""


def grave(page: Page) -> list[str]:
    """The findings that keep somebody from using the page as it is now."""
    return [_summary(violation) for violation in _violations(page) if violation["impact"] in GRAVE]


def everything(page: Page) -> list[str]:
    """All findings, however small."""
    return [_summary(violation) for violation in _violations(page)]


def _violations(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return found


def _summary(violation: dict[str, Any]) -> str:
    places = [node["target"][0] for node in violation["nodes"]]
    return f"{violation['id']} at {len(places)} places, first {places[0]}: {violation['nodes'][0]['failureSummary']}"
