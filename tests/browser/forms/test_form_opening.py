"""A file that is there already is opened in the form, and only what was edited changes in it."""

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator import build
from generator.kinds import all_kinds
from generator.reading.messages import with_message
from generator.reading.source import parse
from tests import sites
from tests.browser.conftest import PROJECT
from tests.browser.forms.filling import field, typed
from tests.browser.reader import kept, settle
from tests.shipped import shipped_unchecked

pytestmark = pytest.mark.browser

SPLICE = """(jobs) => {
  const {table} = document.querySelector("cb-form");
  return jobs.map(([name, source, id, after]) => {
    const kind = table.kinds.find((one) => one.name === name);
    if (after === null) {
      const {value} = casebook.formRead(source);
      after = id ? value[id] : value;
    }
    return casebook.formSpliced(kind, source, id, after);
  });
}"""


Written = tuple[str, str, str, dict[str, Any]]
"""`(kind, text of the file, id of the entry or "", values)`."""


def shipped() -> Iterator[Written]:
    """Every shipped record."""
    library, read = shipped_unchecked(), cache(parse)
    for record_id, record in library.records.items():
        origin = library.origins[record_id]
        text = (PROJECT / origin.file).read_text(encoding="utf-8")
        value = read(text, "").value
        yield record.kind, text, record_id if origin.prefix else "", value[record_id] if origin.prefix else value


LARGE = 20_000  # characters
FEW = 3  # entries of a file that holds many: the whole of it is read for each


@pytest.fixture(scope="module")
def records() -> list[Written]:
    """The shipped records, but for most of those that stand in a file with many."""
    return [one for _text, group in groupby(shipped(), key=itemgetter(1)) for one in islice(group, FEW)]


def test_what_is_not_edited_does_not_change_by_a_byte(page: Page, records: list[Written]) -> None:
    assert len(records) > 250
    found = page.evaluate(SPLICE, [[kind, text, name, None] for kind, text, name, _value in records])
    assert [name for (_kind, text, name, _value), after in zip(records, found, strict=True) if after != text] == []


def test_another_title_changes_the_title_alone(page: Page, records: list[Written]) -> None:
    jobs = [[kind, text, name, {**typed(value), "title": "另一个标题"}] for kind, text, name, value in records]
    for (_kind, text, _name, _value), after in zip(records, page.evaluate(SPLICE, jobs), strict=True):
        lines = [(one, other) for one, other in zip(text.split("\n"), after.split("\n"), strict=True) if one != other]
        assert [other.strip() for _one, other in lines] == ["title: 另一个标题"]


def edited(value: Any, chance: random.Random) -> Any:
    """The same with some texts changed, and items of lists taken out, repeated and turned round."""
    if isinstance(value, Mapping):
        kept = {
            name: edited(inner, chance) for name, inner in value.items() if name == "type" or chance.random() < 0.97
        }
        return {name: inner for name, inner in kept.items() if inner not in ([], {}, "")}
    if isinstance(value, list):
        items = [edited(item, chance) for item in value if chance.random() < 0.9]
        items += items[:1] if chance.random() < 0.2 else []
        return items[::-1] if chance.random() < 0.1 else items
    return chance.choice(("新的字", "甲: 乙", "第一行\n\n- 第二行 # 三", "true")) if chance.random() < 0.1 else value


def test_chance_edits_read_back_equal(page: Page, records: list[Written]) -> None:
    chance = random.Random(14)
    jobs = [(kind, text, name, edited(typed(value), chance)) for kind, text, name, value in records]
    jobs = [job for job in jobs if job[3] and len(job[1]) < LARGE][::2]
    refused = [job for job, after in zip(jobs, page.evaluate(SPLICE, jobs), strict=True) if after is None]
    assert [(kind, name, text[:60]) for kind, text, name, _after in refused] == []


