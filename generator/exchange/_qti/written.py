"""Answers that are written, as interactions of QTI. Others compare letter by letter: all usual spellings go along."""

import itertools
import math
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.exchange._outgoing.selection import Item
from generator.exchange._qti import rules
from generator.exchange._qti.answers import Answer
from generator.exchange._qti.markup import blocks, element, name
from generator.questions import interactions
from generator.twins import folding

UNITS = (
    *("日", "天", "个自然日", "自然日", "个日历日", "日历日", "个工作日", "工作日", "个工作天", "工作天"),
    *("小时", "个小时", "个钟头", "钟头", "周", "个星期", "星期", "个礼拜", "礼拜"),
    *("元", "元整", "块", "块钱", "圆", "人民币", "个百分点", "百分点", "%", "％"),
)
"""How people write units; which of them are the same, `folding` knows."""
MOST_ORDERS = 24  # of a list that may come in any order: all orders of four items
ENTRY, PRINTED_UNIT = "cb-entry", "cb-unit"
"""Classes: of the paragraph with the fields, of a unit that stands behind one."""


def spellings(text: str) -> tuple[str, ...]:
    """Ways to write a text that count as the same here, the given one first."""
    wide = unicodedata.normalize("NFKC", text)
    ways = (text, wide, wide.replace(" ", ""), folding.fold(text))
    return tuple(dict.fromkeys(way for way in ways if way == text or folding.accepts(way, text, ordered=True)))


def units(unit: str) -> tuple[str, ...]:
    """Ways to write a unit, the given one first."""
    meant = folding.measure(f"1{unit}")
    same = (other for other in UNITS if meant and folding.measure(f"1{other}") == meant)
    return tuple(dict.fromkeys((unit, *same)))


def words(item: Item, one: interactions.Words) -> Answer:
    """A few words are written."""
    known = dict.fromkeys(way for text in one.accepted for way in _accepted(text, one))
    response = rules.response(
        rules.RESPONSE, "single", "string", one.accepted[:1], [(way, "1") for way in known], is_text=True
    )
    longest = max(len(text) for text in one.accepted)
    made = Answer([_fields(_entry(rules.RESPONSE, longest))], [response], [_by_text()])
    if not one.ordered and any(math.factorial(len(folding.items(text))) > MOST_ORDERS for text in one.accepted):
        made.losses.append("答案里项数多，别的系统里只认写出的先后")
    for slip in one.slips:
        _note(made, item, slip, rules.is_said(rules.RESPONSE, spellings(slip.text)))
    return made


def _accepted(text: str, one: interactions.Words) -> Iterator[str]:
    yield from spellings(text)
    listed = folding.items(text)
    if not one.ordered and len(listed) > 1 and math.factorial(len(listed)) <= MOST_ORDERS:
        yield from ("、".join(order) for order in itertools.permutations(listed))
    if one.unit_optional and (meant := folding.measure(text)):
        yield f"{meant[0]:f}"


def _by_text() -> Element:
    return rules.assign(rules.SCORE, element("mapResponse", identifier=rules.RESPONSE))


def figure(item: Item, one: interactions.Figure) -> Answer:
    """A number is written, and its unit in a field of its own if it must be known; else it stands behind the field."""
    number = rules.response(rules.RESPONSE, "single", "float", [f"{one.value:f}"])
    right = rules.is_number(one.value, one.slack)
    field = _entry(rules.RESPONSE, 10)
    if one.unit_required:
        known = units(one.unit)
        unit = rules.response(rules.UNIT, "single", "string", [one.unit], [(way, "1") for way in known], is_text=True)
        body = _fields(item.texts.words("数字："), field, item.texts.words(" 单位："), _entry(rules.UNIT, 6))
        responses, right = [number, unit], element("and", right, rules.is_said(rules.UNIT, known))
    else:
        body = _fields(field, " ", element("span", one.unit, **{"class": PRINTED_UNIT}))
        responses = [number]
    made = Answer([body], responses, [rules.when(right, rules.score("1"), otherwise=[rules.score("0")])])
    for slip in one.slips:
        if (condition := _slipped(one, slip.text)) is None:
            made.losses.append(f"常见错误“{slip.text}”没有带上：{_unfit(one, slip.text)}")
        else:
            _note(made, item, slip, condition)
    return made


def _unfit(one: interactions.Figure, text: str) -> str:
    """Why the fields cannot hold a slip."""
    meant = folding.measure(text)
    if meant is None:
        return "不是一个数加单位"
    return "单位和答案的不一样，那边只填数字" if meant[1] else "没有写单位，那边要写单位"


def _slipped(one: interactions.Figure, text: str) -> Element | None:
    """Whether it is a slip that was written; None if the fields cannot hold it."""
    meant, right = folding.measure(text), folding.measure(f"1{one.unit}")
    if meant is None or right is None or not right[0]:
        return None
    (number, unit), (whole, base) = meant, right
    number, unit = (number / whole, one.unit) if unit == base else (number, unit)  # 1000 万元 is 1000 of its unit
    is_number = rules.is_number(number)
    if one.unit_required:
        return element("and", is_number, rules.is_said(rules.UNIT, units(unit))) if unit else None
    return is_number if unit in ("", one.unit) else None


def _note(made: Answer, item: Item, slip: interactions.Slip, condition: Element) -> None:
    called = name("m", slip.text)
    made.rules.append(rules.when(condition, rules.show(called)))
    made.notes.append((called, slip.text, blocks(item, slip.feedback)))


def _fields(*content: Element | str) -> Element:
    return element("p", *content, **{"class": ENTRY})


def _entry(response: str, length: int) -> Element:
    return element("textEntryInteraction", responseIdentifier=response, expectedLength=str(length))
