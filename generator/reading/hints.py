"""What an author wrote, shown on one line, and what was probably meant by it."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from generator.fields import REF_PATTERN

ID = re.compile(REF_PATTERN)
QUOTES = " \"'“”‘’"
GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
BARE = re.compile(r"0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]+")
ITEMS_APART = "列表各项之间用半角逗号“, ”隔开，或者每项另起一行写“- ”"
RETYPED = "用半角字符，不要引号和多余的空格：{plain}"
NUMBER = "写成 {number}，用半角数字，不写逗号"
DAY = re.compile(r" *([0-9]{4})[-/.年 ]*([0-9]{1,2})[-/.月 ]*([0-9]{1,2})日? *")


Cure = tuple[str, str]
"""How to mend it, in words, and what to write instead; empty where one of them is not known."""

NO_CURE: Cure = ("", "")


def retyped(written: str) -> Cure | None:
    """For what an input method made of a plain word."""
    plain = unicodedata.normalize("NFKC", written).strip(QUOTES)
    if plain != written and ID.fullmatch(plain):
        return RETYPED.format(plain=plain), plain
    return None


def separated(written: str) -> str:
    """For several items of a list that were written as one."""
    if "，" in written or "、" in written:
        return ITEMS_APART
    return ""


def as_date(written: str) -> Cure | None:
    """For a day that is written in another way than ours."""
    hit = DAY.fullmatch(unicodedata.normalize("NFKC", written))
    day = f"{hit[1]}-{int(hit[2]):02}-{int(hit[3]):02}" if hit else ""
    return (f"是不是 {day}？", day) if hit else None


def as_number(written: str) -> Cure | None:
    """For a number in signs that YAML takes for a text: full-width ones, commas between thousands."""
    plain = unicodedata.normalize("NFKC", written).strip()
    number = plain.replace(",", "") if GROUPED.fullmatch(plain) else plain
    if number == written or not BARE.fullmatch(number):
        return None
    return NUMBER.format(number=number), number


def as_whole(written: str) -> Cure | None:
    """The same for a number without a fraction."""
    meant = as_number(written)
    return meant if meant and "." not in meant[1] else None


def shown(written: Any) -> str:
    """A value as authors write it, on one line."""
    if isinstance(written, bool):
        return str(written).lower()
    if isinstance(written, Mapping):
        return "一组字段：" + "、".join(map(str, list(written)[:4]))
    if isinstance(written, list):
        return f"一个列表，共 {len(written)} 项"
    text = str(written).strip().split("\n")[0]
    return text if len(text) <= 40 else f"{text[:40]}…"
