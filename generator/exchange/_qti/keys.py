"""How an item of QTI is answered and what is right, read into a question of a bank."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from generator.exchange._bank import RIGHT, WRONG, Asked, Option
from generator.exchange._qti import rules
from generator.exchange._qti.written import PRINTED_UNIT
from generator.twins import folding

IN_LINE = ("textEntryInteraction", "inlineChoiceInteraction")
OPTIONS = ("simpleChoice", "inlineChoice")
FEEDBACK = ("feedbackInline", "feedbackBlock")
SPACE = re.compile("[ \t\r\n]+")  # what XML means by it: a full-width space is a sign
Said = Callable[[Element], tuple[str, list[str]]]
"""What a feedback says in Markdown, and the references on which it rests."""


@dataclass
class _Item:
    """An item while it is read. `feedback` is what is told after the answer, by identifier; `told` is what of it has
    found its place.
    """

    asked: Asked
    root: Element
    body: Element
    feedback: Mapping[str, Element]
    said: Said
    told: set[str]

    def declared(self, interaction: Element) -> Element:
        """What is said of its answer."""
        name = interaction.get("responseIdentifier")
        found = [one for one in self.root.iter("responseDeclaration") if one.get("identifier") == name]
        return found[0] if found else Element("responseDeclaration")

    def note(self, name: str) -> tuple[str, list[str]]:
        """The feedback of this name, if there is one."""
        if name not in self.feedback:
            return "", []
        self.told.add(name)
        return self.said(self.feedback[name])


def take(asked: Asked, root: Element, body: Element, feedback: Mapping[str, Element], said: Said) -> frozenset[str]:
    """Read what is answered; gives the names of the feedback that has found its place."""
    item = _Item(asked, root, body, feedback, said, set())
    found = [one for one in body.iter() if "responseIdentifier" in one.attrib]
    number, unit = _with_unit(item, found)
    if number is not None:
        _number(item, number, unit)
    elif len(found) != 1:
        asked.lost.append(f"一题里有 {len(found)} 处要答，没有读进来" if found else "没有要答的地方，只是一段说明")
    elif reader := READERS.get(str(found[0].tag)):
        reader(item, found[0])
    else:
        asked.lost.append(f"{found[0].tag} 这种题没有对应的题型")
    return frozenset(item.told)


def _with_unit(item: _Item, found: list[Element]) -> tuple[Element | None, str]:
    """A field for a number, and the unit that is written beside it or stands behind it."""
    numbers = [one for one in found if item.declared(one).get("baseType") in ("float", "integer")]
    if len(numbers) != 1 or numbers[0].tag != "textEntryInteraction" or len(found) > 2:
        return None, ""
    others = [one for one in found if one is not numbers[0]]
    if others and others[0].get("responseIdentifier") != rules.UNIT:
        return None, ""
    printed = [_line(one) for one in item.body.iter("span") if one.get("class") == PRINTED_UNIT]
    units = _right(item.declared(others[0])) if others else printed
    item.asked.is_unit_required = not printed
    return numbers[0], "".join(units[:1])


def _number(item: _Item, field: Element, unit: str) -> None:
    asked = item.asked
    asked.type, asked.unit, asked.answers = "numeric", unit, _right(item.declared(field))[:1]
    near = [
        one.get("tolerance", "").split() for one in item.root.iter("equal") if one.get("toleranceMode") == "absolute"
    ]
    if near and near[0]:
        asked.tolerance = near[0][0]
        if len(set(near[0])) > 1:
            asked.lost.append(f"往上往下差多少不一样（{' '.join(near[0])}），只读了第一个")
    _take_slips(item)


def _choice(item: _Item, interaction: Element) -> None:
    asked, declared = item.asked, item.declared(interaction)
    right = _right(declared)
    several = declared.get("cardinality") == "multiple"
    asked.type = "multiple" if several else "single"
    asked.is_shuffled = interaction.get("shuffle", "false") == "true"
    for one in interaction.iter():
        if one.tag in OPTIONS:
            asked.options.append(_option(item, one, right))
    parts = [f"{entry.get('mappedValue')}" for entry in declared.iter("mapEntry")]
    if not several and {value for value in map(_decimal, parts) if 0 < value < max(map(_decimal, parts))}:
        asked.lost.append("只算一部分分的选项，这里当作不对")
    _judge(asked)


def _option(item: _Item, choice: Element, right: list[str]) -> Option:
    name = choice.get("identifier", "")
    text, refs = item.note(name)
    for feedback in [*choice.iter()]:
        if feedback.tag in FEEDBACK:
            said, cited = item.said(feedback)
            if feedback.get("identifier") == name and feedback.get("showHide", "show") == "show":
                text, refs = "\n\n".join(filter(None, (text, said))), refs + cited
            elif said:
                item.asked.lost.append(f"这条反馈没有地方放：{said[:40]}")
    return Option(_line(choice), name in right, text, refs)


def _judge(asked: Asked) -> None:
    """Turn a choice between right and wrong into a statement."""
    judged = {text: option for option in asked.options if (text := option.text) in (*RIGHT, *WRONG)}
    is_statement = len(judged) == len(asked.options) == 2 and sum(text in RIGHT for text in judged) == 1
    right = [option for option in asked.options if option.is_right]
    if not is_statement or asked.type != "single" or len(right) != 1:
        return
    wrong = next(option for option in asked.options if not option.is_right)
    asked.type, asked.truth, asked.feedback = "true_false", right[0].text in RIGHT, wrong.feedback
    asked.lost += [f"答对的反馈没有地方放：{right[0].feedback[:40]}"] if right[0].feedback else []
    asked.options, asked.is_shuffled = [], True


def _order(item: _Item, interaction: Element) -> None:
    texts = {one.get("identifier", ""): _line(one) for one in interaction.iter("simpleChoice")}
    right = _right(item.declared(interaction))
    item.asked.type = "order"
    if sorted(right) == sorted(texts):
        item.asked.answers = [texts[name] for name in right]
    else:
        item.asked.lost.append("没有写全正确的先后")


def _match(item: _Item, interaction: Element) -> None:
    sets = [
        {one.get("identifier", ""): one for one in around.iter("simpleAssociableChoice")}
        for around in interaction.iter("simpleMatchSet")
    ]
    joined = [pair.partition(" ")[::2] for pair in map(str, _right(item.declared(interaction)))]
    if len(sets) != 2 or not all(left in sets[0] and right in sets[1] for left, right in joined):
        item.asked.lost.append("没有写清哪一项配哪一项")
        return
    sources, targets = sets
    of = dict(joined)
    if len(joined) != len(of) or set(of) != set(sources):
        item.asked.lost.append("左边的每一项应当正好配一项，没有读进来")
        return
    _join(item, sources, targets, of)


def _join(item: _Item, sources: Mapping[str, Element], targets: Mapping[str, Element], of: Mapping[str, str]) -> None:
    asked = item.asked
    is_one_to_one = sorted(of.values()) == sorted(targets)
    asked.type = "match" if is_one_to_one and {one.get("matchMax") for one in targets.values()} == {"1"} else "classify"
    asked.groups = [] if asked.type == "match" else [*map(_line, targets.values())]
    for place, (name, source) in enumerate(sources.items()):
        asked.pairs.append((_line(source), _line(targets[of[name]])))
        if said := item.note(name)[0]:
            asked.reasons[place] = said


def _words(item: _Item, interaction: Element) -> None:
    declared = item.declared(interaction)
    worth = {entry.get("mapKey", ""): _decimal(entry.get("mappedValue", "")) for entry in declared.iter("mapEntry")}
    most = max(worth.values(), default=0.0)
    texts = [*_right(declared), *(text for text, value in worth.items() if value == most > 0)]
    if any(0 < value < most for value in worth.values()):
        item.asked.lost.append("只算一部分分的答案没有读进来")
    item.asked.type, item.asked.is_ordered = "fill", _is_ordered(texts)
    for text in texts:
        if not any(folding.accepts(text, other, ordered=item.asked.is_ordered) for other in item.asked.answers):
            item.asked.answers.append(text)
    _take_slips(item)


def _is_ordered(texts: list[str]) -> bool:
    """Whether lists are among the answers, and each in one order only."""
    orders: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for listed in map(folding.items, texts):
        if len(listed) > 1:
            orders.setdefault(tuple(sorted(listed)), set()).add(listed)
    return bool(orders) and all(len(found) == 1 for found in orders.values())


def _take_slips(item: _Item) -> None:
    """Feedback whose title is a wrong answer that somebody may write."""
    for name, feedback in item.feedback.items():
        if (title := feedback.get("title", "")) and name.startswith("m-"):
            item.asked.slips.append((title, item.note(name)[0]))


def _essay(item: _Item, interaction: Element) -> None:
    item.asked.type = "short"
    item.asked.answers = item.asked.answers or _right(item.declared(interaction))
    model = item.note(rules.MODEL)[0]
    item.asked.answers = item.asked.answers or [model] if model else item.asked.answers


def _right(declared: Element) -> list[str]:
    """What is right, or counts most if that is not said."""
    found = [(one.text or "").strip() for one in declared.iterfind("correctResponse/value")]
    worth = [(_decimal(one.get("mappedValue", "")), one.get("mapKey", "")) for one in declared.iter("mapEntry")]
    most = max((value for value, _key in worth), default=0.0)
    return found or [key for value, key in worth if value == most > 0]


def _decimal(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _line(element: Element) -> str:
    """The words of an element on one line, without what is said of it."""
    words = [element.text or ""]
    for one in element:
        words += ["" if one.tag in FEEDBACK else _line(one), one.tail or ""]
    return SPACE.sub(" ", "".join(words)).strip(" ")


READERS: Mapping[str, Callable[[_Item, Element], None]] = {
    "choiceInteraction": _choice,
    "inlineChoiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _match,
    "textEntryInteraction": _words,
    "extendedTextInteraction": _essay,
}
