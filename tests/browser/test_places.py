"""Checklists are ticked and printed; the matrix of risks is a table and a text."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import PHONE, Reader, open_all

pytestmark = pytest.mark.browser

CHECKLIST = "checklists/check-collection.html"


@pytest.mark.parametrize("scripts", [True, False])
def test_boxes_are_ticked_by_their_words_and_forgotten(reader: Reader, scripts: bool) -> None:
    page = reader.open(CHECKLIST, java_script_enabled=scripts)
    box = page.get_by_role("checkbox", name="通话录音原件")
    page.get_by_text("通话录音原件").click()
    expect(box).to_be_checked()
    box.press("Space")
    expect(box).not_to_be_checked()
    box.press("Space")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_paper_has_boxes_and_lines_to_write_on(reader: Reader) -> None:
    page = reader.open(CHECKLIST)
    hint, line = page.get_by_text("勾选只在屏幕上"), page.get_by_text("受理编号：＿")
    expect(hint).to_be_visible()
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(hint).to_be_hidden()
    expect(line).to_be_visible()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    expect(page.get_by_text("什么时候用", exact=True)).to_be_visible()


def test_paper_has_room_for_telephone_numbers_in_a_plan(reader: Reader) -> None:
    page = reader.open("plans/plan-leak.html")
    column = page.get_by_role("columnheader", name="电话（打印后手写）")
    expect(column).to_be_hidden()
    page.emulate_media(media="print")
    expect(column).to_be_visible()


def test_the_matrix_names_its_rows_and_columns(reader: Reader) -> None:
    page = reader.open("risks/index.html")
    open_all(page)
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(5)
    expect(table.get_by_role("rowheader")).to_have_count(4)
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="4 严重"))
    expect(row.get_by_role("cell").nth(2)).to_contain_text("极高")
    expect(row.get_by_role("link", name="催收中向第三人透露欠款")).to_be_visible()


def test_on_a_phone_the_matrix_is_read_from_top_to_bottom(reader: Reader) -> None:
    page = reader.open("risks/index.html", viewport=PHONE)
    open_all(page)
    box = page.get_by_role("region", name="风险矩阵")
    assert box.evaluate("element => element.scrollWidth <= element.clientWidth")
    left = {link.evaluate("element => element.getBoundingClientRect().left") for link in box.get_by_role("link").all()}
    assert len(left) == 1


def test_a_step_of_a_channel_leads_to_the_page_that_counts(reader: Reader) -> None:
    page = reader.open("channels/via-12363.html")
    page.get_by_role("link", name="算日期：投诉答复（人民银行分支机构转来）").click()
    page.wait_for_url("**/deadline-tool.html#deadline-pbc-transfer")
    expect(page.get_by_role("combobox", name="类别")).to_have_value("deadline-pbc-transfer")
