"""填表写一条: who knows no YAML fills in a form, and takes a file home that the check accepts."""

from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from generator import build
from generator.authoring.naming import id_for
from generator.authoring.quoting import entries
from generator.authoring.writing import entry, written
from generator.cli import main
from generator.kinds import all_kinds
from generator.reading.messages import with_message
from generator.reading.source import parse
from generator.record import Kind
from tests import sites
from tests.browser.axe import grave_or_ours
from tests.browser.reader import LOOKS, NO_STORAGE, TOO_WIDE, Reader, Site, kept, settle
from tests.test_writing import NASTY, with_texts

pytestmark = pytest.mark.browser

FORM = "writing/form.html"
KINDS = {kind.name: kind for kind in all_kinds()}
EXAMPLES = [(kind, written.value) for kind in all_kinds() for written, _record in entries(kind)]
WRITE = """(vectors) => {
  const {table} = document.querySelector("cb-form");
  const kindOf = (name) => table.kinds.find((kind) => kind.name === name);
  const {entry, written} = casebook.formYaml;
  return vectors.map(([kind, value]) => [written(kindOf(kind), value), entry(kindOf(kind), "an-id", value)]);
}"""
FILL = """([name, value]) => {
  const form = document.querySelector("cb-form");
  casebook.record.keep(`form:${name}`, null);
  form.choose(name);
  const at = (path) => form.querySelector(`[data-path="${CSS.escape(path.join("."))}"]`);
  const set = (control, text) => {
    control.value = text;
    if (control.value !== text) throw new Error(`${control.dataset.path} takes no ${text}`);
    control.dispatchEvent(new Event("input", {bubbles: true}));
    control.dispatchEvent(new Event("change", {bubbles: true}));
  };
  const fill = (inner, path) => {
    if (typeof inner === "string") return set(at(path), inner);
    if (Array.isArray(inner)) return fillList(inner, path);
    at(path)?.dispatchEvent(new Event("reveal"));
    at(path)?.querySelector(":scope > div > button:only-child")?.click();
    const names = Object.keys(inner);
    const [first, rest] = [names.filter((one) => one === "type"), names.filter((one) => one !== "type")];
    for (const each of [...first, ...rest]) fill(inner[each], [...path, each]);
  };
  const fillList = (items, path) => {
    const ticks = at(path).querySelectorAll(":scope > div > label > input");
    if (ticks.length) return items.forEach((item) => [...ticks].find((tick) => tick.value === item).click());
    items.forEach((item, place) => {
      if (!at([...path, place])) at(path).querySelector(":scope > div > button:last-child").click();
      fill(item, [...path, place]);
    });
  };
  if (!("status" in value)) set(at(["status"]), "");
  fill(value, []);
  return [form.text, form.problems().map(({path, problem}) => [path.join("."), problem.code])];
}"""


