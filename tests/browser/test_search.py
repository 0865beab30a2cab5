"""The search as readers use it: by key and by touch, over a page and on one of its own, served and from a folder."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import NO_STORAGE, PHONE, Reader, settle

pytestmark = pytest.mark.browser

GUIDE = "guides/six-steps.html"
COMPLETE = re.compile("页$|^没有找到。")


def _dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="搜索")


def _search(page: Page, query: str) -> Locator:
    """Open the search by key and type; the value is the dialog when all has been read."""
    page.keyboard.press("/")
    dialog = _dialog(page)
    field = dialog.get_by_role("searchbox")
    field.fill("")  # what was found before goes at once
    field.fill(query)
    expect(dialog.get_by_role("status")).to_have_text(COMPLETE)
    return dialog


def _first(dialog: Locator) -> Locator:
    return dialog.locator("section").get_by_role("link").first


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_open_the_search_and_escape_gives_the_page_back(reader: Reader, key: str) -> None:
    page = reader.open(GUIDE)
    page.keyboard.press(key)
    expect(_dialog(page).get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("催收/")
    expect(_dialog(page).get_by_role("searchbox")).to_have_value("催收/")
    page.keyboard.press("Escape")
    expect(_dialog(page)).to_be_hidden()


def test_a_slash_in_a_field_is_a_slash(reader: Reader) -> None:
    page = reader.open("cases/index.html")
    words = page.get_by_role("searchbox", name="含有字词")
    words.press("/")
    expect(words).to_have_value("/")
    expect(_dialog(page)).to_be_hidden()


def test_the_button_opens_the_search(reader: Reader) -> None:
    page = reader.open(GUIDE)
    button = page.get_by_role("button", name="搜索", exact=True)
    expect(button).to_have_attribute("aria-haspopup", "dialog")
    button.click()
    expect(_dialog(page).get_by_role("searchbox")).to_be_focused()
    _dialog(page).get_by_role("button", name="关闭搜索").click()
    expect(_dialog(page)).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("洗钱", "反洗钱"),
        ("徵信異議", "征信异议"),
        ("cuishou", "催收"),
        ("zxyy", "征信异议"),
        ("客诉", "消费投诉"),
        ("证信异议", "征信异议"),
        ("GB/T 45251", "贷后催收风控指引"),
    ],
)
def test_what_is_meant_is_among_the_first(reader: Reader, query: str, title: str) -> None:
    dialog = _search(reader.open("index.html"), query)
    expect(dialog.locator("section").first.get_by_role("link").filter(has_text=title).first).to_be_visible()
    expect(dialog.locator("mark").first).to_be_visible()


def test_two_spellings_of_a_number_find_the_same(reader: Reader) -> None:
    page = reader.open("index.html")
    found = [[link.get_attribute("href") for link in _search(page, query).locator("section a").all()]
             for query in ("十五日", "15日", "１５ 天")]  # fmt: skip
    assert found[0] == found[1] == found[2] != []


def test_results_come_as_one_types_by_kind_with_the_sentence_marked(reader: Reader) -> None:
    dialog = _search(reader.open("index.html"), "催收")
    headings = dialog.get_by_role("heading", level=2).all_inner_texts()
    assert headings[0] == "最相关"
    assert {"法规", "术语"} <= set(headings)
    assert "催收" in dialog.locator(".cb-text mark").all_inner_texts()


def test_a_step_and_an_article_open_where_they_are(reader: Reader) -> None:
    page = reader.open("index.html")
    dialog = _search(page, "标注异议，控制影响")
    dialog.get_by_role("link").filter(has_text="标注异议，控制影响").first.click()
    page.wait_for_url("**/guides/credit-objection.html#annotate")
    dialog = _search(page, "征信业管理条例第二十五条")
    dialog.locator("a[href$='zhengxin-tiaoli.html#25']").click()
    page.wait_for_url("**/regulations/zhengxin-tiaoli.html#25")


def test_everything_is_done_by_key(reader: Reader) -> None:
    page = reader.open("index.html")
    dialog = _search(page, "贴息")
    page.keyboard.press("ArrowDown")
    expect(_first(dialog)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(_first(dialog)).not_to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    status = dialog.get_by_role("status")
    found = status.inner_text()
    page.keyboard.type("催")
    expect(dialog.get_by_role("searchbox")).to_have_value("贴息催")
    expect(status).not_to_have_text(found)
    page.keyboard.press("Backspace")
    expect(status).to_have_text(found)
    target = _first(dialog).get_attribute("href")
    assert target
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_a_kind_and_a_facet_narrow_down_to_what_they_count(reader: Reader) -> None:
    dialog = _search(reader.open("index.html"), "催收")
    kind = dialog.get_by_role("group", name="种类").get_by_role("button", name="法规")
    count = int(kind.inner_text().split()[1])
    kind.click()
    expect(kind).to_have_attribute("aria-pressed", "true")
    expect(dialog.get_by_role("status")).to_have_text(f"找到 {count} 页")
    expect(dialog.locator("section > ol > li")).to_have_count(count)
    dialog.get_by_text("筛选").click()
    standing = dialog.get_by_role("combobox", name="效力")
    option = standing.locator("option").nth(1)
    expected = int(re.findall(r"\d+", option.inner_text())[-1])
    standing.select_option(index=1)
    expect(dialog.get_by_role("status")).to_have_text(f"找到 {expected} 页")
    assert 0 < expected < count


def test_what_unfolds_has_one_sign_that_says_so(reader: Reader) -> None:
    summary = _search(reader.open("index.html"), "催收").locator("summary")
    expect(summary).to_have_css("list-style-type", "none")  # WebKit heeds no ::marker


def test_a_regulation_that_does_not_hold_says_so(reader: Reader) -> None:
    dialog = _search(reader.open("index.html"), "消费金融公司试点管理办法")
    expect(_first(dialog)).to_contain_text("已被取代")


def test_a_query_has_an_address_that_can_be_shared(reader: Reader) -> None:
    page = reader.open("search.html?q=催收&kind=法规")
    field = page.get_by_role("main").get_by_role("searchbox")
    expect(field).to_have_value("催收")
    expect(page.get_by_role("button", name="法规")).to_have_attribute("aria-pressed", "true")
    field.fill("征信异议")
    page.get_by_role("button", name="法规").click()
    expect(page).to_have_url(re.compile(r"search\.html\?q=%E5%BE%81%E4%BF%A1%E5%BC%82%E8%AE%AE$"))
    page.get_by_role("link").filter(has_text="征信异议").first.click()
    page.wait_for_url(lambda address: "search.html" not in address)
    page.go_back()
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("征信异议")


@pytest.mark.parametrize("query", ["", "q=催收&"])
def test_an_address_that_asks_for_what_no_page_has_forgets_it(reader: Reader, query: str) -> None:
    page = reader.open(f"search.html?{query}kind=nix&no-facet=1")
    expect(page).to_have_url(re.compile(r"search\.html(\?q=%E5%82%AC%E6%94%B6)?$"))
    if query:
        expect(page.get_by_role("main").get_by_role("status")).to_have_text(re.compile(r"^找到 \d+ 页$"))


def test_the_dialog_leads_to_the_page_with_the_same_query(reader: Reader) -> None:
    page = reader.open(GUIDE)
    _search(page, "催收").get_by_role("link", name="在整页里看").click()
    page.wait_for_url("**/search.html?q=*")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("催收")


def test_recent_queries_stay_in_the_browser_and_can_be_wiped(reader: Reader) -> None:
    page = reader.open("index.html")
    _first(_search(page, "催收")).click()
    page.wait_for_url(lambda address: "index.html" not in address)
    page.keyboard.press("/")
    dialog = _dialog(page)
    dialog.get_by_role("button", name="催收").click()
    expect(dialog.get_by_role("searchbox")).to_have_value("催收")
    dialog.get_by_role("searchbox").fill("")
    dialog.get_by_role("button", name="清除").click()
    expect(dialog.get_by_role("button", name="催收", exact=True)).to_have_count(0)
    assert "催收" not in page.evaluate("JSON.stringify(localStorage)")


def test_nothing_that_is_typed_is_sent(reader: Reader) -> None:
    page = reader.open("index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _search(page, "paoluleme 催收")
    assert asked
    assert not [address for address in asked if "paolu" in address or "%E5%82%AC" in address or "催" in address]


LOOKED_AT = """([said, times]) => {
  let count = 0;
  const ways = ["every", "filter", "find", "flatMap", "map", "some"].map((name) => [name, Array.prototype[name]]);
  const lexicon = new casebook.terms.Lexicon([["催收"]], ["的"], []);
  for (const [name, way] of ways) {
    Array.prototype[name] = function (...all) { count += this.length; return way.apply(this, all); };
  }
  casebook.terms.analyse(said.repeat(times), lexicon, {knows: () => false, spelt: () => [], alike: () => []});
  for (const [name, way] of ways) Array.prototype[name] = way;
  return count;
}"""
"""How many members of lists are looked at for a query."""


@pytest.mark.parametrize("said", ["哦", "催收哦", "的哦"])
def test_a_character_of_a_pasted_letter_costs_what_one_of_a_line_costs(reader: Reader, said: str) -> None:
    page = reader.open("search.html")
    settle(page)
    line, letter = (int(page.evaluate(LOOKED_AT, [said, times])) for times in (40, 400))
    assert letter <= 15 * line  # ten times as long; it was forty times as much


@pytest.mark.parametrize("path", ["index.html", GUIDE, "search.html"])
def test_the_search_works_from_a_folder(reader: Reader, path: str) -> None:
    page = reader.open_from_folder(path)
    dialog = _search(page, "cuishou")
    _first(dialog).click()
    page.wait_for_url(re.compile(r"/(guides|terms|regulations)/.+\.html"))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_the_search_page_works_from_a_folder(reader: Reader) -> None:
    page = reader.open_from_folder("search.html")
    page.get_by_role("main").get_by_role("searchbox").fill("洗钱")
    expect(page.get_by_role("main").get_by_role("link").filter(has_text="反洗钱").first).to_be_visible()


def test_the_search_fills_a_phone_and_fits_it(reader: Reader) -> None:
    page = reader.open(GUIDE, viewport=PHONE, has_touch=True)
    page.get_by_role("button", name="搜索", exact=True).tap()
    dialog = _dialog(page)
    dialog.get_by_role("searchbox").fill("征信写错了多久能改")
    expect(_first(dialog)).to_be_visible()
    box = dialog.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (PHONE["width"], PHONE["height"])
    assert page.evaluate("document.querySelector('dialog').scrollWidth") <= PHONE["width"]


def test_without_scripts_the_search_page_leads_on(reader: Reader) -> None:
    page = reader.open(GUIDE, java_script_enabled=False)
    page.get_by_role("link", name="搜索", exact=True).click()
    page.wait_for_url("**/search.html")
    expect(page.get_by_role("main").get_by_role("link", name="术语表")).to_be_visible()


def test_the_search_goes_on_where_the_browser_keeps_nothing(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    page.goto(reader.site.served("index.html"))
    expect(_first(_search(page, "催收"))).to_be_visible()
