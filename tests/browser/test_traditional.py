"""The Traditional rendition in Chromium, opened from its folder: nothing simplified is seen, and it works as ever."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.cli import main
from tests.browser.reader import Reader, Site, reading, settle
from tests.rendering import project

pytestmark = pytest.mark.browser

SIMPLIFIED = re.compile("[发签说这个们时会对书记题页错过还没写]")
SEEN = "document.title + document.body.innerText"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The example content, exported."""
    root = project(tmp_path_factory.mktemp("simplified"))
    folder = root.parent / "traditional"
    assert main(["export", "hant", "--variant", "s2tw", "--project", str(root), "--out", str(folder)]) == 0
    return Site(folder, "")


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """Somebody who reads it."""
    with reading(browser, site) as reader:
        yield reader


def only_traditional(page: Page) -> None:
    """Nothing on the page is simplified once its scripts have run."""
    settle(page)
    text = str(page.evaluate(SEEN))
    found = SIMPLIFIED.search(text)
    assert not found, text[max(0, found.start() - 20) :][:60]


def test_what_scripts_write_is_traditional_too(reader: Reader) -> None:
    for path in (
        "index.html",
        "guides/complaint-steps.html",
        "my-record.html",
        "mistakes.html",
        "review.html",
        "desk.html",
        "deadline-tool.html",
    ):
        only_traditional(reader.open_from_folder(path))


def test_a_question_is_answered_and_marked_in_traditional_words(reader: Reader) -> None:
    page = reader.open_from_folder("quizzes/example-quiz.html?all")
    form = page.get_by_role("form").first
    expect(form).to_be_visible()
    for control in form.get_by_role("radio").all()[:1]:
        control.check()
    form.get_by_role("button", name="看對不對").click()
    expect(form.get_by_role("status").last).to_have_text(re.compile("^答對了|^不對"))
    only_traditional(page)


@pytest.mark.parametrize("typed", ["投訴處理", "投诉处理"])
def test_the_search_finds_what_is_typed_in_either_script(reader: Reader, typed: str) -> None:
    page = reader.open_from_folder("index.html")
    page.get_by_role("button", name="搜索", exact=True).click()
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("searchbox").fill(typed)
    expect(dialog.locator("section").get_by_role("link").first).to_contain_text("投訴")
    only_traditional(page)
