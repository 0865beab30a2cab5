"""What may differ between the ways, looked up on a page of each: a word or a number for the table."""

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Page

from tests.browser.reader import Reader

Look = Callable[[Reader], str]
GUIDE, HANDWRITTEN = "guides/six-steps.html", "about.html"
COLOURS = "getComputedStyle(document.querySelector('.cb-steps')).backgroundColor"
POLICY = "document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? ''"
IDS = "[...document.querySelectorAll('article :is(h2, h3)')].map((heading) => heading.id).join()"


def pages(reader: Reader) -> str:
    """How many pages there are."""
    return str(len(reader.site.pages()))


def colours(reader: Reader) -> str:
    """The ground of a box in light and dark."""
    return ", ".join(str(reader.open(GUIDE, color_scheme=scheme).evaluate(COLOURS)) for scheme in ("light", "dark"))


def menu(reader: Reader) -> str:
    """The tabs, and which of them a record's page is in."""
    tabs = reader.open(GUIDE).get_by_role("navigation", name="栏目").get_by_role("link")
    words = [(tab.inner_text(), tab.get_attribute("aria-current")) for tab in tabs.all()]
    return " ".join(f"[{text}]" if current else text for text, current in words)


def switch(reader: Reader) -> str:
    """What a click on the switch makes of light."""
    page = reader.open(GUIDE, color_scheme="light")
    page.get_by_title("切换到深色").click()
    return str(page.locator("body").get_attribute("data-md-color-scheme"))


def anchors(reader: Reader) -> str:
    """The anchors of a handwritten page's headings."""
    found = str(reader.open(HANDWRITTEN).evaluate(IDS))
    return f"{found[:12]}… ({len(found.split(','))})"


def terms(reader: Reader) -> str:
    """How many links from terms a handwritten page has."""
    return str(reader.open(HANDWRITTEN).locator("article a.term").count())


def code_in_pages(reader: Reader) -> str:
    """Which code within a page its policy lets run."""
    policy = str(reader.open(GUIDE).evaluate(POLICY))
    if "'unsafe-inline'" in policy.partition("script-src ")[2].partition(";")[0]:
        return "any"
    return "by its hash" if "'sha256-" in policy else "no policy"


def from_a_folder(reader: Reader) -> str:
    """Whether a question works on a page opened as a file."""
    page = reader.open_from_folder("quizzes/deadlines-quiz.html?all")
    page.get_by_role("radio", name=re.compile("60 个工作日")).first.wait_for()
    return "yes"


def missing_page(reader: Reader) -> str:
    """What a server shows for an address that is none."""
    return _title(reader.open("404.html"))


def _title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


LOOKS: Mapping[str, Look] = {
    "pages": pages,
    "ground of a box, light and dark": colours,
    "tabs of a guide's page": menu,
    "the switch turns light to": switch,
    "anchors of a handwritten page": anchors,
    "links from terms on it": terms,
    "code within a page that may run": code_in_pages,
    "questions from a folder": from_a_folder,
    "404": missing_page,
}
