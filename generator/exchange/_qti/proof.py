"""What no schema finds wrong with an item: names that are not unique, keys that name nothing, feedback that is never
seen.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from generator.authoring.identifiers import IDENTIFIER

FEEDBACK = ("modalFeedback", "feedbackInline", "feedbackBlock")
OPTIONS = ("simpleChoice", "simpleAssociableChoice")


def faults(root: Element) -> Iterator[str]:
    """What is wrong with an item that has the names of 2.x, in the author's language."""
    names = [str(root.get("identifier"))]
    for interaction in root.iter():
        if "responseIdentifier" in interaction.attrib:
            options = [one.get("identifier", "") for one in interaction.iter() if one.tag in OPTIONS]
            yield from (f"两个选项的编号都是 {one}" for one, count in Counter(options).items() if count > 1)
            names += options
    yield from (f"编号 {one} 不合规则" for one in names if not IDENTIFIER.fullmatch(one))
    for declaration in root.iter("responseDeclaration"):
        yield from _wrong_keys(declaration, frozenset(names[1:]))
    yield from _unseen(root, frozenset(names[1:]))


def _wrong_keys(declaration: Element, options: frozenset[str]) -> Iterator[str]:
    base, cardinality = declaration.get("baseType"), declaration.get("cardinality")
    right = [one.text or "" for one in declaration.iterfind("correctResponse/value")]
    if cardinality == "single" and base != "string" and len(right) != 1:
        yield f"应当恰好一个正确答案，有 {len(right)} 个"
    if cardinality != "single" and not right:
        yield "没有正确答案"
    if base in ("identifier", "directedPair"):
        named = {part for text in right for part in text.split()}
        yield from (f"答案 {one} 不是一个选项" for one in sorted(named - options))
    if base == "float":
        yield from (f"答案 {one} 不是数" for one in right if not _is_number(one))


def _unseen(root: Element, options: frozenset[str]) -> Iterator[str]:
    """Feedback that no rule shows: its outcome is set to its name, or to what is picked, and it is an option."""
    named: set[tuple[str | None, str | None]] = set()
    for rule in root.iter("setOutcomeValue"):
        named |= {(rule.get("identifier"), one.text) for one in rule.iter("baseValue")}
        named |= {(rule.get("identifier"), option) for option in options if rule.find("variable") is not None}
    for feedback in root.iter():
        shown = feedback.get("outcomeIdentifier"), feedback.get("identifier")
        if feedback.tag in FEEDBACK and shown not in named:
            yield f"反馈 {feedback.get('identifier')} 谁也看不到"


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite() and text.isascii()
    except InvalidOperation:
        return False
