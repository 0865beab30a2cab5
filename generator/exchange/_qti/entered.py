"""What is written in an item of QTI, and what is right."""

import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from generator.exchange._qti import rules
from generator.exchange._qti.open_item import OpenItem, decimal, line_of, right_of
from generator.exchange._qti.written import PRINTED_UNIT
from generator.twins import folding

PLAIN = re.compile(r"[+-]?[0-9]{1,30}(?:[.][0-9]{1,30})?")


def with_unit(item: OpenItem, found: list[Element]) -> tuple[Element | None, str]:
    """A field for a number, and the unit that is written beside it or stands behind it."""
    numbers = [one for one in found if item.declared(one).get("baseType") in ("float", "integer")]
    if len(numbers) != 1 or numbers[0].tag != "textEntryInteraction" or len(found) > 2:
        return None, ""
    others = [one for one in found if one is not numbers[0]]
    if others and others[0].get("responseIdentifier") != rules.UNIT:
        return None, ""
    printed = [line_of(one) for one in item.body.iter("span") if one.get("class") == PRINTED_UNIT]
    units = right_of(item.declared(others[0])) if others else printed
    item.asked.is_unit_required = not printed
    return numbers[0], "".join(units[:1])


def number(item: OpenItem, field: Element, unit: str) -> None:
    """A number in its unit."""
    asked = item.asked
    asked.type, asked.unit, asked.answers = "numeric", unit, right_of(item.declared(field))[:1]
    off = [*dict.fromkeys(map(str.strip, _tolerances(item, field)))]
    asked.tolerance = off[0] if off else ""
    if len(off) > 1:
        asked.lost.append(f"往上往下差多少不一样（{'、'.join(off)}），只读了第一个")
    _take_slips(item)


def _tolerances(item: OpenItem, field: Element) -> Iterator[str]:
    """How far off a number may be, downwards and upwards: as it is said, or by the bounds between which it is right."""
    for one in item.root.iter("equal"):
        if one.get("toleranceMode") == "absolute":
            yield from one.get("tolerance", "").split()[:2]
    for tag in ("gte", "lte"):
        for one in item.root.iter(tag):
            number, bound = one.find("variable"), one.findtext("baseValue", "")
            if number is not None and number.get("identifier") == field.get("responseIdentifier"):
                yield from _distance(item.asked.answers, bound)


def _distance(answers: list[str], bound: str) -> Iterator[str]:
    if all(map(PLAIN.fullmatch, (bound, *answers))):
        yield from (f"{abs(Decimal(bound) - Decimal(answer)):f}" for answer in answers)


def words(item: OpenItem, interaction: Element) -> None:
    """A few words: all that count most, each in the spelling that comes first."""
    declared = item.declared(interaction)
    worth = {entry.get("mapKey", ""): decimal(entry.get("mappedValue", "")) for entry in declared.iter("mapEntry")}
    most = max(worth.values(), default=0.0)
    texts = [*right_of(declared), *(text for text, value in worth.items() if value == most > 0)]
    if any(0 < value < most for value in worth.values()):
        item.asked.lost.append("只算一部分分的答案没有读进来")
    item.asked.type, item.asked.is_ordered = "fill", _is_ordered(texts)
    known: dict[tuple[str, ...], str] = {}
    for text in texts:
        known.setdefault(_key(text, is_ordered=item.asked.is_ordered), text)
    item.asked.answers = [*known.values()]
    _take_slips(item)


def _key(text: str, *, is_ordered: bool) -> tuple[str, ...]:
    """The same for all spellings of an answer that go along with it."""
    listed = folding.items(text)
    return listed if is_ordered else tuple(sorted(listed))


def _is_ordered(texts: list[str]) -> bool:
    """Whether lists are among the answers, and each in one order only."""
    orders: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for listed in map(folding.items, texts):
        if len(listed) > 1:
            orders.setdefault(tuple(sorted(listed)), set()).add(listed)
    return bool(orders) and all(len(found) == 1 for found in orders.values())


def _take_slips(item: OpenItem) -> None:
    """Feedback whose title is a wrong answer that somebody may write."""
    for name, feedback in item.feedback.items():
        if (title := feedback.get("title", "")) and name.startswith("m-"):
            item.asked.slips.append((title, item.note(name)[0]))


def essay(item: OpenItem, interaction: Element) -> None:
    """A free answer, with the model answer that stands for markers or is shown afterwards."""
    item.asked.type = "short"
    item.asked.answers = item.asked.answers or right_of(item.declared(interaction))
    model = item.note(rules.MODEL)[0]
    item.asked.answers = item.asked.answers or [model] if model else item.asked.answers
