"""The page for the call: what is decided and ticked stays in the browser until it is wiped, and stands in the steps."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import sites
from tests.browser.axe import failing, grave_or_ours
from tests.browser.reader import LOOKS, NO_STORAGE, Reader, Site, kept, settle, too_wide
from tests.browser.serving import built
from tests.rendering import project as project_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The EXAMPLEs; the guide stands on the desk, with a list to tick off, and its steps take what was decided."""
    files = sites.example_files()
    guide, taxonomy = "content/guides/complaint-steps.yaml", "content/taxonomy.yaml"
    text = files[guide].replace("topic: core\n", "topic: core\non_desk: true\n")
    for step, carries in (("receive", "received, deadline, severity, cause"), ("investigate", "checklist, letter")):
        text = text.replace(f"  - id: {step}\n", f"  - id: {step}\n    carries: [{carries}]\n")
    assert text.count("carries") == 2
    offers = "  guides: [complaint-steps]\n  offers: [example-deadline, example-checklist, example-wording]"
    taxa = files[taxonomy].replace("  guides: [complaint-steps]", offers)
    root = project_of(tmp_path_factory.mktemp("desk"), {guide: text, taxonomy: taxa})
    with built(root) as site:
        yield site


def first_box(page: Page) -> None:
    page.get_by_role("article").get_by_role("listitem").locator("summary").first.click()


def docket(page: Page) -> Locator:
    return page.get_by_role("form", name="这一件", exact=True)


def step(page: Page, title: str) -> Locator:
    """A step of the guide, opened."""
    found = page.get_by_role("article").get_by_role("listitem").filter(has=page.locator("summary", has_text=title))
    found.locator("summary").click()
    return found


def decide(page: Page) -> None:
    """Say what the complaint is about, on the page itself."""
    docket(page).get_by_label("收到日期").fill("2026-03-02")
    docket(page).get_by_role("combobox", name="级别").select_option("一般投诉")
    docket(page).get_by_role("combobox", name="原因").select_option("定价收费")


def test_what_is_decided_stands_in_the_steps_that_take_it(reader: Reader) -> None:
    page = reader.open("desk.html")
    decide(page)
    received = step(page, "接收登记")
    expect(received.get_by_role("textbox", name="收到日期")).to_have_value("2026-03-02")
    expect(received.get_by_text("2026-03-02 起算，最晚 2026-03-17")).to_be_visible()
    expect(received.get_by_role("combobox", name="级别").locator("option:checked")).to_have_text("一般投诉")
    expect(received.get_by_role("link", name="退款告知短信（示例）")).to_have_count(1)  # of the record, not carried
    answered = step(page, "核实答复")
    expect(answered.get_by_role("link", name="退款告知短信（示例）")).to_be_visible()
    expect(answered.get_by_role("link", name="息费争议的证据清单（示例）")).to_be_visible()
    expect(answered.get_by_role("combobox")).to_have_count(0)


def test_what_is_decided_can_be_changed_where_it_is_used(reader: Reader) -> None:
    page = reader.open("desk.html")
    decide(page)
    received = step(page, "接收登记")
    received.get_by_role("combobox", name="级别").select_option("重要投诉")
    received.get_by_role("textbox", name="收到日期").fill("2026-03-04")
    expect(received.get_by_text("最晚 2026-03-19")).to_be_visible()
    expect(docket(page).get_by_role("combobox", name="级别").locator("option:checked")).to_have_text("重要投诉")
    received.get_by_role("button", name="去掉定价收费").click()
    expect(received.get_by_text("最晚")).to_have_count(0)
    expect(received.get_by_role("combobox", name="原因")).to_be_focused()
    expect(docket(page).get_by_role("button", name="去掉定价收费")).to_have_count(0)


def test_what_is_decided_stays_until_it_is_wiped(reader: Reader) -> None:
    page = reader.open("desk.html")
    before = kept(page)
    decide(page)
    page.reload()
    expect(docket(page).get_by_label("收到日期")).to_have_value("2026-03-02")
    expect(docket(page).get_by_role("button", name="去掉定价收费")).to_be_visible()
    page.get_by_role("button", name="清空本页").click()
    expect(docket(page).get_by_label("收到日期")).to_have_value("")
    expect(docket(page).get_by_role("button", name="去掉定价收费")).to_have_count(0)
    assert kept(page) == before


