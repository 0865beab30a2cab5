"""What is picked, put in order or joined in an item of QTI, and what is right."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from generator.exchange._incoming.bank import RIGHT, WRONG, Asked, Option
from generator.exchange._qti.open_item import FEEDBACK, OpenItem, decimal, line_of, right_of

OPTIONS = ("simpleChoice", "inlineChoice")


def choice(item: OpenItem, interaction: Element) -> None:
    """One option or several; a choice between right and wrong is a statement."""
    asked, declared = item.asked, item.declared(interaction)
    right = frozenset(right_of(declared))
    several = declared.get("cardinality") == "multiple"
    asked.type = "multiple" if several else "single"
    asked.is_shuffled = interaction.get("shuffle", "false") == "true"
    for one in interaction.iter():
        if one.tag in OPTIONS:
            asked.options.append(_option(item, one, right))
    parts = [f"{entry.get('mappedValue')}" for entry in declared.iter("mapEntry")]
    if not several and {value for value in map(decimal, parts) if 0 < value < max(map(decimal, parts))}:
        asked.lost.append("只算一部分分的选项，这里当作不对")
    _judge(asked)


def _option(item: OpenItem, choice: Element, right: frozenset[str]) -> Option:
    name = choice.get("identifier", "")
    text, refs = item.note(name)
    for feedback in [*choice.iter()]:
        if feedback.tag in FEEDBACK:
            said, cited = item.said(feedback)
            if feedback.get("identifier") == name and feedback.get("showHide", "show") == "show":
                text, refs = "\n\n".join(filter(None, (text, said))), refs + cited
            elif said:
                item.asked.lost.append(f"这条反馈没有地方放：{said[:40]}")
    return Option(line_of(choice), name in right, text, refs)


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


def order(item: OpenItem, interaction: Element) -> None:
    """Items in their right order."""
    texts = {one.get("identifier", ""): line_of(one) for one in interaction.iter("simpleChoice")}
    right = right_of(item.declared(interaction))
    item.asked.type = "order"
    if sorted(right) == sorted(texts):
        item.asked.answers = [texts[name] for name in right]
    else:
        item.asked.lost.append("没有写全正确的先后")


def match(item: OpenItem, interaction: Element) -> None:
    """Sources, each joined with one target."""
    sets = [
        {one.get("identifier", ""): one for one in around.iter("simpleAssociableChoice")}
        for around in interaction.iter("simpleMatchSet")
    ]
    joined = [pair.partition(" ")[::2] for pair in map(str, right_of(item.declared(interaction)))]
    if len(sets) != 2 or not all(left in sets[0] and right in sets[1] for left, right in joined):
        item.asked.lost.append("没有写清哪一项配哪一项")
        return
    sources, targets = sets
    of = dict(joined)
    if len(joined) != len(of) or set(of) != set(sources):
        item.asked.lost.append("左边的每一项应当正好配一项，没有读进来")
        return
    _join(item, sources, targets, of)


def _join(
    item: OpenItem, sources: Mapping[str, Element], targets: Mapping[str, Element], of: Mapping[str, str]
) -> None:
    asked = item.asked
    is_one_to_one = sorted(of.values()) == sorted(targets)
    asked.type = "match" if is_one_to_one and {one.get("matchMax") for one in targets.values()} == {"1"} else "classify"
    asked.groups = [] if asked.type == "match" else [*map(line_of, targets.values())]
    for place, (name, source) in enumerate(sources.items()):
        asked.pairs.append((line_of(source), line_of(targets[of[name]])))
        if said := item.note(name)[0]:
            asked.reasons[place] = said
