"""The screenshots of README, from the shipped site: `python -m tests.screenshots`, or `make screenshots`.

Light, 1280 px wide, and small: what changes nothing on the screen changes nothing in them.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from tests.browser.chromium import LAUNCH_ARGS, find_or_install
from tests.browser.conftest import PROJECT, copy_of_project
from tests.browser.reader import PATIENCE, settle
from tests.browser.serving import built

FOLDER = PROJECT / "screenshots"
VIEW: ViewportSize = {"width": 1280, "height": 800}
CUSTOMER = "你们的催收晚上十一点还给我妈打电话，我只逾期了三天"
QUALITY = 72  # of JPEG: characters stay sharp, and three pictures take less than a page of the site


def main() -> None:
    """Build the site, open three pages, and write what is seen."""
    expect.set_options(timeout=PATIENCE)
    with tempfile.TemporaryDirectory(prefix="casebook-screenshots-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=list(LAUNCH_ARGS))
        with built(copy_of_project(Path(folder))) as site:
            page = browser.new_page(viewport=VIEW, color_scheme="light", reduced_motion="reduce")
            for name, path in (("home", "index.html"), ("case", "cases/account-takeover.html"), ("desk", "desk.html")):
                page.goto(site.served(path))
                settle(page)
                if name == "desk":
                    _ask(page)
                page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=QUALITY)
        browser.close()


def _ask(page: Page) -> None:
    """Type what a customer says, and wait for what is said of it."""
    page.get_by_role("article").get_by_role("searchbox").fill(CUSTOMER)
    expect(page.get_by_role("article")).to_contain_text("催收")
    page.wait_for_load_state("networkidle")
    settle(page)


if __name__ == "__main__":
    main()
