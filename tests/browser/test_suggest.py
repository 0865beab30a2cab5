"""报错与建议: a reader says what is wrong with a page; the text is copied, mailed or taken somewhere by hand only."""

import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.learners.suggestions import Suggestion, read
from tests.browser.axe import everything
from tests.browser.conftest import PROJECT
from tests.browser.reader import KEPT, LOOKS, Reader, Site, reading
from tests.browser.serving import built
from tests.sites import example_files, write

pytestmark = pytest.mark.browser

GUIDE = "guides/six-steps.html"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose organisation takes suggestions by mail and at a page."""
    root = write(tmp_path_factory.mktemp("office"), example_files())
    shutil.copy(PROJECT / "mkdocs.yml", root)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    options = "  - casebook:\n      suggestions_mail: training@example.org\n" + (
        "      suggestions_address: https://issues.example.org/new?title={title}&body={text}\n"
    )
    (root / "mkdocs.yml").write_text(settings.replace("  - casebook\n", options), encoding="utf-8")
    with built(root) as site:
        yield site


@pytest.fixture
def visitor(browser: Browser, office: Site) -> Iterator[Reader]:
    with reading(browser, office) as reader:
        yield reader


def _open(page: Page) -> Page:
    page.locator("summary", has_text="报错与建议").click()
    expect(page.get_by_role("form", name="报错与建议")).to_be_visible()
    return page


def _sent(text: str) -> Suggestion:
    (found,), refused = read(text, "mail")
    assert refused == []
    return found


def test_a_suggestion_is_copied_as_the_command_reads_it(reader: Reader) -> None:
    page = _open(reader.open(GUIDE, permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_label("哪一处").select_option(label="3. 调查核实")
    page.get_by_label("哪里不对").fill("少一句：约好回电时间。\n客户问了两次。【完】")
    page.get_by_label("建议怎么改").fill("加上。")
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("form", name="报错与建议").get_by_role("status")).to_contain_text("已复制")
    found = _sent(page.evaluate("navigator.clipboard.readText()"))
    assert (found.page, found.anchor, found.title) == ("guides/six-steps", "investigate", "投诉处理六步流程")
    assert (found.wrong, found.proposal) == ("少一句：约好回电时间。\n客户问了两次。（完）", "加上。")
    assert found.version == page.evaluate("casebook.version()")


def test_what_is_selected_is_quoted_with_its_place(reader: Reader) -> None:
    page = reader.open(GUIDE)
    page.locator("#investigate + * .cb-goal").evaluate("(words) => getSelection().selectAllChildren(words)")
    page.locator(".cb-suggest").evaluate("(box) => { box.open = true }")
    expect(page.get_by_label("哪一处")).to_have_value("investigate")
    page.get_by_label("哪里不对").fill("看不懂。")
    address = page.get_by_role("link", name="写邮件").get_attribute("href") or ""
    assert "目标" in _sent(parse_qs(urlsplit(address).query)["body"][0]).quote


def test_a_long_quote_ends_between_two_characters(reader: Reader) -> None:
    page = reader.open(GUIDE)
    page.locator("#investigate + * .cb-goal").evaluate(
        "(words) => { words.textContent = '字'.repeat(199) + '😀后'; getSelection().selectAllChildren(words) }"
    )
    page.locator(".cb-suggest").evaluate("(box) => { box.open = true }")
    page.get_by_label("哪里不对").fill("看不懂。")
    address = page.get_by_role("link", name="写邮件").get_attribute("href") or ""
    assert _sent(parse_qs(urlsplit(address).query)["body"][0]).quote == "字" * 199 + "😀"


def test_nothing_can_be_sent_without_saying_what_is_wrong(reader: Reader) -> None:
    page = _open(reader.open(GUIDE))
    page.get_by_role("link", name="写邮件").click()
    expect(page.get_by_role("status").filter(has_text="先写哪里不对")).to_be_visible()
    expect(page.get_by_label("哪里不对")).to_be_focused()


def test_it_goes_where_the_organisation_wants_it(visitor: Reader) -> None:
    page = _open(visitor.open("guides/complaint-steps.html"))
    page.get_by_label("哪里不对").fill("甲 & 乙 = 丙#1")
    mail = urlsplit(page.get_by_role("link", name="写邮件").get_attribute("href") or "")
    assert (mail.scheme, mail.path) == ("mailto", "training@example.org")
    link = page.get_by_role("link", name="去提交")
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert link.get_attribute("target") == "_blank"
    assert _sent(query["body"][0]).wrong == "甲 & 乙 = 丙#1"
    assert query["title"][0].startswith("报错与建议：")


def test_nothing_is_kept_and_a_handwritten_page_has_it_too(reader: Reader) -> None:
    page = reader.open("about.html")
    before = page.evaluate(KEPT)
    _open(page).get_by_label("哪里不对").fill("写错了。")
    assert page.evaluate(KEPT) == before
    page.reload()
    expect(_open(page).get_by_label("哪里不对")).to_have_value("")


def test_without_scripts_it_says_what_to_write(reader: Reader) -> None:
    page = reader.open(GUIDE, java_script_enabled=False)
    page.locator("summary", has_text="报错与建议").click()
    expect(page.get_by_text("都请告诉负责这一页的岗位")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    page = _open(reader.open(GUIDE, **look))
    found = everything(page)
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("status").filter(has_text="先写哪里不对")).to_be_visible()
    assert [*found, *everything(page)] == []
