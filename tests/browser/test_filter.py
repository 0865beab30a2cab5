"""Filtering a list: by choice, by words, by key; kept in the address; the same from a folder."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

CASES = "cases/index.html"


def test_a_choice_shows_what_it_counts(reader: Reader) -> None:
    page = reader.open(CASES)
    everything = _entries(page).count()
    level = page.get_by_role("combobox", name="级别")
    option = level.get_by_role("option", name="紧急投诉")
    expected = _count_in(option.inner_text())
    level.select_option(label=option.inner_text())
    expect(_entries(page)).to_have_count(expected)
    assert 0 < expected < everything
    assert all("紧急投诉" in text for text in _entries(page).all_inner_texts())
    expect(page.get_by_role("status")).to_have_text(f"显示 {expected} 条，共 {everything} 条")


def test_choices_narrow_each_other_down(reader: Reader) -> None:
    page = reader.open(CASES)
    _choose_first(page, "级别")
    product = page.get_by_role("combobox", name="产品").get_by_role("option")
    expected = sum(_count_in(text) for text in product.all_inner_texts() if text != "全部")
    expect(_entries(page)).to_have_count(expected)
    _choose_first(page, "产品")


def test_words_filter_by_key_alone(reader: Reader) -> None:
    page = reader.open(CASES)
    everything = _entries(page).count()
    words = page.get_by_role("searchbox", name="含有字词")
    words.focus()
    page.keyboard.type("催收 ")
    expect(_entries(page).filter(has_text="催收")).not_to_have_count(everything)
    expect(_entries(page).filter(has_not_text="催收")).to_have_count(0)
    page.get_by_role("button", name="全部显示").press("Enter")
    expect(_entries(page)).to_have_count(everything)
    expect(words).to_have_value("")


def test_full_width_and_capital_letters_do_not_matter(reader: Reader) -> None:
    page = reader.open("terms/index.html")
    words = page.get_by_role("searchbox", name="含有字词")
    everything = page.get_by_role("status").inner_text()
    found = []
    for spelling in ("ｌｐｒ", "LPR"):
        words.fill(spelling)
        expect(page.get_by_role("status")).not_to_have_text(everything)
        found.append(page.get_by_role("status").inner_text())
        words.fill("")
        expect(page.get_by_role("status")).to_have_text(everything)
    assert found[0] == found[1]


def test_nothing_found_is_said(reader: Reader) -> None:
    page = reader.open("terms/index.html")
    page.get_by_role("searchbox", name="含有字词").fill("查无此词")
    expect(page.get_by_role("status")).to_contain_text("没有符合的")
    expect(_entries(page)).to_have_count(0)


def test_a_list_without_facets_has_no_choices(reader: Reader) -> None:
    page = reader.open("terms/index.html")
    expect(page.get_by_role("searchbox", name="含有字词")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)


@pytest.mark.parametrize("from_folder", [False, True])
def test_the_back_button_brings_the_filter_back(reader: Reader, from_folder: bool) -> None:
    page = reader.open_from_folder(CASES) if from_folder else reader.open(CASES)
    chosen = _choose_first(page, "原因")
    page.get_by_role("searchbox", name="含有字词").fill("客户")
    expect(page).to_have_url(re.compile(r"#\?.*q=.+"))
    count = page.get_by_role("status").inner_text()
    _entries(page).first.get_by_role("link").first.click()
    page.wait_for_url(lambda address: "index.html" not in address)
    page.go_back()
    expect(page.get_by_role("combobox", name="原因")).to_have_value(re.compile(".+"))
    expect(page.get_by_role("searchbox", name="含有字词")).to_have_value("客户")
    expect(page.get_by_role("status")).to_have_text(count)
    assert _count_in(chosen) >= _entries(page).count()


def test_a_filter_can_be_sent_as_a_link(reader: Reader) -> None:
    page = reader.open(f"{CASES}#?severity=severity-urgent&product=no-such-product")
    expect(page.get_by_role("combobox", name="产品")).to_have_value("")
    expect(page.get_by_role("combobox", name="级别")).to_have_value("severity-urgent")
    expect(_entries(page).filter(has_not_text="紧急投诉")).to_have_count(0)


def test_hiding_an_entry_renumbers_no_others(reader: Reader) -> None:
    """A box that is a list item has a number: with 5,000 of them one keystroke took six seconds, as blocks 0.1."""
    page = reader.open(CASES)
    assert _entries(page).evaluate_all("all => [...new Set(all.map((entry) => getComputedStyle(entry).display))]") == [
        "block"
    ]


def _entries(page: Page) -> Locator:
    """The entries that are shown."""
    return page.get_by_role("article").get_by_role("listitem")


def _choose_first(page: Page, facet: str) -> str:
    """Make the first choice of a facet; the value is its label, which counts what is shown then."""
    box = page.get_by_role("combobox", name=facet)
    label = box.get_by_role("option").nth(1).inner_text()
    box.select_option(label=label)
    expect(_entries(page)).to_have_count(_count_in(label))
    return label


def _count_in(label: str) -> int:
    found = re.search(r"（(\d+)）$", label)
    assert found, label
    return int(found[1])
