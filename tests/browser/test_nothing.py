"""Nothing found is an answer: what was understood, what is near, what to try, whom to ask, how to tell the authors."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import everything, failing
from tests.browser.reader import LOOKS, NO_STORAGE, Reader, kept, run_every_script, settle, too_wide

pytestmark = pytest.mark.browser

KEEP = "记下这句，交给编写人"


def ask(page: Page, words: str) -> Locator:
    """Type something into the search of its own page; the value is what stands below it."""
    page.get_by_role("main").get_by_role("searchbox").fill(words)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("没有找到。")
    answer = page.locator("cb-nothing")
    expect(answer.get_by_role("heading", name="可以问谁")).to_be_visible()
    return answer


@pytest.mark.parametrize("words", ["鑫鑫鑫鑫", "asdfgh"])
def test_words_that_the_site_has_not_are_said_to_be_none_of_it(reader: Reader, words: str) -> None:
    answer = ask(reader.open("search.html"), words)
    expect(answer).to_contain_text(f"站里没有“{words}”这样的说法")
    expect(answer.get_by_role("heading", name="没有相近的页")).to_be_visible()
    expect(answer.get_by_role("link", name="处理台")).to_have_attribute("href", re.compile("/desk.html$"))
    expect(answer.get_by_role("link", name="投诉管理岗")).to_have_attribute("href", re.compile("/roles/complaint-desk"))


@pytest.mark.parametrize(("query", "marked"), [("火星贷", []), ("苹果香蕉葡萄", [])])
def test_what_is_near_is_not_called_found(reader: Reader, query: str, marked: list[str]) -> None:
    answer = ask(reader.open("search.html"), query)
    assert answer.locator("p mark").all_inner_texts() == marked
    expect(answer.get_by_role("heading", name="最近的几页")).to_be_visible()
    expect(answer.locator("ol > li > a")).to_have_count(3)


@pytest.mark.parametrize("query", ["催收", "zxyy", "证信异议", "提前还款违约金", "tuihuan", "15日"])
def test_what_is_found_is_no_nothing(reader: Reader, query: str) -> None:
    page = reader.open("search.html")
    page.get_by_role("main").get_by_role("searchbox").fill(query)
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(re.compile(r"^找到 \d+ 页$"))
    expect(page.locator("cb-nothing")).to_have_count(0)


def test_who_does_not_find_it_among_what_was_found_gets_the_same_answer(reader: Reader) -> None:
    page = reader.open("search.html?q=征信异议")
    page.get_by_role("button", name="都不是要找的").click()
    answer = page.locator("cb-nothing")
    expect(answer).to_be_focused()
    expect(answer.get_by_role("link", name="征信异议岗")).to_be_visible()
    expect(answer.get_by_role("button", name=KEEP)).to_be_visible()


def test_chosen_values_that_leave_nothing_can_be_dropped(reader: Reader) -> None:
    page = reader.open("search.html?q=砍头息&kind=岗位")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("去掉所选的条件")
    page.get_by_role("button", name="去掉所选的条件").click()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(re.compile(r"^找到 \d+ 页$"))
    expect(page).to_have_url(re.compile("q=[^&]+$"))


def test_words_are_kept_only_when_somebody_says_so_and_handed_on_as_a_list(reader: Reader, tmp_path: Path) -> None:
    page = reader.open("search.html")
    before = kept(page)
    answer = ask(page, '鑫鑫："鑫# 13800000417')
    assert kept(page) == before
    answer.get_by_role("button", name=KEEP).click()
    expect(answer.get_by_role("button", name=KEEP)).to_have_count(0)
    summary = page.locator("cb-nothing").get_by_text("记下的 1 句")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    with page.expect_download() as waiting:
        answer.get_by_role("button", name="存成文件").click()
    file = tmp_path / "unfound.txt"
    waiting.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text) == ['鑫鑫："鑫# …']
    expect(answer.get_by_role("textbox")).to_have_value(text)
    answer.get_by_role("button", name="全部清除").click()
    assert "鑫" not in kept(page)


def test_numbers_in_groups_are_not_kept_and_no_character_is_cut_in_two(reader: Reader) -> None:
    page = reader.open("search.html")
    settle(page)
    run_every_script(page)
    texts = ["鑫 138 0000 0417", "鑫138-0000-0417鑫", "鑫 1380 鑫", "鑫" * 199 + "😀鑫"]
    page.evaluate("(texts) => texts.forEach((text) => casebook.unfound.add(text))", texts)
    assert page.evaluate("casebook.unfound.all()") == ["鑫" * 199 + "😀", "鑫 1380 鑫", "鑫…鑫", "鑫 …"]


def test_where_nothing_can_be_kept_it_is_said(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    page.goto(reader.site.served("search.html"))
    answer = ask(page, "鑫鑫鑫鑫")
    answer.get_by_role("button", name=KEEP).click()
    expect(answer.get_by_text("浏览器没有保存这里的记录")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open("search.html", **look)
    answer = ask(page, "火星贷")
    found = {"near": everything(page)}
    answer = ask(page, "鑫鑫鑫鑫")
    answer.get_by_role("button", name=KEEP).click()
    answer.get_by_text("记下的 1 句").click()
    found["kept"] = everything(page)
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("searchbox").fill("鑫鑫鑫")
    expect(page.get_by_role("dialog").get_by_role("heading", name="可以问谁")).to_be_visible()
    found["over the page"] = everything(page, "dialog")
    assert failing(found) == {}
    assert too_wide(page) == 0
