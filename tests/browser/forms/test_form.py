"""填表写一条: who knows no YAML fills in a form, and takes a file home that the check accepts."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator import build
from tests import sites
from tests.browser.axe import grave_or_ours
from tests.browser.forms.filling import FORM, field, opened, written_case
from tests.browser.reader import LOOKS, NO_STORAGE, TOO_WIDE, Reader, settle

pytestmark = pytest.mark.browser


PASTE = """(words) => {
  const data = new DataTransfer();
  data.setData("text/plain", words);
  const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(paste);
}"""


def test_a_first_case_from_nothing_is_accepted_as_it_comes(reader: Reader, root: Path, tmp_path: Path) -> None:
    page = opened(reader, "case")
    page.get_by_role("button", name="下载文件").click()
    listed = page.get_by_role("listitem").filter(has_text="field-missing")
    listed.get_by_role("button", name="一句话说清结论").click()
    expect(field(page, "一句话说清结论")).to_be_focused()
    expect(field(page, "一句话说清结论")).to_have_attribute("aria-invalid", "true")
    written_case(page)
    step = field(page, "要改的步骤、话术与函件、补救阶梯、预案或风险")
    step.fill("投诉处理两步流程（示例） · 核实答复")
    expect(step).to_have_value("complaint-steps#investigate")
    expect(page.get_by_role("status").last).to_have_text("都填好了，可以下载。")
    field(page, "编号").fill("charged-twice")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载文件").click()
    expect(page.get_by_role("status").last).to_contain_text("charged-twice.yaml 已下载：放进 cases 文件夹")
    assert download.value.suggested_filename == "charged-twice.yaml"
    files = {**sites.example_files(), "cases/charged-twice.yaml": download.value.path().read_text(encoding="utf-8")}
    checked = build.check(sites.write(tmp_path, files))
    assert [one for one in checked.diagnostics if one.place.file == "cases/charged-twice.yaml"] == []
    assert build.preview(tmp_path).library.records["charged-twice"].title == "一笔还款扣了两次"
    assert "charged-twice" not in checked.library.records  # it is a draft


def test_lists_grow_move_and_shrink_by_key(reader: Reader) -> None:
    page = opened(reader, "case")
    findings = page.get_by_role("group", name="查明的事实")
    field(findings, "查明的事实第 1 项").fill("甲")
    for words in ("乙", "丙"):
        findings.get_by_role("button", name="添加一项：查明的事实").press("Enter")
        page.keyboard.type(words)
    findings.get_by_role("button", name="查明的事实第 3 项：上移").press("Enter")
    expect(findings.get_by_role("button", name="查明的事实第 2 项：上移")).to_be_focused()
    findings.get_by_role("button", name="查明的事实第 1 项：删除").press("Enter")
    assert [each.input_value() for each in findings.get_by_role("textbox").all()] == ["丙", "乙"]
    page.get_by_role("button", name="撤销").press("Enter")
    assert [each.input_value() for each in findings.get_by_role("textbox").all()] == ["甲", "丙", "乙"]
    page.get_by_role("button", name="重做").press("Enter")
    assert [each.input_value() for each in findings.get_by_role("textbox").all()] == ["丙", "乙"]


def test_a_new_line_begins_the_next_item_typed_or_pasted(reader: Reader) -> None:
    page = opened(reader, "case")
    findings = page.get_by_role("group", name="查明的事实")
    field(findings, "查明的事实第 1 项").fill("甲乙")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(field(findings, "查明的事实第 2 项")).to_be_focused()
    expect(field(findings, "查明的事实第 2 项")).to_have_value("乙")
    for words in ("丙\r\n\r\n  丁\n", "一行"):
        page.evaluate(PASTE, words)
    assert [each.input_value() for each in findings.get_by_role("textbox").all()] == ["甲", "丙", "丁乙"]
    page.get_by_role("button", name="撤销").click()
    assert [each.input_value() for each in findings.get_by_role("textbox").all()] == ["甲", "乙"]
    field(findings, "查明的事实第 2 项").fill("乙\n戊")  # as a keyboard on a screen has it
    assert [each.input_value() for each in findings.get_by_role("textbox").all()] == ["甲", "乙", "戊"]
    field(page, "情况").fill("甲")
    page.keyboard.press("Enter")
    expect(field(page, "情况")).to_have_value("甲\n")


def test_a_reference_is_picked_by_words_of_its_title(reader: Reader) -> None:
    page = opened(reader, "case")
    target = field(page, "要改的步骤、话术与函件、补救阶梯、预案或风险")
    target.fill("处理 核实")
    pick = page.get_by_role("button", name="投诉处理两步流程（示例） · 核实答复")
    expect(pick).to_be_visible()
    assert grave_or_ours(page) == []
    page.keyboard.press("Tab")
    expect(pick).to_be_focused()
    page.keyboard.press("Enter")
    expect(target).to_be_focused()
    expect(target).to_have_value("complaint-steps#investigate")
    expect(pick).to_have_count(0)
    target.fill("流程")
    page.get_by_role("button", name="投诉处理两步流程（示例） · 核实答复").click()
    expect(target).to_have_value("complaint-steps#investigate")
    target.fill("没有这样的")
    expect(page.get_by_role("group", name="可以挑的").get_by_role("button")).to_have_count(0)
    target.fill("流程")
    page.keyboard.press("Escape")
    expect(pick).to_have_count(0)


def test_a_variant_is_drawn_once_its_type_is_chosen(reader: Reader) -> None:
    page = opened(reader, "quiz")
    question = page.get_by_role("group", name="题目第 1 项", exact=True)
    assert question.get_by_role("textbox").count() == 0
    field(question, "是哪一种").select_option(label="单选")
    field(question, "题干").fill("先做什么？")
    field(question, "是哪一种").select_option(label="判断")
    expect(field(question, "题干")).to_have_value("先做什么？")


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_too_wide(reader: Reader, look: str) -> None:
    page = opened(reader, "case", **LOOKS[look])
    page.get_by_role("button", name="下载文件").click()
    assert grave_or_ours(page) == []
    assert page.evaluate(TOO_WIDE) <= 0
    field(page, "写哪一类").select_option("quiz")
    assert grave_or_ours(page) == []


def test_it_works_from_a_folder_and_where_nothing_is_stored(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(NO_STORAGE)
    page.goto(reader.site.on_disk(FORM))
    settle(page)
    field(page, "写哪一类").select_option("term")
    expect(page.get_by_text("浏览器没有保存这里填的内容")).to_be_visible()
    field(page, "标题").fill("甲: 乙")
    page.get_by_text("看看文件里写了什么").click()
    expect(page.locator("cb-form pre")).to_contain_text('title: "甲: 乙"')


def test_without_scripts_the_page_says_what_to_do_instead(reader: Reader) -> None:
    page = reader.open(FORM, java_script_enabled=False)
    notice = page.get_by_text("填表要浏览器运行脚本")
    expect(notice).to_be_visible()
    expect(notice.get_by_role("link", name="写作指南")).to_have_attribute("href", "index.html")


def test_the_script_of_the_form_is_loaded_there_alone(reader: Reader) -> None:
    page = reader.open("writing/index.html")
    settle(page)
    assert page.locator('script[src*="/form."]').count() == 0
    page.get_by_role("link", name="填表写一条").first.click()
    settle(page)
    assert page.locator('script[src*="/form."]').count() == 1
