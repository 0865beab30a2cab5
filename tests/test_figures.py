"""Figures in texts: numbers with units, in whatever writing."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.statutes.figures import figures

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
UNITS = {
    "日": ("日", 1),
    "天": ("日", 1),
    "个自然日": ("日", 1),
    "个工作日": ("工作日", 1),
    "小时": ("分钟", 60),
    "分钟": ("分钟", 1),
    "个月": ("个月", 1),
    "年": ("个月", 12),
    "元": ("元", 1),
    "万元": ("元", 10_000),
    "倍": ("倍", 1),
    "名": ("名", 1),
    "次": ("次", 1),
    "周岁": ("周岁", 1),
    "%": ("%", 1),
}


def han(number: int) -> str:
    """A number below ten thousand as a law writes it: 一百二十, 一千零五."""
    if number < 10:
        return DIGITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
    power, sign = (1000, "千") if number >= 1000 else (100, "百")
    head, rest = divmod(number, power)
    if not rest:
        return DIGITS[head] + sign
    zero = "零" if rest < power // 10 else ""
    tail = f"一{han(rest)}" if 10 <= rest < 20 else han(rest)
    return DIGITS[head] + sign + zero + tail


def measures(text: str) -> list[tuple[Decimal, str]]:
    return [figure.measure for figure in figures(text)]


@given(st.integers(1, 9999), st.sampled_from(sorted(UNITS)), st.sampled_from(["", " ", "\u3000"]))
def test_a_number_and_its_unit_are_one_figure_however_they_are_written(number: int, written: str, space: str) -> None:
    assume(written != "年" or number < 1000)  # 2026 年 is a date
    unit, worth = UNITS[written]
    for digits in (str(number), f"{number:,}", str(number).translate(FULL_WIDTH), han(number)):
        text = f"自收到之日起{digits}{space}{written}内"
        assert measures(text) == [(Decimal(number * worth), unit)]
        [figure] = figures(text)
        assert text[figure.start : figure.end] == f"{digits}{space}{written}"


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["日", "个工作日", "%", "万元"]))
def test_both_ends_of_a_range_are_figures(low: int, high: int, written: str) -> None:
    unit, worth = UNITS[written]
    for dash in ("至", "到", "-", "—", "～", " — "):
        assert measures(f"罚 {low}{dash}{high} {written}") == [
            (Decimal(low * worth), unit),
            (Decimal(high * worth), unit),
        ]


@given(st.integers(1, 100))
def test_a_share_is_written_in_words_or_with_a_sign(number: int) -> None:
    assert measures(f"超过百分之{han(number)}的") == measures(f"超过 {number}% 的") == [(Decimal(number), "%")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30 日", "一个月"),
        ("15 日", "15 个工作日"),
        ("1 日", "24 小时"),
        ("5%", "5 个百分点"),
        ("5 元", "5 万元"),
        ("1 年", "365 日"),
        ("20 人", "20 日"),
        ("18 周岁", "18 年"),
    ],
)
def test_other_units_make_other_figures(one: str, other: str) -> None:
    assert len(measures(one)) == len(measures(other)) == 1
    assert measures(one) != measures(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一年", "12 个月"),
        ("半年", "六个月"),
        ("一年半", "18 个月"),
        ("两小时", "120 分钟"),
        ("一周", "7 日"),
        ("千分之五", "0.5%"),
        ("2 人", "两名"),
        ("1.5 万元", "15,000 元"),
        ("二〇日", "20 日"),
        ("处二十万以上五十万以下罚款", "20 万元、50 万元"),
        ("1—10 万，", "1 万元到 10 万元"),
    ],
)
def test_what_is_the_same_length_is_the_same_figure(one: str, other: str) -> None:
    assert measures(one) == measures(other) != []


@pytest.mark.parametrize(
    "text",
    [
        "2026 年 3 月 1 日",
        "2026-03-01",
        "二〇二六年三月一日",
        "3 月 1 日至 5 日",
        "每月 10 日",
        "2026 年起",
        "8 月到 10 月",
        "第 3 次",
        "第三人",
        "第 15 日",
        "第18条第2款",
        "三五天",
        "〔2020〕5号",
        "日历元旦",
        "千元",
        "一万多",
        "3 万条",
    ],
)
def test_dates_ordinals_and_guesses_are_no_figures(text: str) -> None:
    assert measures(text) == []


@given(st.text(alphabet="0123456789０九十百千万亿点.,，-—至第年月日天个工作元%分之半 ", max_size=60))
def test_any_text_is_read_and_figures_stand_in_their_order_where_they_say(text: str) -> None:
    found = list(figures(text))
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(figure.number >= 0 for figure in found)


@pytest.mark.parametrize("sign", ["1", "一", "1,", "1-", "百分之", "1 ", "十1", "1年1月"])
def test_a_long_run_of_signs_takes_no_longer_than_its_length_asks(sign: str) -> None:
    assert list(figures(sign * 3000)) is not None
