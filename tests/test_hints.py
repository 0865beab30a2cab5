"""What an author wrote, shown on one line, and what was probably meant by it."""

from decimal import Decimal
from typing import Any

import pytest

from generator.reading.hints import as_date, as_number, as_whole, retyped, separated, shown

ITEMS = "列表各项之间用半角逗号“, ”隔开，或者每项另起一行写“- ”"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ｓｉｘ－ｓｔｅｐｓ", "six-steps"),
        (" six-steps ", "six-steps"),
        ("“six-steps”", "six-steps"),
        ("‘six-steps’", "six-steps"),
        ("\"six-steps'", "six-steps"),
        ("six-steps＃close", "six-steps#close"),
        ("six-steps", ""),
        ("六步", ""),
        ("（six-steps）", ""),
        ("Xsix-stepsX", ""),
        ("\tsix-steps", ""),
    ],
)
def test_retyped(written: str, meant: str) -> None:
    assert retyped(written) == ((f"用半角字符，不要引号和多余的空格：{meant}", meant) if meant else None)


@pytest.mark.parametrize(
    ("written", "hint"), [("甲，乙", ITEMS), ("甲、乙", ITEMS), ("甲，乙、丙", ITEMS), ("甲乙", "")]
)
def test_separated(written: str, hint: str) -> None:
    assert separated(written) == hint


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026年1月3日", "2026-01-03"),
        ("２０２６／１２／３１", "2026-12-31"),
        (" 20261231 ", "2026-12-31"),
        ("明天", ""),
    ],
)
def test_as_date(written: str, meant: str) -> None:
    assert as_date(written) == ((f"是不是 {meant}？", meant) if meant else None)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1,200", "1200"),
        ("1，200", "1200"),
        ("１，２００．５０", "1200.50"),
        ("-12,345,678", "-12345678"),
        ("１２", "12"),
        ("12", ""),
        ("1,20", ""),
        ("1,2345", ""),
        ("0,123", ""),
        ("一千", ""),
        ("12 元", ""),
        ("", ""),
    ],
)
def test_as_number(written: str, number: str) -> None:
    meant = (f"写成 {number}，用半角数字，不写逗号", number) if number else None
    assert as_number(written) == meant
    assert as_whole(written) == (None if "." in number else meant)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (True, "true"),
        (False, "false"),
        (Decimal("1.10"), "1.10"),
        (12, "12"),
        ({"甲": 1}, "一组字段：甲"),
        ({"甲": 1, "乙": 2, "丙": 3, "丁": 4, "戊": 5}, "一组字段：甲、乙、丙、丁"),
        (["甲", "乙"], "一个列表，共 2 项"),
        ("  甲\n乙", "甲"),
        ("字" * 40, "字" * 40),
        ("字" * 41, "字" * 40 + "…"),
    ],
)
def test_shown(written: Any, words: str) -> None:
    assert shown(written) == words
