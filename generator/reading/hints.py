"""What an author wrote, shown on one line, and what was probably meant by it."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from generator.fields import REF_PATTERN

ID = re.compile(REF_PATTERN)
RETYPED = "用半角字符，不要引号和多余的空格：{plain}"
QUOTES = " \"'“”‘’"
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
        return "列表各项之间用半角逗号“, ”隔开，或者每项另起一行写“- ”"
    return ""


def as_date(written: str) -> Cure | None:
    """For a day that is written in another way than ours."""
    hit = DAY.fullmatch(unicodedata.normalize("NFKC", written))
    day = f"{hit[1]}-{int(hit[2]):02}-{int(hit[3]):02}" if hit else ""
    return (f"是不是 {day}？", day) if hit else None


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
