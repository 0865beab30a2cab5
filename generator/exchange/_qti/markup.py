"""Elements of QTI, and authors' words in them."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, fromstring

from generator.exchange._outgoing.selection import Item
from generator.questions import interactions
from generator.twins import folding

KEPT = ("href", "title")
CODED = ("start", "align", "data-ref", "data-own")
"""Attributes that QTI has not: they go along as classes, for the day the text comes back."""
CLASS = "cb-"
CITES = "cb-cites"
"""The class of what says on what a feedback or an explanation rests."""
NO_SPACE = ("table", "tbody", "thead", "tr", "ul", "ol", "blockquote")  # where only elements may stand


def element(tag: str, *content: Element | str, **attributes: str) -> Element:
    """An element with what stands in it. Texts go where they stand between elements."""
    made = Element(tag, attributes)
    put(made, content)
    return made


def put(parent: Element, content: Iterable[Element | str]) -> None:
    """Put texts and elements at the end of an element."""
    for one in content:
        if isinstance(one, str):
            _add_text(parent, one)
        else:
            parent.append(one)


def _add_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def blocks(item: Item, text: str) -> list[Element]:
    """Markdown as blocks that may stand anywhere in an item."""
    root = fromstring(f"<div>{item.texts.referring(text)}</div>") if text else Element("div")
    for one in root.iter():
        one.attrib = coded(one.attrib)
        if one.tag in NO_SPACE:
            one.text = None
            for child in one:
                child.tail = None
    for block in root:
        block.tail = None
    return [*root]


def coded(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes of HTML as QTI may have them."""
    found = {name: value for name, value in attributes.items() if name in KEPT}
    if classes := [f"{CLASS}{name}-{attributes[name]}" for name in CODED if name in attributes]:
        found["class"] = " ".join(classes)
    return found


def decoded(attributes: Mapping[str, str]) -> dict[str, str]:
    """The same attributes as they were."""
    found = {name: value for name, value in attributes.items() if name in KEPT or value == CITES}
    for one in attributes.get("class", "").split():
        found |= {name: one[len(mark) :] for name in CODED if one.startswith(mark := f"{CLASS}{name}-")}
    return found


def based(item: Item, refs: Iterable[str]) -> list[Element]:
    """What something rests on, a paragraph with links; empty for nothing."""
    made = element("p", **{"class": CITES})
    for cited in map(item.texts.cited, refs):
        words = coded({"data-ref": cited.ref, **({"href": cited.address} if cited.address else {})})
        put(
            made,
            [
                "、" if len(made) else item.texts.words("依据："),
                element("a" if cited.address else "span", cited.label, **words),
            ],
        )
    return [made] if len(made) else []


def feedback_of(item: Item, option: interactions.Option | interactions.Way) -> list[Element]:
    """What is said of an option, with what it rests on; empty for nothing."""
    return [*blocks(item, option.feedback), *based(item, option.cites)]


def name(sign: str, *texts: str) -> str:
    """The identifier of what is chosen, by what it says."""
    return f"{sign}-{folding.fingerprint(*texts)}"
