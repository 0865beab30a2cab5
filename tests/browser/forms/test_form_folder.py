"""The folder of a knowledge base, opened in the form: records by title, saved where they lie."""

import json
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from generator.kinds import all_kinds
from tests.browser.axe import grave_or_ours
from tests.browser.forms.filling import FORM, field, written_case
from tests.browser.reader import LOOKS, TOO_WIDE, Reader, settle

pytestmark = pytest.mark.browser

CASE = next(kind for kind in all_kinds() if kind.name == "case").example
TAXA = next(kind for kind in all_kinds() if kind.name == "taxon").example
FOLDER = """(files) => {
  window.showDirectoryPicker = async () => {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) await root.removeEntry(name, {recursive: true});
    for (const [path, text] of Object.entries(files)) await testing.write(path, text);
    return root;
  };
  const at = async (path, create) => {
    const names = path.split("/");
    let folder = await navigator.storage.getDirectory();
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create});
    return folder.getFileHandle(names.at(-1), {create});
  };
  window.testing = {
    async read(path) {
      return (await (await at(path, false)).getFile()).text();
    },
    async write(path, text) {
      const stream = await (await at(path, true)).createWritable();
      await stream.write(text);
      await stream.close();
    },
  };
}"""
FILES = {
    "mkdocs.yml": "site_name: 甲\n",
    "cases/early.yaml": "# 先问过客服\n" + CASE,
    "cases/2026/late.yaml": CASE.replace("提前还款被要求多付三个月利息", '"晚到的答复: 一例"'),
    "cases/.hidden.yaml": CASE,
    "content/taxonomy.yaml": TAXA,
}


def with_folder(reader: Reader, kind: str, files: Mapping[str, str] = FILES, **options: object) -> Page:
    """The form of a kind, with a folder of files that the browser keeps for the site."""
    page = reader.page(**options)
    page.add_init_script(f"({FOLDER})({json.dumps(files)})")
    page.goto(reader.site.served(FORM))
    settle(page)
    page.get_by_role("button", name="打开知识库的文件夹").click()
    expect(page.get_by_text("写好以后直接存进去")).to_be_visible()
    field(page, "写哪一类").select_option(kind)
    return page


def text_of(page: Page, path: str) -> str:
    """What is in a file of the folder."""
    return str(page.evaluate("(path) => testing.read(path)", path))


def test_a_record_is_picked_by_title_and_saved_where_it_lies(reader: Reader) -> None:
    page = with_folder(reader, "case")
    which = field(page, "改文件夹里的哪一条")
    expect(which.get_by_role("option")).to_have_text(
        [
            "写一条新的",
            "提前还款被要求多付三个月利息（cases/early.yaml）",
            "晚到的答复: 一例（cases/2026/late.yaml）",
        ]
    )
    which.select_option("cases/early.yaml")
    field(page, "标题").fill("改过的标题")
    page.get_by_role("button", name="存进文件夹").press("Enter")
    expect(page.get_by_text("已存进 early.yaml")).to_be_visible()
    old = FILES["cases/early.yaml"]
    assert text_of(page, "cases/early.yaml") == old.replace("title: 提前还款被要求多付三个月利息", "title: 改过的标题")
    field(page, "标题").fill("又改过的")
    page.get_by_role("button", name="存进文件夹").click()
    expect(page.get_by_text("已存进 early.yaml")).to_be_visible()
    assert text_of(page, "cases/early.yaml") == old.replace("title: 提前还款被要求多付三个月利息", "title: 又改过的")
    assert text_of(page, "cases/2026/late.yaml") == FILES["cases/2026/late.yaml"]


def test_what_was_edited_elsewhere_is_not_written_over_unasked(reader: Reader) -> None:
    page = with_folder(reader, "case")
    field(page, "改文件夹里的哪一条").select_option("cases/early.yaml")
    other = FILES["cases/early.yaml"].replace("# 先问过客服", "# 又问过一次")
    page.evaluate("(text) => testing.write('cases/early.yaml', text)", other)
    field(page, "标题").fill("改过的标题")
    page.get_by_role("button", name="存进文件夹").click()
    expect(page.get_by_role("button", name="还是存成这里的")).to_be_focused()
    assert text_of(page, "cases/early.yaml") == other
    page.get_by_role("button", name="重新打开文件").click()
    expect(field(page, "标题")).to_have_value("提前还款被要求多付三个月利息")
    field(page, "标题").fill("改过的标题")
    page.get_by_role("button", name="存进文件夹").click()
    expect(page.get_by_text("已存进 early.yaml")).to_be_visible()
    assert text_of(page, "cases/early.yaml").startswith("# 又问过一次\ntitle: 改过的标题\n")
    page.evaluate("(text) => testing.write('cases/early.yaml', text)", other)
    field(page, "标题").fill("第三个标题")
    page.get_by_role("button", name="存进文件夹").click()
    page.get_by_role("button", name="还是存成这里的").click()
    expect(page.get_by_text("已存进 early.yaml")).to_be_visible()
    assert text_of(page, "cases/early.yaml").startswith("# 又问过一次\ntitle: 第三个标题\n")


