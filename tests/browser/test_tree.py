"""Decision trees: asked and answered by key, changed, copied, printed, sent as a link, and read without scripts."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.kinds.tree import Outcome, Question, Tree
from generator.twins.folding import fingerprint
from tests.browser.axe import everything, grave
from tests.browser.reader import DESK, LOOKS, NO_CLIPBOARD, PHONE, Reader, kept, settle, too_wide
from tests.shipped import shipped_library

pytestmark = pytest.mark.browser

LIBRARY = shipped_library()
TREES = {tree.id: tree for tree in LIBRARY.of_kind("tree") if isinstance(tree, Tree)}
GRADING, ACCEPTANCE = "trees/complaint-grading.html", "trees/acceptance.html"
TO_ROUTINE = ("都没有", "不会", "都没有", "只有这一位", "没有达到", "都没有")
SHOWN_AFTER = """async (addresses) => {
  const shown = [];
  for (const address of addresses) {
    const changed = new Promise((resolve) => addEventListener("hashchange", resolve, {once: true}));
    location.hash = address;
    await changed;
    shown.push(document.querySelector("cb-tree h2").textContent);
  }
  return shown;
}"""
SMALLER_SIDES = """(buttons) => buttons.filter((button) => button.checkVisibility()).map((button) => {
  const {width, height} = button.getBoundingClientRect();
  return Math.min(width, height);
})"""


def test_by_key_alone_to_an_outcome(reader: Reader) -> None:
    page = reader.open(GRADING)
    answer(page, "都没有").focus()
    for number, words in enumerate(TO_ROUTINE, start=2):
        tab_to(page, words)
        page.keyboard.press("Enter")
        expect(heading(page)).to_be_focused()
        if number <= len(TO_ROUTINE):
            expect(heading(page)).to_have_text(re.compile(rf"^{number}\. "))
    expect(heading(page)).to_have_text("结果：一般，按六步流程办")
    now = page.get_by_role("region", name="当前")
    expect(now.get_by_role("link", name="一般投诉", exact=True)).to_be_visible()
    expect(now.get_by_role("link", name="六步", exact=False).first).to_be_visible()
    expect(now.get_by_role("link", name="算出日期")).to_have_attribute("href", re.compile("#deadline-complaint$"))
    expect(steps(page)).to_have_count(len(TO_ROUTINE))


def test_any_answer_can_be_changed(reader: Reader) -> None:
    page = reader.open(GRADING)
    give(page, "都没有", "不会", "都没有", "只有这一位")
    page.get_by_role("button", name="改：立即行动").press("Enter")
    expect(heading(page)).to_have_text(re.compile(r"^2\. 立即行动"))
    expect(heading(page)).to_be_focused()
    expect(steps(page)).to_have_count(1)
    give(page, "会")
    expect(heading(page)).to_have_text("结果：紧急，先停下来，再查")


def test_starting_again_forgets_the_answers(reader: Reader) -> None:
    page = reader.open(GRADING)
    give(page, "都没有", "会")
    page.get_by_role("button", name="重新开始").click()
    expect(heading(page)).to_have_text(re.compile(r"^1\. "))
    expect(page.get_by_role("region", name="判断过程")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"#\?$"))


def test_what_holds_for_an_answer_is_said_at_once_and_stays_with_it(reader: Reader) -> None:
    page = reader.open(GRADING)
    give(page, "都没有", "不会", "都没有", "拿不准，还没查")
    expect(heading(page)).to_have_text("结果：重要，查同类，一并处理")
    for region in ("当前", "判断过程"):
        expect(page.get_by_role("region", name=region)).to_contain_text("当日查完同类")


@pytest.mark.parametrize("from_folder", [False, True])
def test_the_back_button_takes_an_answer_back(reader: Reader, from_folder: bool) -> None:
    page = reader.open_from_folder(ACCEPTANCE) if from_folder else reader.open(ACCEPTANCE)
    give(page, "有关", "要退、改、停、赔、道歉，或者要个说法")
    expect(heading(page)).to_have_text("3. 提出的人是谁？")
    page.go_back()
    expect(heading(page)).to_have_text("2. 对方要什么？")
    page.go_back()
    expect(heading(page)).to_have_text(re.compile(r"^1\. "))
    page.go_forward()
    expect(heading(page)).to_have_text("2. 对方要什么？")


def test_a_way_comes_back_from_another_page_and_from_a_link(reader: Reader) -> None:
    page = reader.open(GRADING)
    give(page, "都没有", "会")
    address = page.evaluate("location.href")
    page.get_by_role("region", name="当前").get_by_role("link", name="紧急投诉", exact=True).click()
    page.wait_for_url("**/severity-urgent.html")
    page.go_back()
    expect(heading(page)).to_have_text("结果：紧急，先停下来，再查")
    other = reader.page()
    other.goto(address)
    expect(heading(other)).to_have_text("结果：紧急，先停下来，再查")


def test_an_answer_that_is_no_longer_there_is_asked_again(reader: Reader) -> None:
    page = reader.open(f"{GRADING}#?safety={fingerprint('都没有')}&ongoing=00000000&crowd={fingerprint('都没有')}")
    expect(heading(page)).to_have_text(re.compile(r"^2\. 立即行动"))
    expect(steps(page)).to_have_count(1)


def test_a_place_on_the_page_leaves_the_way_as_it_is(reader: Reader) -> None:
    page = reader.open(GRADING)
    give(page, "都没有", "会")
    page.get_by_role("link", name="全部结果").first.click()
    expect(page).to_have_url(re.compile("#_outcomes$"))
    expect(steps(page)).to_have_count(2)
    page.go_back()
    expect(steps(page)).to_have_count(2)


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_way_leads_to_its_outcome_here_too(reader: Reader, tree: Tree) -> None:
    page = reader.open(f"trees/{tree.id}.html")
    found = dict(addresses(tree))
    assert page.evaluate(SHOWN_AFTER, list(found)) == [f"结果：{outcome}" for outcome in found.values()]


def test_the_way_is_copied(reader: Reader) -> None:
    page = reader.open(GRADING, permissions=["clipboard-read", "clipboard-write"])
    give(page, "都没有", "会")
    page.get_by_role("button", name="复制判断过程").press("Enter")
    expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0].startswith("定级判断（内容复核于 20")
    assert lines[1:3] == [
        "1. 安全影响：有没有人身危险，或者个人信息正在外泄？——都没有",
        "2. 立即行动：不马上停，损害会继续扩大吗？——会",
    ]
    assert lines[3:5] == ["结果：紧急，先停下来，再查", "级别 紧急投诉"]
    assert lines[5].startswith("依据：流程 投诉定级 › 定级并分办；")
    assert "时限 消费投诉答复（客户直接提出）：15 日，从本机构收到投诉之日起 已核原文" in lines[5]
    assert len(lines) == 6


def test_the_way_is_copied_where_there_is_no_clipboard(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(NO_CLIPBOARD)
    page.goto(reader.site.on_disk(GRADING))
    give(page, "都没有")
    copying = page.get_by_role("button", name="复制判断过程")
    copying.press("Enter")
    expect(page.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    expect(copying).to_be_focused()
    page.evaluate("document.body.append(document.createElement('textarea'))")
    box = page.get_by_role("textbox")
    box.press("Control+V")
    expect(box).to_have_value(re.compile("——都没有\n还没有判断完$"))


def test_it_is_said_that_copying_failed(reader: Reader) -> None:
    page = reader.page()
    page.add_init_script(f"{NO_CLIPBOARD}; document.execCommand = () => false")
    page.goto(reader.site.served(GRADING))
    give(page, "都没有")
    page.get_by_role("button", name="复制判断过程").click()
    expect(page.get_by_role("status").filter(has_text="没能复制")).to_be_visible()


def test_nothing_is_kept_and_nothing_is_asked_for(reader: Reader) -> None:
    page = reader.open(GRADING)
    settle(page)
    before, requests = kept(page), list[str]()
    page.on("request", lambda request: requests.append(request.url))
    give(page, *TO_ROUTINE)
    expect(heading(page)).to_have_text(re.compile("^结果"))
    own = [address for address in requests if not address.endswith("/icon.svg")]  # Chromium asks at every address
    assert (kept(page), own) == (before, [])


def test_the_way_taken_is_printed_and_nothing_else(reader: Reader) -> None:
    page = reader.open(GRADING)
    page.evaluate("window.print = () => { window.printed = true }")
    give(page, "都没有", "不会", "都没有", "拿不准，还没查")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="定级判断")).to_be_visible()
    expect(heading(page)).to_be_visible()
    expect(steps(page)).to_have_count(4)
    expect(page.get_by_text("当日查完同类").filter(visible=True)).to_have_count(1)
    expect(page.get_by_role("heading", name="全部问题")).to_be_hidden()
    expect(page.get_by_role("heading", name="资料来源")).to_be_hidden()
    expect(page.get_by_role("article").get_by_role("button")).to_have_count(0)


def test_before_the_first_answer_the_whole_tree_is_printed(reader: Reader) -> None:
    page = reader.open(GRADING)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="全部问题")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("region", name="当前")).to_be_hidden()


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_without_scripts_all_questions_and_outcomes_are_read(reader: Reader, tree: Tree) -> None:
    page = reader.open(f"trees/{tree.id}.html", java_script_enabled=False, viewport=PHONE)
    article = page.get_by_role("article")
    for question in tree.questions:
        expect(article.get_by_role("strong").get_by_text(question.question, exact=True)).to_have_count(1)
    for outcome in tree.outcomes:
        expect(article.get_by_role("heading", name=outcome.outcome, exact=True)).to_be_visible()
    expect(article.get_by_role("button")).to_have_count(0)
    first = tree.questions[0].answers[0]
    link = article.get_by_role("listitem").get_by_role("link", name=re.compile(f"^{target_words(tree, first.next)}$"))
    link.first.click()
    expect(page).to_have_url(re.compile(f"#{first.next}$"))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing_in_any_state(reader: Reader, look: dict[str, Any]) -> None:
    audit = (
        everything if look["viewport"] is DESK else grave
    )  # the theme's menu button of a phone has a moderate finding
    page = reader.open(ACCEPTANCE, **look)
    settle(page)
    found = {"start": audit(page)}
    give(page, "拿不准")
    found["note"] = audit(page)
    give(page, "只问规则、进度或办法，没有不满")
    page.get_by_role("button", name="复制判断过程").click()
    found["outcome"] = audit(page)
    assert found == {"start": [], "note": [], "outcome": []}


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_a_phone_shows_the_first_question_with_all_its_answers_at_once(reader: Reader, tree: Tree) -> None:
    page = reader.open(f"trees/{tree.id}.html", viewport=PHONE)
    for each in tree.questions[0].answers:
        expect(answer(page, each.text)).to_be_in_viewport(ratio=1)
    assert min(sides_of_buttons(page)) >= 24
    way, outcome = next(addresses(tree))
    page.evaluate(SHOWN_AFTER, [way])
    expect(heading(page)).to_have_text(f"结果：{outcome}")
    assert too_wide(page) == 0
    assert min(sides_of_buttons(page)) >= 24


def give(page: Page, *answers: str) -> None:
    """Answer one question after another."""
    for words in answers:
        before = heading(page).inner_text()
        answer(page, words).click()
        expect(heading(page)).not_to_have_text(before)


def answer(page: Page, words: str) -> Locator:
    return page.get_by_role("region", name="当前").get_by_role("button", name=words, exact=True)


def heading(page: Page) -> Locator:
    """What is asked, or the outcome."""
    return page.get_by_role("region", name="当前").get_by_role("heading")


def sides_of_buttons(page: Page) -> list[float]:
    """The smaller side of every button that is there to be pressed."""
    settle(page)  # or what is shown anew has no button for a moment
    buttons = page.get_by_role("article").get_by_role("button")
    expect(buttons.first).to_be_visible()
    sides: list[float] = buttons.evaluate_all(SMALLER_SIDES)
    return sides


def steps(page: Page) -> Locator:
    """The answers given."""
    return page.get_by_role("region", name="判断过程").get_by_role("listitem")


def tab_to(page: Page, words: str) -> None:
    """Press the Tab key until an answer has the focus; a question has at most four."""
    for _press in range(5):
        if answer(page, words).evaluate("button => button === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(words)


def addresses(tree: Tree) -> Iterator[tuple[str, str]]:
    """Every way through a tree as it stands in the address, with the title of its outcome."""
    open_: list[tuple[tuple[tuple[str, str], ...], str]] = [((), tree.questions[0].id)]
    while open_:
        way, here = open_.pop()
        node = tree.by_id[here]
        if isinstance(node, Outcome):
            yield f"?{urlencode(way)}", node.outcome
        else:
            open_.extend(((*way, (node.id, fingerprint(each.text))), each.next) for each in node.answers)


def target_words(tree: Tree, id: str) -> str:
    """How the list calls the place to which an answer leads."""
    node = tree.by_id[id]
    return f"问 {tree.outline.numbers[id]}" if isinstance(node, Question) else re.escape(node.outcome)
