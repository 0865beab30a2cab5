"""What no page of ours does is refused by every page: code within the page, and whatever lies elsewhere."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.cli import main
from tests.browser.reader import Reader, Site
from tests.browser.serving import serving
from tests.rendering import project
from tests.trees import ENGINES, made, rendered

pytestmark = pytest.mark.browser

GUIDE = "guides/complaint-steps.html"
ELSEWHERE = "https://elsewhere.invalid"
OF_TREES = {"script-src-attr", "img-src", "connect-src", "frame-src", "object-src", "base-uri", "form-action"}
SETUP = """
globalThis.add = (name, properties, attributes = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  document.body.append(element);
  return element;
};
globalThis.ran = false;
document.addEventListener("securitypolicyviolation", (event) => console.info(event.effectiveDirective));
"""
REFUSED = {
    "add('script', {textContent: 'ran = true'})": "script-src-elem",
    "add('script', {src: 'data:text/javascript,ran = true'})": "script-src-elem",
    "add('script', {src: URL.createObjectURL(new Blob(['ran = true']))})": "script-src-elem",
    f"add('script', {{src: '{ELSEWHERE}/'}})": "script-src-elem",
    "add('button', {}, {onclick: 'ran = true'}).click()": "script-src-attr",
    "add('a', {href: 'javascript:void(ran = true)'}).click()": "script-src-elem",
    "setTimeout(() => { try { eval('ran = true') } catch {} })": "script-src",
    "add('style', {textContent: 'h1 { color: red }'})": "style-src-elem",
    "add('p', {}, {style: 'color: red'})": "style-src-attr",
    f"add('link', {{rel: 'stylesheet', href: '{ELSEWHERE}/'}})": "style-src-elem",
    f"add('img', {{src: '{ELSEWHERE}/'}})": "img-src",
    f"add('video', {{src: '{ELSEWHERE}/'}})": "media-src",
    f"new FontFace('x', 'url({ELSEWHERE}/)').load().catch(() => 0)": "font-src",
    f"fetch('{ELSEWHERE}/').catch(() => 0)": "connect-src",
    f"navigator.sendBeacon('{ELSEWHERE}/', '')": "connect-src",
    "new Worker(URL.createObjectURL(new Blob()))": "worker-src",
    f"add('iframe', {{src: '{ELSEWHERE}/'}})": "frame-src",
    f"add('object', {{data: '{ELSEWHERE}/'}})": "object-src",
    f"add('base', {{href: '{ELSEWHERE}/'}})": "base-uri",
    f"add('form', {{action: '{ELSEWHERE}/', method: 'post'}}).submit()": "form-action",
}


@pytest.mark.parametrize("path", ["guides/six-steps.html", "about.html", "404.html"])
@pytest.mark.parametrize("place", ["http", "folder"])
def test_a_page_refuses_what_is_put_into_it(browser: Browser, site: Site, place: str, path: str) -> None:
    reader, asked = Reader(browser, site), list[str]()

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page = reader.open(path) if place == "http" else reader.open_from_folder(path)
    page.route(f"{ELSEWHERE}/**", note)
    page.evaluate(SETUP)
    assert {provocation: _refusal(page, provocation) for provocation in REFUSED} == REFUSED
    assert not page.evaluate("ran")
    assert asked == []
    reader.leave()
    assert sum("Content Security Policy" in problem for problem in reader.problems) >= len(REFUSED)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_engine_of_a_tree_does_nothing_that_its_pages_refuse(browser: Browser, tmp_path: Path, engine: str) -> None:
    site = made(rendered(project(tmp_path / "project"), tmp_path / "tree"), engine)
    with serving(site.parent) as address:
        reader = Reader(browser, Site(site, f"{address}/site"))
        for page in (reader.open(GUIDE), reader.open_from_folder(GUIDE)):
            page.wait_for_load_state("networkidle")
            assert [problem for problem in reader.problems if "Content Security Policy" in problem] == []
            page.evaluate(SETUP)
            refused = {provocation: directive for provocation, directive in REFUSED.items() if directive in OF_TREES}
            assert {provocation: _refusal(page, provocation) for provocation in refused} == refused
            reader.problems.clear()
        reader.leave()


def _refusal(page: Page, provocation: str) -> str:
    """The directive by which a page refuses something."""
    with page.expect_console_message(lambda message: message.type == "info") as told:
        page.evaluate(f"{provocation}; undefined")
    return told.value.text


def test_columns_of_authors_keep_their_sides(browser: Browser, tmp_path: Path) -> None:
    table = "| 甲 | 乙 | 丙 |\n| --- | --: | :-: |\n| 1 | 2 | 3 |\n"
    root = project(tmp_path, {"content/page.md": f"# 页\n\n{table}"})
    assert main(["build", "--project", str(root)]) == 0
    reader = Reader(browser, Site(root / "site", ""))
    page = reader.open_from_folder("page.html")
    for role in ("columnheader", "cell"):
        for place, side in enumerate(("left", "right", "center")):
            expect(page.get_by_role(role).nth(place)).to_have_css("text-align", re.compile(f"^(-webkit-)?{side}$"))
    reader.leave()
    assert reader.problems == []