def test_a_new_record_becomes_a_file_and_no_file_is_written_over(reader: Reader) -> None:
    page = with_folder(reader, "case")
    written_case(page)
    field(page, "要改的步骤、话术与函件、补救阶梯、预案或风险").fill("complaint-steps#investigate")
    field(page, "编号").fill("early")
    page.get_by_role("button", name="存进文件夹").click()
    expect(page.get_by_role("status").filter(has_text="cases/early.yaml 已经有了")).to_be_visible()
    assert text_of(page, "cases/early.yaml") == FILES["cases/early.yaml"]
    field(page, "编号").fill("charged-twice")
    page.get_by_role("button", name="存进文件夹").click()
    expect(page.get_by_text("已存进 cases/charged-twice.yaml")).to_be_visible()
    assert text_of(page, "cases/charged-twice.yaml").startswith("title: 一笔还款扣了两次\n")
    expect(field(page, "改文件夹里的哪一条")).to_have_value("cases/charged-twice.yaml")
    field(page, "标题").fill("扣了两次")
    page.get_by_role("button", name="存进文件夹").click()
    expect(page.get_by_text("已存进 charged-twice.yaml")).to_be_visible()
    assert text_of(page, "cases/charged-twice.yaml").startswith("title: 扣了两次\n")


def test_an_entry_is_added_to_a_file_that_holds_many(reader: Reader) -> None:
    page = with_folder(reader, "taxon", {**FILES, "content/taxonomy.yaml": TAXA.rstrip("\n").replace("\n", "\r\n")})
    field(page, "标题").fill("车贷")
    field(page, "编号").fill("product-car")
    page.get_by_role("button", name="存进文件夹").click()
    page.get_by_role("button", name="先这样，以后再补").click()
    expect(page.get_by_text("已存进 content/taxonomy.yaml")).to_be_visible()
    text = page.evaluate("(path) => testing.read(path)", "content/taxonomy.yaml")
    assert text.startswith(TAXA.replace("\n", "\r\n") + "product-car:\r\n  title: 车贷\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_what_is_wrong_with_folder_or_file_is_said(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(f"({FOLDER})({json.dumps({'photos/a.txt': 'a'})})")
    page.goto(reader.site.served(FORM))
    settle(page)
    page.get_by_role("button", name="打开知识库的文件夹").click()
    expect(page.get_by_role("alert").filter(has_text="打开知识库最外层的文件夹")).to_be_visible()
    page = with_folder(reader, "case", {**FILES, "cases/broken.yaml": "title: [\n"})
    field(page, "改文件夹里的哪一条").select_option("cases/broken.yaml")
    expect(page.get_by_role("alert").filter(has_text="第 1 行")).to_be_visible()
    field(page, "改文件夹里的哪一条").select_option("cases/early.yaml")
    page.evaluate(
        "async () => (await (await navigator.storage.getDirectory()).removeEntry('cases', {recursive: true}))"
    )
    field(page, "标题").fill("改过的标题")
    page.get_by_role("button", name="存进文件夹").click()
    expect(page.get_by_role("status").filter(has_text="没有存成：文件不在了")).to_be_visible()


def test_a_browser_without_folders_has_no_button(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script("delete window.showDirectoryPicker")
    page.goto(reader.site.served(FORM))
    settle(page)
    field(page, "写哪一类").select_option("case")
    expect(page.get_by_role("button", name="下载文件")).to_be_visible()
    assert page.get_by_role("button", name="文件夹").count() == 0


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_with_a_folder(reader: Reader, look: str) -> None:
    page = with_folder(reader, "case", **LOOKS[look])
    field(page, "改文件夹里的哪一条").select_option("cases/early.yaml")
    assert grave_or_ours(page) == []
    assert page.evaluate(TOO_WIDE) <= 0
