"""How an item of QTI is answered, read into a question of a bank."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from generator.exchange._incoming.bank import Asked
from generator.exchange._qti import entered, picked
from generator.exchange._qti.open_item import OpenItem, Said

IN_LINE = ("textEntryInteraction", "inlineChoiceInteraction")
READERS: Mapping[str, Callable[[OpenItem, Element], None]] = {
    "choiceInteraction": picked.choice,
    "inlineChoiceInteraction": picked.choice,
    "orderInteraction": picked.order,
    "matchInteraction": picked.match,
    "textEntryInteraction": entered.words,
    "extendedTextInteraction": entered.essay,
}


def take(asked: Asked, root: Element, body: Element, feedback: Mapping[str, Element], said: Said) -> frozenset[str]:
    """Read what is answered; gives the names of the feedback that has found its place."""
    item = OpenItem(asked, root, body, feedback, said, set())
    found = [one for one in body.iter() if "responseIdentifier" in one.attrib]
    field, unit = entered.with_unit(item, found)
    if field is not None:
        entered.number(item, field, unit)
    elif len(found) != 1:
        asked.lost.append(f"一题里有 {len(found)} 处要答，没有读进来" if found else "没有要答的地方，只是一段说明")
    elif reader := READERS.get(str(found[0].tag)):
        reader(item, found[0])
    else:
        asked.lost.append(f"{found[0].tag} 这种题没有对应的题型")
    return frozenset(item.told)