def typed(value: Any) -> Any:
    """A value as a form holds it: all scalars are texts."""
    if isinstance(value, dict):
        return {name: typed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@pytest.fixture(scope="module")
def site(examples: Site) -> Site:
    """The site of all EXAMPLEs."""
    return examples


@pytest.fixture(scope="module")
def root(site: Site) -> Path:
    """Its project."""
    return site.folder.parent


def opened(reader: Reader, kind: str = "", **options: Any) -> Page:
    """The form of a kind."""
    page = reader.open(FORM, **options)
    settle(page)
    if kind:
        page.get_by_label("写哪一类").select_option(kind)
    return page


def test_every_kind_is_filled_in_and_read_back_equal(reader: Reader) -> None:
    page = opened(reader)
    for kind, value in EXAMPLES:
        text, problems = page.evaluate(FILL, [kind.name, typed(value)])
        body = parse(text, "").value
        again = next(iter(body.values())) if kind.holds_many else body
        model = kind.model
        assert model.model_validate({**again, "id": "a"}) == model.model_validate({**value, "id": "a"}), kind.name
        assert [one for one in problems if one[0] != "id"] == [], kind.name


def test_the_browser_writes_what_we_write(reader: Reader) -> None:
    page = opened(reader)

    @settings(max_examples=25)
    @given(
        st.lists(st.tuples(st.sampled_from(EXAMPLES), st.lists(NASTY, min_size=1, max_size=7)), min_size=8, max_size=8)
    )
    def holds(chosen: list[tuple[tuple[Kind, dict[str, Any]], list[str]]]) -> None:
        vectors = [(kind, with_texts(value, iter(texts * 300).__next__)) for (kind, value), texts in chosen]
        compare(page, vectors)

    compare(page, EXAMPLES)
    holds()


WRONG: tuple[tuple[str, Any], ...] = (
    ("title", "……"),
    ("title", "长" * 101),
    ("summary", "甲\u200b乙"),
    ("owner", "nobody"),
    ("owner", "投诉岗"),
    ("owner", "投诉管理岗"),
    ("owner", "“complaint-desk”"),
    ("owner", "complaint-steps"),
    ("owner", "complaint-desk#a"),
    ("product", "cause-pricing"),
    ("origin", "made-up"),
    ("reviewed", "2026/3/1"),
    ("reviewed", "二〇二六年"),
    ("reviewed", "2026-02-30"),
    ("reviewed", "1900-01-01"),
    ("review_every", "六"),
    ("review_every", "1,200"),
    ("review_every", "１２"),
    ("review_every", "61"),
    ("review_every", "0"),
    ("review_every", "1.5"),
    ("cites", ["complaint-steps#nowhere"]),
    ("product", "房贷"),
    ("cites", ["第十八条"]),
    ("formerly", ["Old Id"]),
    ("owner", "complaint-dsk"),
    ("owner", "complaint－desk"),
    ("owner", "“complaint-desk”"),
    ("origin", "fictionl"),
    ("origin", "ｆictional"),
    ("cites", ["complaint-stpes"]),
    ("cites", ["complaint-steps#investgate"]),
    ("reviewed", "2099-01-01"),
    ("changes", [{"date": "2099-01-01", "weight": "minor", "note": "改了错字"}]),
    ("situation", "见 [[guize]]。"),
    ("situation", "见 [[complaint-steps]]、[[ guize | 规则 ]]。"),
    ("situation", "见 [[complaint-steps#nowhere|那一步]]。"),
    ("situation", "客户甲来电，手机 138 0013 8000，要求今天退回。"),
    ("title", "尾号不够，写了 kehu@example.com"),
    ("findings", ["合同没有约定。", "车牌京 A12345 的车主来过。"]),
    ("formerly", ["ｏｌｄ"]),
    ("timeline", [{"when": "第 1 日", "what": "来电", "step": "登记"}]),
    ("timeline", [{"when": "第 1 日", "what": "来电", "step": "complaint-steps"}]),
    ("decision_points", [{"id": "a", "question": "怎么做？", "options": [{"text": "甲", "verdict": "best"}]}]),
)
PASTE = """(words) => {
  const data = new DataTransfer();
  data.setData("text/plain", words);
  const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(paste);
}"""
JUDGE = """([name, value]) => {
  const form = document.querySelector("cb-form");
  form.choose(name);
  form.begin({id: "an-id", value});
  return [form.text, form.problems().map(({problem}) => problem)];
}"""


def cure(code: str, expected: str, fix: str) -> tuple[str, ...]:
    """What is told beside the sentence: the same, but for what may be chosen, of which the form shows words."""
    return () if code == "value-choice" else (expected, fix)


def test_what_may_be_chosen_is_told_in_the_words_of_the_list(reader: Reader) -> None:
    page = opened(reader)
    example = next(value for kind, value in EXAMPLES if kind.name == "case")
    for wrong in ("虚构", "虚构案列", "fictionl", "ｆictional"):
        _text, [problem] = page.evaluate(JUDGE, ["case", {**typed(example), "origin": wrong}])
        assert problem["expected"] == "真实案例（已隐去身份）、据公开案例改编、虚构案例"
        assert problem["fix"] == "是不是 虚构案例？"


def test_what_is_wrong_in_a_field_is_said_as_the_check_says_it(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader)
    case = next(value for kind, value in EXAMPLES if kind.name == "case")
    said: dict[str, list[tuple[str, ...]]] = {}
    files = sites.example_files()
    for place, (name, wrong) in enumerate(WRONG):
        text, problems = page.evaluate(JUDGE, ["case", {**typed(case), name: wrong}])
        said[f"cases/wrong-{place}.yaml"] = [
            (one["code"], one["message"], *cure(one["code"], one["expected"], one["fix"])) for one in problems
        ]
        files[f"cases/wrong-{place}.yaml"] = text
    found: dict[str, list[tuple[str, ...]]] = {file: [] for file in said}
    for one in build.check(sites.write(tmp_path, files)).diagnostics:
        if one.place.file in found and one.problem.severity == "error":
            problem = with_message(one.problem)
            found[one.place.file].append(
                (problem.code, problem.message, *cure(problem.code, problem.expected, problem.fix))
            )
    assert all(len(told) == 1 for told in said.values()), said
    assert said == found


def compare(page: Page, vectors: list[tuple[Kind, dict[str, Any]]]) -> None:
    """Both write the same."""
    found = page.evaluate(WRITE, [[kind.name, typed(value)] for kind, value in vectors])
    assert found == [[written(kind, value), entry(kind, "an-id", value)] for kind, value in vectors]


def field(box: Page | Locator, label: str) -> Locator:
    """A control by its label."""
    text, choice = (box.get_by_role(role, name=label, exact=True) for role in ("textbox", "combobox"))
    return text.or_(choice)


def written_case(page: Page) -> None:
    """A first case by somebody who knows what happened, and nothing of files."""
    for label, words in {
        "标题": "一笔还款扣了两次",
        "一句话说清结论": "系统重复扣款，当日退回。",
        "为什么定这个级别": "金额小，只有一名客户。",
        "情况": "客户来电：“同一笔还款扣了两次。”\n\n他要求今天退回。",
        "后来怎样": "核实后当日退回。",
        "怎么决定": "投诉成立。",
        "怎么补救": "退回多扣的款。",
        "怎么告知客户": "电话告知，再发书面答复。",
        "查明的事实第 1 项": "系统重复扣款。",
        "追问的为什么第 1 项": "为什么扣两次？重试时没有查重。",
        "学到什么": "重试以前先查重。",
    }.items():
        field(page, label).fill(words)
    for label, word in {
        "负责这一页的岗位": "投诉管理岗",
        "案例从哪里来": "虚构案例",
        "哪种产品": "个人贷款",
        "从哪个渠道来": "官方热线",
        "投诉的原因": "定价收费",
        "定的级别": "一般投诉",
        "谁批的": "投诉管理岗",
        "根因在谁": "机构",
        "采纳到哪一步": "已采纳",
    }.items():
        field(page, label).select_option(label=word)
    point = page.get_by_role("group", name="判断点第 1 项", exact=True)
    field(point, "请读者决定什么").fill("先做什么？")
    for place, (words, verdict) in enumerate((("登记并核实", "最佳"), ("说系统不会错", "不妥"))):
        option = point.get_by_role("group", name=f"可以怎么做第 {place + 1} 项", exact=True)
        field(option, "选项的文字").fill(words)
        field(option, "这样做好不好").select_option(label=verdict)
        field(option, "好在哪里、错在哪里").fill("先核实，再下结论。")


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


def test_what_is_unfinished_is_there_again(reader: Reader) -> None:
    page = opened(reader, "case")
    field(page, "标题").fill("写到一半")
    page.reload()
    settle(page)
    field(page, "写哪一类").select_option("case")
    expect(page.get_by_role("listitem").filter(has_text="标题：写到一半")).to_be_visible()
    page.get_by_role("button", name="接着写").click()
    expect(field(page, "标题")).to_have_value("写到一半")
    page.reload()
    settle(page)
    field(page, "写哪一类").select_option("case")
    page.get_by_role("button", name="不要了，从头写").click()
    expect(field(page, "标题")).to_have_value("")


def test_what_is_unfinished_is_offered_at_once_in_the_words_of_the_form(reader: Reader) -> None:
    page = opened(reader, "case")
    field(page, "标题").fill("写到一半")
    field(page, "负责这一页的岗位").select_option(label="投诉管理岗")
    field(page, "案例从哪里来").select_option(label="虚构案例")
    field(page, "写哪一类").select_option("regulation")
    field(page, "一句话说清结论").fill("还没有名字")
    page.reload()
    settle(page)
    expect(page.get_by_role("button", name=f"还没有标题（新的{KINDS['regulation'].label}）")).to_be_visible()
    page.get_by_role("button", name="写到一半（新的案例）").click()
    told = page.get_by_role("listitem")
    expect(told.filter(has_text="负责这一页的岗位：投诉管理岗")).to_be_visible()
    expect(told.filter(has_text="案例从哪里来：虚构案例")).to_be_visible()
    page.get_by_role("button", name="接着写").click()
    expect(field(page, "标题")).to_have_value("写到一半")
    page.reload()
    settle(page)
    page.get_by_role("button", name="都不要了").click()
    assert "kept:form:" not in kept(page)


TITLES = (
    "",
    "还款扣了两次",
    "SCORM 课件（2026）",
    "index",
    "con",
    "a" * 100,
    "提前还款、违约金：怎么算？",
    "长沙银行 行长",
)
NAME = """(titles) => {
  const {kind, naming} = document.querySelector("cb-form");
  return titles.map((title) => naming.idFor(kind, title));
}"""


def test_a_title_becomes_the_id_that_casebook_new_gives(reader: Reader, root: Path) -> None:
    page, library = opened(reader, "case"), build.preview(root).library
    han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))

    @settings(max_examples=10)
    @given(st.lists(st.text(max_size=40) | han, min_size=20))
    def holds(titles: list[str]) -> None:
        named = [*TITLES, *titles]
        assert page.evaluate(NAME, named) == [id_for(title, KINDS["case"], library) for title in named]

    holds()