def test_a_file_is_opened_edited_and_taken_home(page: Page, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "case")
    old = "# 先问过客服\r\n" + kind.example.replace("\n", "\r\n")
    file = tmp_path / "charged.yaml"
    file.write_bytes(old.encode())
    page.get_by_label("或者打开已有的文件").set_input_files(file)
    field(page, "标题").fill("改过的标题")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载文件").click()
    assert download.value.suggested_filename == "charged.yaml"
    new = download.value.path().read_bytes().decode()
    assert new == old.replace("title: 提前还款被要求多付三个月利息", "title: 改过的标题")
    page.reload()
    settle(page)
    field(page, "写哪一类").select_option("case")
    expect(field(page, "标题")).to_have_value("")  # what a file has is not kept beside it


def test_one_record_of_a_file_that_holds_many_is_chosen(page: Page, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "taxon")
    file = tmp_path / "taxonomy.yaml"
    file.write_text(kind.example, encoding="utf-8")
    page.get_by_label("或者打开已有的文件").set_input_files(file)
    field(page, "改哪一条").select_option("cause-pricing")
    field(page, "标题").fill("定价与收费")
    page.get_by_text("看看文件里写了什么").click()
    expect(page.locator("cb-form pre")).to_have_text(kind.example.replace("title: 定价收费", "title: 定价与收费"))


