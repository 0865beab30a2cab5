"""Figures: the numbers that a text states, each with its unit. 三十日, 30 日 and ３０天 are one; 日 and 工作日 are two.

Dates are none, nor ordinals: 第 3 次, 第 15 日.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.twins.folding import measure

UNITS = (  # what is written after a number; the unit that is compared, and how many of it that is
    ("个?工作[日天]", "工作日", 1),
    ("个?(?:自然|日历)日|[日天](?![历元色])", "日", 1),
    ("个?(?:星期|礼拜)|周(?![岁年期末边])", "日", 7),
    ("个?(?:小时|钟头)", "分钟", 60),
    ("分钟", "分钟", 1),
    ("个月", "个月", 1),
    ("周?岁", "周岁", 1),
    ("周?年(?![月代级度底末初])", "个月", 12),
    ("块钱?|[元圆]", "元", 1),
    ("(?<=[万亿])(?=$|[以至到，,。；;、（））罚—–~～-])", "元", 1),  # 处二十万以上罚款
    ("[%％]", "%", 1),
    ("‰", "%", Decimal("0.1")),
    ("‱", "%", Decimal("0.01")),
    ("个?百分点", "百分点", 1),
    ("倍", "倍", 1),
    ("[名人位](?![民员字])", "名", 1),
    ("人?次", "次", 1),
    ("件", "件", 1),
    ("户", "户", 1),
)
HALF = Decimal("0.5")

Measure = tuple[Decimal, str]
"""A number and the unit that it counts."""

DIGITS = "0-9０-９"
HAN = "零〇一二两三四五六七八九十百千万亿"
ARABIC = rf"[{DIGITS}]+(?:[,，][{DIGITS}]{{3}}(?![{DIGITS}]))*(?:[.．][{DIGITS}]+)?"
NUMBER = rf"(?:{ARABIC}(?:\s?[百千万亿]+)?|[{HAN}]+(?:点[{HAN}]+)?(?:\s[万亿]+)?)"
TO = r"\s*(?:至|到|[-—–~～－]+)\s*"
DAY = rf"{NUMBER}\s?[日号]"
DATE = (
    rf"(?:{NUMBER}\s?年\s?)?(?:{NUMBER}\s?|[每当本上下次]个?)月(?:份|\s?{DAY}(?:{TO}{DAY})?|{TO}{NUMBER}\s?月)?"
    rf"|(?:[12１２][{DIGITS}]{{3}}|[一二][零〇一二三四五六七八九]{{3}})\s?年"
)
UNIT = "|".join(f"({written})" for written, _, _ in UNITS)
AMOUNT = rf"(?:(?P<low>{NUMBER}){TO})?(?P<high>{NUMBER}|半)\s*(?:{UNIT})(?P<half>半)?"
SHARE = rf"(?P<share>[百千万]分之{NUMBER}(?![{HAN}]))"
FIGURE = re.compile(rf"(?<![{DIGITS}{HAN}.．])(?:(?P<date>{DATE})|{SHARE}|(?P<nth>第\s?)?{AMOUNT})")
FIRST_UNIT = FIGURE.groupindex["high"] + 1
MANY = re.compile("[百千万亿]+$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of units, as it is compared; `text[start:end]` is how it is written."""

    number: Decimal
    unit: str
    start: int
    end: int

    @property
    def measure(self) -> Measure:
        """What is compared."""
        return self.number, self.unit


def figures(text: str) -> Iterator[Figure]:
    """The figures of a text, in order."""
    for hit in FIGURE.finditer(text):
        if hit["share"]:
            yield from _figure(hit["share"], "%", 1, hit.span())
        elif not hit["date"] and not hit["nth"]:
            yield from _amounts(hit)


def _amounts(hit: re.Match[str]) -> Iterator[Figure]:
    _, unit, worth = UNITS[next(place for place in range(len(UNITS)) if hit[FIRST_UNIT + place] is not None)]
    if hit["low"]:
        many = MANY.search(hit["high"]) if not MANY.search(hit["low"]) else None  # 20—50 万元 begins at 20 万元
        yield from _figure(hit["low"] + (many[0] if many else ""), unit, worth, hit.span("low"))
    start = hit.start("high") if hit["low"] else hit.start()
    yield from _figure(hit["high"], unit, worth, (start, hit.end()), HALF if hit["half"] else Decimal())


def _figure(
    written: str, unit: str, worth: Decimal | int, span: tuple[int, int], more: Decimal = Decimal()
) -> Iterator[Figure]:
    """The figure, if what is written is a number: 三五天 is none."""
    number = (HALF, "") if written == "半" else measure(written)
    if number:
        yield Figure((number[0] + more) * worth, unit, *span)
