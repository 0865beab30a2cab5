"""Order: buttons up and down, by key and by pointer."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import failing
from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import call, in_exam, reverse
from tests.browser.reader import LOOKS, PHONE, Reader

pytestmark = pytest.mark.browser

STEM = "把处理投诉的几步排好。"
NAME = "types#order"
RIGHT = ["登记", "核实", "决定", "答复"]


def rows(asked: Asked) -> Locator:
    return asked.form.get_by_role("listitem")


def shown(asked: Asked) -> list[str]:
    """The items as they stand."""
    words = [text.split() for text in rows(asked).all_inner_texts()]
    return [next(item for item in RIGHT if item in text) for text in words]


def arrange(asked: Asked, items: list[str]) -> None:
    """Bring the items into an order, with the buttons."""
    for place, item in enumerate(items):
        while shown(asked).index(item) > place:
            asked.button(f"上移：{item}").click()


def test_the_first_order_is_not_the_right_one_and_no_answer(reader: Reader) -> None:
    asked = ask(reader, STEM)
    assert sorted(shown(asked)) == sorted(RIGHT)
    assert shown(asked) != RIGHT
    asked.check()
    expect(asked.verdict).to_have_text("先用上移、下移排好次序。")
    assert asked.entries() == []
    arrange(asked, RIGHT)
    expect(asked.verdict).to_be_empty()


def test_the_right_order_is_right(reader: Reader) -> None:
    asked = ask(reader, STEM)
    arrange(asked, RIGHT)
    asked.check()
    expect(asked.verdict).to_contain_text("答对了")
    [entry] = asked.entries()
    assert (entry["question"], entry["score"]) == (NAME, 1)


@pytest.mark.parametrize(
    ("items", "score", "notes"),
    [
        (["核实", "登记", "决定", "答复"], 0.6667, {"登记": "不对 应当在最前面。"}),
        (["答复", "登记", "核实", "决定"], 0.6667, {"答复": "不对 应当紧接在“决定”之后。"}),
        (["答复", "决定", "核实", "登记"], 0, {"决定": "在“核实”之后", "核实": "在“登记”之后", "登记": "在最前面"}),
    ],
    ids=["neighbours", "far", "reversed"],
)
def test_what_is_out_of_place_is_told(reader: Reader, items: list[str], score: float, notes: dict[str, str]) -> None:
    asked = ask(reader, STEM)
    arrange(asked, items)
    asked.check()
    expect(asked.verdict).to_contain_text("对了一部分" if score else "不对")
    assert [entry["score"] for entry in asked.entries()] == [score]
    told = dict(zip(items, rows(asked).all_inner_texts(), strict=True))
    assert [item for item in items if "不对" in told[item]] == (list(notes) if score else items)
    for item, note in notes.items():
        assert note in " ".join(told[item].split())


def test_keys_alone_move_an_item_that_keeps_the_focus(reader: Reader) -> None:
    asked = ask(reader, STEM)
    item = shown(asked)[-1]
    up = asked.button(f"上移：{item}")
    up.focus()
    for place in (3, 2, 1):
        asked.page.keyboard.press("Enter")
        expect(asked.form.get_by_role("status").first).to_have_text(f"{item}，第 {place} 位，共 4 位")
        expect(up).to_be_focused()
    assert shown(asked)[0] == item
    expect(up).to_be_disabled()  # is said to be, and can still be reached
    asked.page.keyboard.press("Enter")
    expect(up).to_be_focused()
    asked.page.keyboard.press("Tab")
    asked.page.keyboard.press("Space")
    assert shown(asked)[1] == item


def test_a_moved_item_stays_under_the_finger(reader: Reader) -> None:
    asked = ask(reader, STEM, viewport=PHONE, has_touch=True)
    item = shown(asked)[-1]
    up = asked.button(f"上移：{item}")
    up.scroll_into_view_if_needed()
    before = up.bounding_box()
    up.tap()
    expect(rows(asked).nth(2)).to_contain_text(item)
    after = up.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2


def test_again_from_the_first_order(reader: Reader) -> None:
    asked = ask(reader, STEM)
    first = shown(asked)
    arrange(asked, RIGHT)
    asked.check()
    asked.retry()
    assert shown(asked) == first
    assert call(asked.page, NAME, "read") is None
    expect(asked.answer).to_be_hidden()


def test_an_answer_can_be_restored(reader: Reader) -> None:
    asked = ask(reader, STEM)
    arrange(asked, ["核实", "登记", "决定", "答复"])
    answer = call(asked.page, NAME, "read")
    arrange(asked, RIGHT)
    call(asked.page, NAME, "write", answer)
    assert shown(asked) == ["核实", "登记", "决定", "答复"]
    assert call(asked.page, NAME, "read") == answer
    for unknown in (answer[:3], [*answer[:3], "00000000"], answer[:3] + answer[:1]):
        call(asked.page, NAME, "write", unknown)
        assert call(asked.page, NAME, "read") is None


def test_shuffled_it_is_never_right_from_the_start(reader: Reader) -> None:
    asked = ask(reader, STEM)
    call(asked.page, NAME, "write", None)
    for _ in range(2):
        reverse(asked.page, NAME)
        assert shown(asked) != RIGHT
        assert call(asked.page, NAME, "read") is None


def test_in_an_exam_nothing_is_told_until_it_is_revealed(reader: Reader) -> None:
    asked = in_exam(ask(reader, STEM), NAME)
    expect(asked.button("看对不对")).to_be_hidden()
    expect(asked.button("提示")).to_be_hidden()
    assert call(asked.page, NAME, "read") is None
    arrange(asked, RIGHT)
    expect(rows(asked).filter(has_text="对")).to_have_count(0)
    assert call(asked.page, NAME, "reveal")["score"] == 1
    expect(rows(asked).filter(has_text="对")).to_have_count(4)
    assert asked.entries() == []


def test_without_scripts_it_can_be_read(reader: Reader) -> None:
    page = reader.open("quizzes/types.html", java_script_enabled=False)
    question = page.get_by_role("article").locator("> *").filter(has_text=STEM)
    for item in RIGHT:
        expect(question.get_by_role("listitem").filter(has_text=item).first).to_be_visible()
    question.get_by_text("看答案和说明").click()
    key = question.get_by_role("group").filter(has_text="看答案和说明").get_by_role("listitem")
    assert key.all_inner_texts() == RIGHT


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_axe_finds_nothing(reader: Reader, look: dict[str, Any]) -> None:
    asked = ask(reader, STEM, **look)
    found = {"fresh": asked.findings()}
    asked.check()
    found["asked"] = asked.findings()
    arrange(asked, ["核实", "登记", "决定", "答复"])
    asked.check()
    found["partly"] = asked.findings()
    asked.retry()
    arrange(asked, RIGHT)
    asked.check()
    found["right"] = asked.findings()
    asked.retry()
    asked.give_up()
    found["given up"] = asked.findings()
    assert failing(found) == {}
