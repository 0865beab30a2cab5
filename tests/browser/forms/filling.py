"""The form in which a record is written: how it is opened and filled in, by label and by what each field is."""

from decimal import Decimal
from typing import Any

from playwright.sync_api import Locator, Page

from generator.authoring.quoting import entries
from generator.kinds import all_kinds
from tests.browser.reader import Reader, settle

FORM = "writing/form.html"
KINDS = {kind.name: kind for kind in all_kinds()}
EXAMPLES = [(kind, written.value) for kind in all_kinds() for written, _record in entries(kind)]
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


def opened(reader: Reader, kind: str = "", **options: Any) -> Page:
    """The form of a kind."""
    page = reader.open(FORM, **options)
    settle(page)
    if kind:
        page.get_by_label("写哪一类").select_option(kind)
    return page


JUDGE = """([name, value]) => {
  const form = document.querySelector("cb-form");
  form.choose(name);
  form.begin({id: "an-id", value});
  return [form.text, form.problems().map(({problem}) => problem)];
}"""


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