def test_what_was_meant_is_found_as_python_finds_it(reader: Reader) -> None:
    page = opened(reader)
    word = st.text("abc-", max_size=12)

    @settings(max_examples=15)
    @given(st.lists(st.tuples(word, st.lists(word, max_size=6)), min_size=30))
    def holds(vectors: list[tuple[str, list[str]]]) -> None:
        found = page.evaluate("(vectors) => vectors.map(([one, words]) => casebook.formNear(one, words))", vectors)
        assert found == [next(iter(get_close_matches(one, words, 1)), "") for one, words in vectors]

    holds()


def test_no_two_records_written_here_get_the_same_file(reader: Reader) -> None:
    page = opened(reader)
    for name in ("kuan-xian-qi", "kuan-xian-qi-2"):
        field(page, "写哪一类").select_option("regulation")
        field(page, "标题").fill("宽限期")
        expect(field(page, "编号")).to_have_value(name)
        for _again in range(2):  # the same record keeps its name
            page.get_by_role("button", name="下载文件").click()
            with page.expect_download() as download:
                page.get_by_role("button", name="先这样，以后再补").click()
            assert download.value.suggested_filename == f"{name}.yaml"
            field(page, "标题").fill("宽限的日子")
        page.evaluate("casebook.record.keep('form:regulation', null)")
        page.reload()
        settle(page)
    field(page, "写哪一类").select_option("regulation")
    field(page, "编号").fill("grace")
    field(page, "标题").fill("宽限期")
    expect(field(page, "编号")).to_have_value("grace")


