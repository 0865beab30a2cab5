"""Branching: a case walked node by node, and what is said of the walk."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import everything, failing
from tests.browser.questions.asking import Asked
from tests.browser.questions.elements import call, in_exam
from tests.browser.reader import LOOKS, PHONE, Reader

pytestmark = pytest.mark.browser

PAGE = "quizzes/walk.html?all"
STEM = "客户说多扣了一期款，要求退还。您是主办人。"
NAME = "walk#refund"
REGISTER, LATER, DENY = "登记诉求，说明答复期限", "先看流水，明天再登记", "说系统不会扣错"
APOLOGISE, LEAVE = "道歉，重新听他讲一遍", "请他随便投诉"
LOGS, SUMMARY, BANK = "调两笔扣款的日志", "只看汇总表", "请客户自己找银行"
BOTH, REFUND = "当天退还，书面答复，上报系统缺陷", "退还，不再多说"
BEST = [REGISTER, LOGS, BOTH]


def start(reader: Reader, **options: Any) -> Asked:
    return Asked(reader.open(PAGE, **options), STEM)


def heading(asked: Asked) -> Locator:
    """Where the walk has come to."""
    return asked.form.get_by_role("heading")


def step(asked: Asked, choice: str) -> None:
    """Decide, and go on where the decision is judged first."""
    asked.form.get_by_role("radio", name=choice).check()
    asked.button("选定").click()
    if (onward := asked.button("继续")).is_visible():
        onward.click()


def walk(asked: Asked, choices: list[str]) -> None:
    for choice in choices:
        step(asked, choice)


def ways(asked: Asked) -> list[list[str]]:
    """The table of both ways, cell by cell."""
    rows = asked.form.get_by_role("region", name="您走的路和最佳的路").get_by_role("row").all()
    return [[" ".join(text.split()) for text in row.get_by_role("cell").all_inner_texts()] for row in rows[1:]]


def reviews(asked: Asked) -> Locator:
    return asked.form.get_by_role("list", name="每一步").locator("> *")


def test_one_decision_at_a_time_is_judged_and_leads_on(reader: Reader) -> None:
    asked = start(reader)
    expect(heading(asked)).to_have_text("第 1 步：来电")
    asked.form.get_by_role("radio", name=LATER).check()
    asked.button("选定").click()
    judgement = asked.form.get_by_text("收到日仍是今天，登记不该拖。")
    expect(judgement).to_contain_text("可以接受 50 分。")
    expect(asked.form.get_by_role("radio")).to_have_count(0)
    assert "收到日仍是今天" in asked.page.evaluate("document.activeElement.textContent")
    asked.button("继续").click()
    expect(heading(asked)).to_have_text("第 2 步：核实")
    expect(heading(asked)).to_be_focused()
    passed = asked.form.get_by_role("list", name="走过的步骤")
    expect(passed).to_contain_text("第 1 步：来电 可以接受")
    passed.get_by_text("第 1 步").click()
    expect(passed.get_by_text(LATER)).to_be_visible()


def test_without_a_choice_one_is_asked_for(reader: Reader) -> None:
    asked = start(reader)
    asked.button("选定").click()
    expect(asked.verdict).to_have_text("先选一种做法。")
    asked.form.get_by_role("radio", name=REGISTER).check()
    expect(asked.verdict).to_be_empty()


def test_the_best_walk(reader: Reader) -> None:
    asked = start(reader)
    walk(asked, BEST)
    expect(heading(asked)).to_have_text("结局：办结")
    expect(heading(asked)).to_be_focused()
    expect(asked.form.get_by_text("结果好").first).to_be_visible()
    expect(asked.verdict).to_contain_text("走完了，一共 3 步：最佳 3 步，平均 100 分。")
    expect(asked.form).to_contain_text("每一步都是最佳做法。")
    best = [["来电 最佳", "来电"], ["核实 最佳", "核实"], ["决定 最佳", "决定"], ["办结 结果好", "办结 结果好"]]
    assert ways(asked) == best
    [entry] = asked.entries()
    assert (entry["question"], entry["score"]) == (NAME, 1)
    assert [node for node, mark in entry["answer"]] == ["call", "facts", "decide"]


def test_where_the_ways_part_and_what_would_have_been_better(reader: Reader) -> None:
    asked = start(reader)
    walk(asked, [LATER, BANK])
    expect(heading(asked)).to_have_text("结局：客户走了")
    expect(asked.form.get_by_text("结果不好").first).to_be_visible()
    expect(asked.verdict).to_contain_text("走完了，一共 2 步：可以接受 1 步，不妥 1 步，平均 25 分。")
    expect(asked.form).to_contain_text("两条路在第 2 步分开：您走到“客户走了”，最佳的路走到“决定”。")
    assert ways(asked)[1:] == [["核实 不妥", "核实"], ["客户走了 结果不好", "决定"], ["—", "办结 结果好"]]
    expect(reviews(asked)).to_have_count(2)
    for words in (BANK, "不妥 0 分。", "扣款是我们发起的。", "最佳做法", LOGS, "日志能说明是不是重复扣款。"):
        expect(reviews(asked).last).to_contain_text(words)
    reviews(asked).last.get_by_text("当时的情形").click()
    expect(reviews(asked).last.get_by_text("系统里有两笔扣款，间隔三秒。")).to_be_visible()
    assert [entry["score"] for entry in asked.entries()] == [0.25]


def test_the_same_nodes_with_a_lesser_choice(reader: Reader) -> None:
    asked = start(reader)
    walk(asked, [REGISTER, SUMMARY, BOTH])
    expect(asked.form).to_contain_text("您走的路和最佳的路到了同样的地方")
    assert [entry["score"] for entry in asked.entries()] == [0.8333]


def test_a_way_back_is_walked_and_counted(reader: Reader) -> None:
    asked = start(reader)
    walk(asked, [DENY, APOLOGISE, REGISTER, LOGS, REFUND])
    expect(heading(asked)).to_have_text("结局：下个月又来")
    expect(asked.form.get_by_text("有得有失").first).to_be_visible()
    expect(asked.form).to_contain_text("两条路在第 1 步分开：您走到“客户‘生气’了”，最佳的路走到“核实”。")
    [entry] = asked.entries()
    assert [node for node, mark in entry["answer"]] == ["call", "angry", "call", "facts", "decide"]
    assert entry["score"] == 0.7  # 0 + 1 + 1 + 1 + 0.5, of five


def reach(asked: Asked, control: Locator) -> None:
    """Go to a control with the Tab key."""
    for _ in range(9):
        asked.page.keyboard.press("Tab")
        if control.evaluate("control => control === document.activeElement"):
            return
    pytest.fail(f"{control} is not reached")


def test_keys_alone_are_enough(reader: Reader) -> None:
    asked = start(reader)
    keyboard = asked.page.keyboard
    asked.page.get_by_role("heading", name="第 1 题").evaluate("heading => { heading.tabIndex = -1; heading.focus() }")
    for title in ("第 2 步：核实", "第 3 步：决定", "结局：办结"):
        reach(asked, asked.form.get_by_role("radio").first)
        keyboard.press("Space")  # the first option of each node is the best
        keyboard.press("Enter")
        reach(asked, asked.button("继续"))
        keyboard.press("Enter")
        expect(heading(asked)).to_have_text(title)
    assert [entry["score"] for entry in asked.entries()] == [1]


def test_again_from_the_first_node(reader: Reader) -> None:
    asked = start(reader)
    walk(asked, BEST)
    asked.button("重新走一遍").click()
    expect(heading(asked)).to_have_text("第 1 步：来电")
    expect(heading(asked)).to_be_focused()
    expect(asked.form.get_by_role("region")).to_have_count(0)
    expect(asked.answer).to_be_hidden()
    walk(asked, [DENY, LEAVE])
    assert [entry["score"] for entry in asked.entries()] == [1, 0]


def test_whoever_stops_sees_every_step(reader: Reader) -> None:
    asked = start(reader)
    step(asked, REGISTER)
    asked.button("不走了，看每一步").click()
    expect(asked.verdict).to_contain_text("没有走完。走了 1 步：最佳 1 步；没走的按 0 分算，平均 33 分。")
    expect(asked.answer.get_by_text(BOTH)).to_be_visible()
    expect(asked.form.get_by_role("radio").first).to_be_disabled()
    assert [entry["score"] for entry in asked.entries()] == [0.3333]
    asked.button("重新走一遍").click()
    asked.button("不走了，看每一步").click()
    assert [entry["answer"] is None for entry in asked.entries()] == [False, True]


def test_an_answer_can_be_restored(reader: Reader) -> None:
    asked = start(reader)
    walk(asked, [DENY, APOLOGISE])
    answer = call(asked.page, NAME, "read")
    call(asked.page, NAME, "write", None)
    expect(heading(asked)).to_have_text("第 1 步：来电")
    assert call(asked.page, NAME, "read") is None
    call(asked.page, NAME, "write", answer)
    expect(heading(asked)).to_have_text("第 3 步：来电")
    assert call(asked.page, NAME, "read") == answer
    call(asked.page, NAME, "write", [*answer, ["gone", "00000000"]])
    assert call(asked.page, NAME, "read") == answer


def test_an_exam_tells_nothing_until_it_is_revealed(reader: Reader) -> None:
    asked = in_exam(start(reader), NAME)
    expect(asked.button("不走了，看每一步")).to_be_hidden()
    expect(asked.button("提示")).to_be_hidden()
    asked.page.evaluate("addEventListener('cb-changed', () => { globalThis.changes = (globalThis.changes ?? 0) + 1 })")
    step(asked, DENY)
    assert not call(asked.page, NAME, "isComplete")
    assert asked.page.evaluate("changes") >= 1
    step(asked, LEAVE)
    expect(heading(asked)).to_have_text("结局：客户走了")
    expect(asked.form).to_contain_text("这个案例走完了。每一步的说明在交卷以后看。")
    expect(asked.button("选定")).to_be_hidden()
    for words in ("不妥", "激化矛盾。", "结果不好"):
        expect(asked.form).not_to_contain_text(words)
    assert call(asked.page, NAME, "isComplete")
    answer = call(asked.page, NAME, "read")
    assert call(asked.page, NAME, "mark", answer)["score"] == 0
    call(asked.page, NAME, "reveal")
    expect(asked.verdict).to_contain_text("走完了，一共 2 步：不妥 2 步，平均 0 分。")
    expect(reviews(asked)).to_have_count(2)
    expect(asked.form.get_by_text("结果不好").first).to_be_visible()
    assert asked.entries() == []


def test_without_scripts_it_reads_like_a_game_book(reader: Reader) -> None:
    page = reader.open(PAGE, java_script_enabled=False, viewport=PHONE)
    article = page.get_by_role("article")
    expect(article.get_by_role("listitem").filter(has_text=f"{DENY} → 2").last).to_be_visible()
    expect(article.get_by_text("结果不好").first).to_be_visible()
    article.get_by_text("看答案和说明").click()
    rows = article.get_by_role("region", name="每一步的做法和评价").get_by_role("row")
    expect(rows.filter(has_text=BANK)).to_contain_text("不妥 扣款是我们发起的。")
    expect(rows.filter(has_text=BANK)).to_contain_text("→ 7 客户走了")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_paper_stand_all_nodes_and_not_the_one_on_the_screen(reader: Reader) -> None:
    asked = start(reader)
    article = asked.page.get_by_role("article")
    expect(article.get_by_text("日志显示确实重复扣款。")).to_be_hidden()
    asked.page.emulate_media(media="print")
    expect(article.get_by_text("日志显示确实重复扣款。")).to_be_visible()
    expect(heading(asked)).to_be_hidden()
    expect(article.get_by_role("region", name="每一步的做法和评价")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(reader: Reader, look: dict[str, Any]) -> None:
    asked = start(reader, **look)
    found = {"fresh": everything(asked.page)}
    asked.form.get_by_role("radio", name=LATER).check()
    asked.button("选定").click()
    found["judged"] = everything(asked.page)
    asked.button("继续").click()
    found["second node"] = everything(asked.page)
    step(asked, BANK)
    asked.answer.get_by_text("看答案和说明").click()
    found["badly ended"] = everything(asked.page)
    asked.button("重新走一遍").click()
    walk(asked, BEST)
    found["well ended"] = everything(asked.page)
    assert failing(found) == {}
