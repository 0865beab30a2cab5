"""A knowledge base fresh from `casebook init`, as its first reader finds it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.cli import main
from tests.browser.axe import failing, grave_or_ours
from tests.browser.reader import LOOKS, TOO_WIDE, Reader, Site, settle
from tests.browser.serving import built

pytestmark = pytest.mark.browser

PAGES = (
    *("index.html", "guides/complaint-steps.html", "cases/charged-twice.html", "quizzes/first-contact.html"),
    *("writing/index.html", "writing/case.html", "writing/quiz.html"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Its site."""
    root = tmp_path_factory.mktemp("begun") / "mine"
    assert main(["init", str(root)]) == 0
    with built(root) as site:
        yield site


def test_the_search_finds_and_a_question_is_marked(reader: Reader) -> None:
    page = reader.open("index.html")
    page.get_by_role("button", name="搜索", exact=True).click()
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("searchbox").fill("扣了两次")
    dialog.locator("section").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("一笔还款扣了两次")
    page = reader.open("quizzes/first-contact.html?all")
    form = page.get_by_role("form").first
    form.get_by_role("radio", name="转给技术部门").check()
    form.get_by_role("button", name="看对不对").click()
    expect(form.get_by_role("status").last).to_have_text("不对")


def test_a_reader_who_searches_does_not_meet_what_authors_read(reader: Reader) -> None:
    page = reader.open("search.html?q=案例")
    expect(page.get_by_role("link", name=re.compile("^案例与经验")).first).to_be_visible()
    assert page.locator("article a[href*='writing/']").count() == 0


@pytest.mark.parametrize("look", LOOKS)
def test_axe_has_nothing_to_say(reader: Reader, look: str) -> None:
    page, found = reader.page(**LOOKS[look]), {}
    for path in PAGES:
        page.goto(reader.site.served(path))
        settle(page)
        assert page.evaluate(TOO_WIDE) <= 0, path
        found[path] = grave_or_ours(page)
    assert failing(found) == {}