def test_two_windows_show_the_same_complaint(reader: Reader) -> None:
    page = reader.open("desk.html")
    other = page.context.new_page()
    other.goto(reader.site.served("desk.html"))
    decide(other)
    expect(docket(page).get_by_role("button", name="去掉定价收费")).to_be_visible()
    other.get_by_role("button", name="清空本页").click()
    expect(docket(page).get_by_role("button", name="去掉定价收费")).to_have_count(0)


@pytest.mark.parametrize(
    "value",
    ["3", "[1]", '{"causes": "x", "received": "2026-13-01"}', '{"causes": ["gone", null], "dangers": [{}]}'],
)
def test_what_is_kept_is_checked_before_it_is_believed(reader: Reader, value: str) -> None:
    page = reader.open("desk.html")
    page.evaluate("(value) => casebook.record.keep('docket', JSON.parse(value))", value)
    page.reload()
    expect(docket(page).get_by_label("收到日期")).to_have_value("")
    decide(page)
    expect(docket(page).get_by_role("button", name="去掉定价收费")).to_be_visible()


def test_where_nothing_can_be_kept_the_page_says_so(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    page.goto(reader.site.served("desk.html"))
    expect(page.get_by_text("浏览器没有保存这里的记录")).to_be_visible()
    decide(page)
    expect(step(page, "接收登记").get_by_role("textbox", name="收到日期")).to_have_value("2026-03-02")


def test_wiping_takes_what_was_typed_into_the_search(reader: Reader) -> None:
    page = reader.open("desk.html")
    box = page.get_by_role("article").get_by_role("searchbox")
    box.fill("催收打电话给我妈")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="搜索", exact=True).click()
    dialog = page.get_by_role("dialog", name="搜索")
    dialog.get_by_role("searchbox").fill("我要投诉你们")
    page.get_by_role("button", name="关闭搜索").click()
    page.get_by_role("button", name="清空本页").click()
    expect(box).to_have_value("")
    page.keyboard.press("/")
    expect(dialog.get_by_role("searchbox")).to_have_value("")
    expect(page.locator("cb-assessment")).to_have_count(0)


def test_ticks_stay_until_they_are_wiped(reader: Reader) -> None:
    page = reader.open("desk.html")
    first_box(page)
    box = page.get_by_role("checkbox").first
    box.check()
    page.reload()
    first_box(page)
    expect(box).to_be_checked()
    page.get_by_role("button", name="清空本页").click()
    expect(box).not_to_be_checked()
    expect(page.get_by_role("status").filter(has_text="已清空")).to_be_visible()
    page.reload()
    first_box(page)
    expect(box).not_to_be_checked()


def test_wiping_leaves_what_was_learnt(reader: Reader) -> None:
    page = reader.open("desk.html")
    page.evaluate("casebook.record.add({kind: 'read', page: 'complaint-steps', done: true})")
    page.get_by_role("button", name="清空本页").click()
    assert page.evaluate("casebook.record.entries().length") == 1


def test_a_limit_is_counted_and_wiped(reader: Reader) -> None:
    page = reader.open("desk.html")
    chosen = page.get_by_role("combobox", name="类别")
    chosen.select_option(index=1)
    page.get_by_role("textbox", name="收到日期（起算日）").fill("2026-03-02")
    expect(page.get_by_role("region", name="结果")).to_contain_text("2026-03")
    page.get_by_role("button", name="清空本页").click()
    expect(chosen).to_have_value("")
    expect(page.get_by_role("textbox", name="收到日期（起算日）")).to_have_value("")


def test_without_javascript_it_is_a_list_to_tick(reader: Reader) -> None:
    page = reader.open("desk.html", java_script_enabled=False)
    first_box(page)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("checkbox").first).to_be_checked()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_grave(reader: Reader, look: dict[str, Any]) -> None:
    page = reader.open("desk.html", **look)
    settle(page)
    first_box(page)
    found = {"as it opens": grave_or_ours(page)}
    decide(page)
    expect(page.get_by_text("最晚 2026-03-17").first).to_be_visible()
    found["decided"] = grave_or_ours(page)
    assert failing(found) == {}
    assert too_wide(page) == 0
