"""A few words to be written."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.elements import in_exam
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

STEM = "处理投诉要分清哪三类材料？"
WRITTEN = "quizzes/written.html?all"


def field(asked: Asked) -> Locator:
    return asked.form.get_by_role("textbox", name="您的答案")


def answer(asked: Asked, words: str) -> None:
    field(asked).fill(words)
    field(asked).press("Enter")


@pytest.mark.parametrize("words", ["诉求、事实、证据", "证据，诉求；事实", " 訴求 事實 證據 ", "诉求、事实和证据。"])
def test_any_writing_of_the_answer_is_right(reader: Reader, words: str) -> None:
    asked = ask(reader, STEM)
    answer(asked, words)
    expect(asked.verdict).to_have_text("答对了")
    [entry] = asked.entries()
    assert (entry["score"], entry["answer"]) == (1, words.strip())


def test_a_mistake_that_is_listed_is_explained(reader: Reader) -> None:
    asked = ask(reader, STEM)
    answer(asked, "态度 事实 诉求")
    expect(asked.verdict).to_have_text("不对")
    expect(asked.form.get_by_text("不对 态度不是材料")).to_be_visible()
    asked.retry()
    expect(field(asked)).to_be_focused()
    expect(field(asked)).to_have_value("")
    answer(asked, "别的")
    expect(asked.verdict).to_have_text("不对")
    expect(asked.form.get_by_text("态度不是材料")).to_have_count(0)


@pytest.mark.parametrize("words", ["", "   ", "。。。", "、"])
def test_nothing_written_is_asked_for(reader: Reader, words: str) -> None:
    asked = ask(reader, STEM)
    answer(asked, words)
    expect(asked.verdict).to_have_text("先写下您的答案。")
    expect(field(asked)).to_be_focused()
    assert asked.entries() == []


def test_the_field_is_described_by_how_to_write(reader: Reader) -> None:
    asked = ask(reader, STEM)
    expect(field(asked)).to_have_accessible_description("共 3 项，用顿号隔开。")


@pytest.mark.parametrize(
    ("stem", "right", "wrong"),
    [
        ("按次序写出处理的三步。", "登记 核实 答复", "核实、登记、答复"),
        ("登记之后几日内核实完？", "十", "10个工作日"),
    ],
)
def test_order_and_unit_count_where_the_question_says_so(reader: Reader, stem: str, right: str, wrong: str) -> None:
    asked = Asked(reader.open(WRITTEN), stem)
    answer(asked, wrong)
    expect(asked.verdict).to_have_text("不对")
    asked.retry()
    answer(asked, right)
    expect(asked.verdict).to_have_text("答对了")


def test_in_an_exam_enter_reveals_nothing(reader: Reader) -> None:
    asked = in_exam(ask(reader, STEM), "types#fill")
    answer(asked, "诉求、事实、证据")
    expect(field(asked)).to_be_editable()
    expect(asked.verdict).to_be_empty()
    assert asked.entries() == []


def test_the_longest_answer_that_counts_can_be_typed(reader: Reader) -> None:
    asked = Asked(reader.open(WRITTEN), "把五十份材料写全。")
    words = "、".join(f"第{number}份材料" for number in range(10, 60))
    field(asked).press_sequentially(words, delay=0)
    field(asked).press("Enter")
    expect(asked.verdict).to_have_text("答对了")