@pytest.mark.parametrize("text", ["title: [", "- 甲", "随便一段话", "other: 1\nthing: 2", "title: &a 甲\nsummary: *a"])
def test_what_is_no_record_is_refused_in_words(page: Page, tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    page.get_by_label("或者打开已有的文件").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("文件")


def test_edits_of_a_file_outlive_the_page_until_it_is_taken_home(page: Page, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "case")
    file = tmp_path / "charged.yaml"
    file.write_text(kind.example, encoding="utf-8")
    page.get_by_label("或者打开已有的文件").set_input_files(file)
    assert "form-opened" not in kept(page)  # nothing is kept of what is only looked at
    field(page, "标题").fill("改过的标题")
    page.reload()
    settle(page)
    page.get_by_role("button", name="charged.yaml（案例）").click()
    expect(page.get_by_role("listitem").filter(has_text="标题：改过的标题")).to_be_visible()
    page.get_by_role("button", name="接着改").click()
    expect(field(page, "标题")).to_have_value("改过的标题")
    field(page, "标题").fill("再改的标题")
    page.get_by_role("button", name="撤销").click()
    expect(field(page, "标题")).to_have_value("改过的标题")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载文件").click()
    assert download.value.path().read_text(encoding="utf-8") == kind.example.replace(
        "title: 提前还款被要求多付三个月利息", "title: 改过的标题"
    )
    assert "form-opened" not in kept(page)


def test_edits_are_offered_when_the_same_file_is_opened_and_can_be_wiped(page: Page, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "case")
    file = tmp_path / "charged.yaml"
    for text, is_offered in ((kind.example, True), (f"# 别处改过\n{kind.example}", False)):
        file.write_text(kind.example, encoding="utf-8")
        page.get_by_label("或者打开已有的文件").set_input_files(file)
        field(page, "标题").fill("改过的标题")
        page.reload()
        settle(page)
        file.write_text(text, encoding="utf-8")
        page.get_by_label("或者打开已有的文件").set_input_files(file)
        if is_offered:
            page.get_by_role("button", name="不要这些改动").click()
            assert "form-opened" not in kept(page)
        expect(field(page, "标题")).to_have_value("提前还款被要求多付三个月利息")
    page.reload()
    settle(page)
    page.get_by_role("button", name="都不要了").click()
    assert "form-opened" not in kept(page)
    expect(page.get_by_role("button", name="charged.yaml")).to_have_count(0)


def test_a_file_that_is_no_utf8_is_refused_and_a_mark_at_its_beginning_stays(page: Page, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "case")
    file = tmp_path / "charged.yaml"
    file.write_bytes(kind.example.encode("gb18030"))
    page.get_by_label("或者打开已有的文件").set_input_files(file)
    expect(page.get_by_role("alert").filter(has_text="不是 UTF-8 编码")).to_be_visible()
    file.write_bytes(b"\xef\xbb\xbf" + kind.example.encode())
    page.get_by_label("或者打开已有的文件").set_input_files(file)
    field(page, "标题").fill("改过的标题")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载文件").click()
    assert download.value.path().read_bytes().startswith("\ufefftitle: 改过的标题\n".encode())


def test_what_is_wrong_in_an_opened_file_is_said_at_its_place_at_once(page: Page, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "case")
    text = kind.example.replace("verdict: best", "verdict: bst").replace("reviewed: ", "reviewed: 1")
    file = tmp_path / "charged.yaml"
    file.write_text(text, encoding="utf-8")
    page.get_by_label("或者打开已有的文件").set_input_files(file)
    wrong = page.locator("cb-form [aria-invalid=true]")
    expect(wrong).to_have_count(text.count(": bst") + 1)
    for each in wrong.all():
        expect(each).to_be_visible()
    notice = page.get_by_text("这个文件里有要改的")
    expect(notice).to_be_in_viewport()
    page.get_by_role("button", name="最近一次通读核对的日期").click()
    expect(field(page, "最近一次通读核对的日期")).to_be_focused()
    field(page, "最近一次通读核对的日期").fill("2026-03-01")
    while wrong.count():
        wrong.first.select_option("best")
    expect(notice).to_have_count(0)


SLIPS = {
    "field's indent": ("summary: ", "  summary: "),
    "item's indent": ("    - text: ", "   - text: "),
    "full-width colon": ("owner: ", "owner："),
    "full-width colon above": ("title: ", "title："),
    "no space": ("reviewed: ", "reviewed:"),
    "open quote": ("title: ", 'title: "'),
    "quote in quotes": ("title: ", 'title: "甲" '),
    "open bracket": ("cites: [", "cites: [["),
    "tab": ("summary: ", "\tsummary: "),
    "full-width dash": ("  - id: ", "  － id: "),
    "at": ("title: ", "title: @"),
    "twice": ("summary: ", "title: 又一次\nsummary: "),
    "alias": ("title: ", "title: &a "),
    "tag": ("title: ", "title: !甲 "),
    "colon": ("summary: ", "summary: 甲: "),
}


WHY = """(texts) => texts.map((text) => {
  try {
    casebook.formOpened(document.querySelector("cb-form").table, text);
    return "";
  } catch (wrong) {
    return wrong.message;
  }
})"""


def test_why_a_file_cannot_be_read_is_said_as_the_check_says_it(page: Page) -> None:
    example = next(kind.example for kind in all_kinds() if kind.name == "case")
    assert all(old in example for old, _new in SLIPS.values())
    texts = {slip: example.replace(old, new, 1) for slip, (old, new) in SLIPS.items()}
    said = dict(zip(texts, page.evaluate(WHY, list(texts.values())), strict=True))
    found = {slip: parse(text, "").diagnostics[-1] for slip, text in texts.items()}
    expected = {
        slip: (one.place.line, one.problem.code, with_message(one.problem).message) for slip, one in found.items()
    }
    assert {slip: told(words) for slip, words in said.items()} == expected


def told(words: str) -> tuple[int, str, str]:
    """The line, the code and the sentence in what the form says."""
    hit = re.search(r"第 (\d+) 行：(.*?)。.*?([a-z-]+)$", words)
    return (int(hit[1]), hit[3], hit[2]) if hit else (0, words, "")


def test_what_has_no_place_in_the_form_is_said_as_the_check_says_it(page: Page, tmp_path: Path) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == "case")
    text = kind.example.replace("audience: [newcomer, handler]", "audience: newcomer，handler") + "rest_of_stori: 甲\n"
    files = {**sites.example_files(), "cases/charged.yaml": text}
    checked = build.check(sites.write(tmp_path, files)).diagnostics
    told = [(one.place.line, with_message(one.problem)) for one in checked if one.place.file == "cases/charged.yaml"]
    assert {problem.code for _line, problem in told} == {"value-list", "field-unknown"}
    page.get_by_label("或者打开已有的文件").set_input_files(tmp_path / "cases/charged.yaml")
    alert = page.get_by_role("alert").filter(has_text="请在文件里改好")
    for line, problem in told:
        expect(alert).to_contain_text(f"第 {line} 行：{problem.message}")
        expect(alert).to_contain_text(f"改法：{problem.fix}")
        expect(alert).to_contain_text(problem.code)