def test_what_an_older_site_kept_is_told_and_a_foreign_value_is_not_believed(reader: Reader) -> None:
    page = opened(reader)
    page.evaluate("""() => {
      const kept = (value) => ({version: 1, at: new Date().toISOString(), draft: {id: "a", value}});
      casebook.record.keep("form:case", kept({title: "旧的", gone: "没了", situation: ["列表"], origin: "made-up"}));
      casebook.record.keep("form:term", {version: 1, at: 7, draft: []});
    }""")
    field(page, "写哪一类").select_option("case")
    expect(page.get_by_text("不会带过来：gone、situation")).to_be_visible()
    page.get_by_role("button", name="接着写").click()
    expect(field(page, "案例从哪里来")).to_have_value("made-up")  # outside the list, and shown
    field(page, "写哪一类").select_option("term")
    expect(field(page, "标题")).to_have_value("")


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


@pytest.mark.parametrize("look", LOOKS)
def test_one_file_holds_it_all(reader: Reader, root: Path, tmp_path: Path, look: str) -> None:
    out = tmp_path / "form.html"
    assert main(["form", "--project", str(root), "--out", str(out)]) == 0
    page = reader.page(**LOOKS[look])
    page.goto(out.as_uri())
    field(page, "写哪一类").select_option("case")
    written_case(page)
    field(page, "要改的步骤、话术与函件、补救阶梯、预案或风险").fill("complaint-steps#investigate")
    page.get_by_text("看看文件里写了什么").click()
    expect(page.locator("cb-form pre")).to_contain_text("target: complaint-steps#investigate")
    assert grave_or_ours(page, "main") == []
    assert page.evaluate(TOO_WIDE) <= 0


def test_a_file_that_cannot_be_written_is_said(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "--project", str(root), "--out", str(tmp_path)]) == 2
    assert main(["form", "--project", str(root), "--out", str(tmp_path / "no" / "form.html")]) == 2
    assert capsys.readouterr().err.count("不能写成") == 2
    assert list(tmp_path.iterdir()) == []
