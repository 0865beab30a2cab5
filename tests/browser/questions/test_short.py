"""An answer in one's own words, marked by oneself."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import call
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

STEM = "客户在电话里情绪激动，您先怎么说？"
NAME = "types#short"
MODEL = "先听完，再复述他的诉求"


def field(asked: Asked) -> Locator:
    return asked.form.get_by_role("textbox", name="您的答案")


def write(asked: Asked) -> None:
    field(asked).fill("您先说，我记着。")
    asked.button("看参考答案").click()


def test_the_points_that_were_met_are_the_score(reader: Reader) -> None:
    asked = ask(reader, STEM)
    expect(asked.whole.get_by_text(MODEL).first).to_be_hidden()
    write(asked)
    expect(asked.form.get_by_text(MODEL)).to_be_visible()
    expect(field(asked)).not_to_be_editable()
    expect(asked.verdict).to_have_text("对照参考答案，勾出写到的要点，再记下自评。")
    first = asked.form.get_by_role("checkbox", name="先听完")
    expect(first).to_be_focused()
    assert asked.entries() == []
    first.check()
    asked.form.get_by_role("checkbox", name="复述诉求").check()
    asked.button("记下自评").click()
    expect(asked.verdict).to_have_text("自评：3 个要点写到 2 个")
    expect(asked.answer.get_by_text("客户要的首先是有人听懂他的意思。")).to_be_visible()
    [entry] = asked.entries()
    assert (entry["score"], entry["self"], len(entry["answer"])) == (0.6667, True, 2)
    assert "我记着" not in str(entry)


def test_it_can_be_done_again_from_the_start(reader: Reader) -> None:
    asked = ask(reader, STEM)
    write(asked)
    asked.button("记下自评").click()
    expect(asked.verdict).to_have_text("自评：3 个要点写到 0 个")
    asked.retry()
    expect(field(asked)).to_be_editable()
    expect(field(asked)).to_be_focused()
    expect(field(asked)).to_have_value("")
    expect(asked.form.get_by_role("checkbox")).to_have_count(0)
    expect(asked.whole.get_by_text("上次自评：答错了")).to_be_visible()
    write(asked)
    expect(asked.form.get_by_role("checkbox", checked=True)).to_have_count(0)
    for point in asked.form.get_by_role("checkbox").all():
        point.check()
    asked.button("记下自评").click()
    assert [entry["score"] for entry in asked.entries()] == [0, 1]


def test_nothing_written_is_asked_for(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.button("看参考答案").click()
    expect(asked.verdict).to_have_text("先写几句，再看参考答案。")
    expect(field(asked)).to_be_focused()
    assert asked.entries() == []


def test_who_gives_up_sees_the_model_answer(reader: Reader) -> None:
    asked = ask(reader, STEM)
    asked.give_up()
    expect(asked.answer.get_by_text(MODEL)).to_be_visible()
    [entry] = asked.entries()
    assert (entry["score"], entry["answer"], entry["self"]) == (0, None, True)


def test_enter_is_a_new_line_in_the_text_and_submits_from_a_point(reader: Reader) -> None:
    asked = ask(reader, STEM)
    field(asked).focus()
    asked.page.keyboard.type("先听。\n再答。")
    expect(field(asked)).to_have_value("先听。\n再答。")
    asked.button("看参考答案").press("Enter")
    asked.page.keyboard.press("Space")
    asked.page.keyboard.press("Enter")
    expect(asked.verdict).to_have_text("自评：3 个要点写到 1 个")


def test_an_answer_can_be_put_back(reader: Reader) -> None:
    asked = ask(reader, STEM)
    write(asked)
    asked.form.get_by_role("checkbox", name="先听完").check()
    given = call(asked.page, NAME, "read")
    call(asked.page, NAME, "write", None)
    assert call(asked.page, NAME, "read") is None
    call(asked.page, NAME, "write", given)
    assert call(asked.page, NAME, "read") == given
