"""A number with its unit."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.questions.asking import Asked, ask
from tests.browser.questions.test_fill import WRITTEN, answer, field
from tests.browser.reader import Reader, too_wide

pytestmark = pytest.mark.browser

STEM = "一般投诉应当在收到之后多长时间内答复？"


@pytest.mark.parametrize(
    ("words", "score", "verdict", "note"),
    [
        ("十五天", 1, "答对了", ""),
        ("不超过 15 日。", 1, "答对了", ""),
        ("15", 0, "数对了，但要写单位", ""),
        ("１５个工作日", 0, "数对了，单位不对：日和工作日不是一回事", "不对 规则写的是日，不扣除节假日。"),
        ("15 个月", 0, "数对了，单位不对", ""),
        ("三十日", 0, "不对", "不对 30 日是另一种投诉的期限。"),
        ("16 日", 0, "不对", ""),
        ("很快", 0, "不对：没有看出是多少", ""),
    ],
)
def test_number_and_unit_are_both_looked_at(reader: Reader, words: str, score: int, verdict: str, note: str) -> None:
    asked = ask(reader, STEM)
    answer(asked, words)
    expect(asked.verdict).to_have_text(verdict)
    expect(asked.form.get_by_text(re.compile("^不对 ."))).to_have_text([note] if note else [])
    [entry] = asked.entries()
    assert (entry["score"], entry["answer"]) == (score, words)


def test_nothing_written_is_asked_for(reader: Reader) -> None:
    asked = ask(reader, STEM)
    answer(asked, " ")
    expect(asked.verdict).to_have_text("先写下您的答案。")
    assert asked.entries() == []


@pytest.mark.parametrize(
    ("stem", "words", "verdict"),
    [
        ("材料保存几年？", "5", "答对了"),
        ("材料保存几年？", "五年", "答对了"),
        ("材料保存几年？", "5 个月", "数对了，单位不对"),
        ("年化利率大约是多少？", "百分之二十四点五", "答对了"),
        ("年化利率大约是多少？", "24.51%", "不对"),
        ("年化利率大约是多少？", "24", "数对了，但要写单位"),
        ("最高可以减免多少？", "50,000 元", "答对了"),
        ("最高可以减免多少？", "五万块", "答对了"),
        ("最高可以减免多少？", "5 元", "数对了，单位不对"),
    ],
)
def test_each_question_has_its_own_rules(reader: Reader, stem: str, words: str, verdict: str) -> None:
    asked = Asked(reader.open(WRITTEN), stem)
    answer(asked, words)
    expect(asked.verdict).to_have_text(verdict)


def test_a_unit_that_need_not_be_written_stands_beside_the_field(reader: Reader) -> None:
    asked = Asked(reader.open(WRITTEN), "材料保存几年？")
    expect(asked.form.get_by_text("年", exact=True)).to_be_visible()
    expect(field(asked)).to_have_accessible_description("写数字，单位是“年”。")


def test_a_unit_is_never_broken_beside_the_field(reader: Reader) -> None:
    page = reader.open(WRITTEN, viewport={"width": 360, "height": 640})
    assert too_wide(page) == 0
    for stem, unit in (("材料保存几年？", "年"), ("一个人手里最多有多少工单？", "笔有效投诉工单")):
        asked = Asked(page, stem)
        beside = asked.form.get_by_text(unit, exact=True)
        assert beside.evaluate("unit => unit.getClientRects().length === 1 && unit.offsetHeight < 40")
        assert field(asked).evaluate("field => field.offsetWidth") >= 100
