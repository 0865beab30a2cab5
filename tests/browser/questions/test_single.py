"""Single choice, and what every question does: marks, says, records, remembers."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import in_exam, reverse
from tests.browser.reader import Reader, settle

pytestmark = pytest.mark.browser

STEM = "一般投诉的答复期限是多长？"
NAME = "types#single"
RIGHT, WRONG = "15 日", "15 个工作日"
NOON = "2026-11-20T12:00:00+08:00"


def option(asked: Asked, words: str) -> Locator:
    return asked.form.get_by_role("radio", name=words)


def sure(asked: Asked, words: str) -> Locator:
    return asked.form.get_by_role("radio", name=words, exact=True)


def answer(asked: Asked, words: str) -> None:
    option(asked, words).check()
    asked.check()


def test_the_right_option_is_right_and_the_explanation_comes_next(reader: Reader) -> None:
    asked = ask(reader, STEM)
    expect(asked.answer).to_be_hidden()
    answer(asked, RIGHT)
    expect(asked.verdict).to_have_text("答对了")
    expect(asked.answer.get_by_text("自收到之日起 15 日内答复")).to_be_visible()
    expect(asked.answer.locator("summary")).to_be_focused()
    [entry] = asked.entries()
    assert (entry["kind"], entry["question"], entry["score"]) == ("answer", NAME, 1)
    assert "sure" not in entry


def test_a_wrong_option_is_told_why_beside_it_and_may_be_tried_again(reader: Reader) -> None:
    asked = ask(reader, STEM)
    answer(asked, WRONG)
    expect(asked.verdict).to_have_text("不对")
    expect(asked.form.get_by_text("不对 规则写的是日，节假日也计算在内。")).to_be_visible()
    expect(asked.form.get_by_role("link", name="示例办法")).to_be_visible()
    expect(asked.answer.get_by_text("自收到之日起 15 日内答复")).to_be_hidden()
    expect(asked.button("再做一次")).to_be_focused()
    expect(option(asked, WRONG)).to_be_disabled()
    asked.retry()
    expect(option(asked, WRONG)).to_be_enabled()
    expect(option(asked, WRONG)).not_to_be_checked()
    expect(option(asked, WRONG)).to_be_focused()
    expect(asked.verdict).to_be_empty()
    expect(asked.answer).to_be_hidden()
    answer(asked, RIGHT)
    assert [entry["score"] for entry in asked.entries()] == [0, 1]


def test_without_a_choice_one_is_asked_for(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.check()
    expect(asked.verdict).to_have_text("先选一个答案。")
    expect(option(asked, WRONG)).to_be_focused()
    assert asked.entries() == []


def test_who_gives_up_sees_the_answer_and_it_counts_as_wrong(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.give_up()
    expect(asked.answer.get_by_text("自收到之日起 15 日内答复")).to_be_visible()
    expect(asked.answer.locator("summary")).to_be_focused()
    [entry] = asked.entries()
    assert (entry["score"], entry["answer"]) == (0, None)
    asked.retry()
    expect(asked.whole.get_by_text("上次：没答出来")).to_be_visible()


def test_who_was_sure_and_wrong_is_told(reader: Reader) -> None:
    asked = ask(reader, STEM)
    sure(asked, "确定").check()
    answer(asked, WRONG)
    expect(asked.verdict).to_have_text("不对。您选了“确定”：确定却没答对，最值得再看一遍")
    asked.retry()
    expect(asked.whole.get_by_text("上次：确定但没答对")).to_be_visible()
    expect(sure(asked, "确定")).not_to_be_checked()
    sure(asked, "不太确定").check()
    answer(asked, WRONG)
    expect(asked.verdict).to_have_text("不对")
    assert [entry["sure"] for entry in asked.entries()] == [True, False]


def test_hints_come_one_at_a_time_and_stay(reader: Reader) -> None:
    asked = ask(reader, STEM)
    first, second = asked.whole.get_by_text("规则里写的是日"), asked.whole.get_by_text("比一个月短")
    expect(first).to_be_hidden()
    asked.button("看提示（1／2）").click()
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    asked.button("看提示（2／2）").click()
    expect(asked.form.get_by_role("status").filter(has_text="比一个月短")).to_be_visible()
    expect(asked.button("看提示")).to_have_count(0)
    expect(option(asked, WRONG)).to_be_focused()
    answer(asked, WRONG)
    asked.retry()
    expect(first).to_be_visible()


def test_the_page_says_how_it_was_last_time(reader: Reader) -> None:
    asked = ask(reader, STEM)
    page = asked.page
    settle(page)
    expect(asked.whole.get_by_text("上次")).to_have_count(0)
    page.clock.set_fixed_time(NOON)
    answer(asked, RIGHT)
    expect(asked.whole.get_by_text("上次")).to_have_count(0)
    page.reload()
    expect(asked.whole.get_by_text("上次：答对了，11-20")).to_be_visible()
    page.clock.set_fixed_time("2027-01-04T12:00:00+08:00")
    page.reload()
    expect(asked.whole.get_by_text("上次：答对了，2026-11-20")).to_be_visible()


def test_an_answer_to_another_key_is_out_of_date(reader: Reader) -> None:
    asked = ask(reader, STEM)
    page = asked.page
    page.clock.set_fixed_time(NOON)
    entry = {"kind": "answer", "question": NAME, "version": "00000000", "score": 1, "answer": "00000000"}
    page.evaluate("(entry) => casebook.record.add(entry)", entry)
    expect(asked.whole.get_by_text("答案改过，请重做（上次 11-20）")).to_be_visible()


def test_an_answer_in_another_window_is_seen_here(reader: Reader) -> None:
    asked = ask(reader, STEM)
    other = Asked(asked.page.context.new_page(), STEM)
    other.page.goto(asked.page.url)
    answer(other, WRONG)
    expect(asked.whole.get_by_text("上次：答错了")).to_be_visible()
    expect(other.whole.get_by_text("上次")).to_have_count(0)


def test_keys_alone_are_enough_and_a_held_key_presses_once(reader: Reader) -> None:
    asked = ask(reader, STEM)
    keyboard = asked.page.keyboard
    option(asked, WRONG).focus()
    keyboard.press("ArrowDown")
    expect(option(asked, RIGHT)).to_be_checked()
    keyboard.press("ArrowUp")
    keyboard.down("Enter")
    expect(asked.button("再做一次")).to_be_focused()
    keyboard.down("Enter")  # still held: the browser repeats it
    expect(asked.verdict).to_have_text("不对")
    keyboard.up("Enter")
    keyboard.press("Enter")
    expect(option(asked, WRONG)).to_be_focused()
    assert len(asked.entries()) == 1


def test_options_that_are_shuffled_get_new_letters_and_so_does_the_answer(reader: Reader) -> None:
    asked = ask(reader, STEM)
    expect(option(asked, "A 15 个工作日")).to_have_count(1)
    reverse(asked.page, NAME)
    assert asked.form.get_by_role("radio").evaluate_all("all => all.map(({labels}) => labels[0].innerText)")[:3] == [
        "A\n30 日",
        "B\n15 日",
        "C\n15 个工作日",
    ]
    asked.give_up()
    expect(asked.answer.get_by_text("答案 B", exact=True)).to_be_visible()
    feedback = asked.answer.get_by_role("listitem")
    expect(feedback).to_contain_text(["A 不对 30 日不是", "B 对 15 日", "C 不对 规则写的是日"])


def test_an_exam_says_nothing_before_it_is_over(reader: Reader) -> None:
    asked = in_exam(ask(reader, STEM), NAME)
    expect(asked.form.get_by_role("button")).to_have_count(0)
    option(asked, WRONG).focus()
    asked.page.keyboard.press("Space")
    asked.page.keyboard.press("Enter")
    expect(option(asked, WRONG)).to_be_enabled()
    expect(asked.verdict).to_be_empty()
    assert asked.entries() == []
