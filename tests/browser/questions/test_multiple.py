"""Multiple choice: credit for a part, a word beside every option that was picked or missed."""

import pytest
from playwright.sync_api import expect

from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import call, reverse
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

STEM = "登记投诉时要记下哪些内容？"
NAME = "types#multiple"
DATE, CLAIM, OPINION, CONTACT, DEBTS = "收到日期", "客户的诉求", "经办人对客户的看法", "联系方式", "客户亲属的债务"


def answer(asked: Asked, *options: str) -> None:
    for words in options:
        asked.form.get_by_role("checkbox", name=words).check()
    asked.check()


@pytest.mark.parametrize(
    ("options", "score", "verdict"),
    [
        ((DATE, CLAIM, CONTACT), 1, "答对了"),
        ((DATE, CLAIM), 0.6667, "对了一部分：漏选 1 项"),
        ((DATE, CLAIM, CONTACT, DEBTS), 0.6667, "对了一部分：多选 1 项"),
        ((DATE, CLAIM, DEBTS), 0.3333, "对了一部分：漏选 1 项，多选 1 项"),
        ((DATE, OPINION), 0, "不对：漏选 2 项，多选 1 项"),
        ((OPINION, DEBTS), 0, "不对：漏选 3 项，多选 2 项"),
    ],
)
def test_right_picks_count_less_the_wrong_ones(
    reader: Reader, options: tuple[str, ...], score: float, verdict: str
) -> None:
    asked = ask(reader, STEM)
    answer(asked, *options)
    expect(asked.verdict).to_have_text(verdict)
    [entry] = asked.entries()
    assert entry["score"] == score


def test_what_was_picked_and_what_was_missed_is_explained_beside_it(reader: Reader) -> None:
    asked = ask(reader, STEM)
    answer(asked, DATE, CLAIM, DEBTS)
    choices = asked.form.get_by_role("group").first.locator("> div")
    expect(choices).to_have_text(
        [
            f"A{DATE}对 期限从这一天起算。",
            f"B{CLAIM}对 ",
            f"C{OPINION}",
            f"D{CONTACT}漏选 没有联系方式就无法答复。",
            f"E{DEBTS}不对 与投诉无关的个人信息不收集。",
        ]
    )


def test_nothing_picked_is_asked_for(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.check()
    expect(asked.verdict).to_have_text("先选出您认为对的，可以选多个。")
    assert asked.entries() == []


def test_the_learner_is_told_that_several_are_right(reader: Reader) -> None:
    asked = ask(reader, STEM)
    expect(asked.form.get_by_role("group", name="不止一个正确。")).to_be_visible()


def test_an_answer_is_the_same_however_the_options_stand(reader: Reader) -> None:
    asked = ask(reader, STEM)
    for words in (DATE, CONTACT):
        asked.form.get_by_role("checkbox", name=words).check()
    before = call(asked.page, NAME, "read")
    reverse(asked.page, NAME)
    assert call(asked.page, NAME, "read") == before
    call(asked.page, NAME, "write", None)
    assert call(asked.page, NAME, "read") is None
    call(asked.page, NAME, "write", before)
    expect(asked.form.get_by_role("checkbox", name=f"E {DATE}")).to_be_checked()
    asked.give_up()
    expect(asked.answer.get_by_text("答案 BDE", exact=True)).to_be_visible()


def test_enter_submits(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.form.get_by_role("checkbox", name=DATE).focus()
    asked.page.keyboard.press("Space")
    asked.page.keyboard.press("Enter")
    expect(asked.verdict).to_have_text("对了一部分：漏选 2 项")
