"""An item of QTI while it is read: what is declared of it, and what of its feedback has found its place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from generator.exchange._incoming.bank import Asked

FEEDBACK = ("feedbackInline", "feedbackBlock")
SPACE = re.compile("[ \t\r\n]+")  # what XML means by it: a full-width space is a sign
Said = Callable[[Element], tuple[str, list[str]]]
"""What a feedback says in Markdown, and the references on which it rests."""


@dataclass
class OpenItem:
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
        return self._declared.get(interaction.get("responseIdentifier"), Element("responseDeclaration"))

    @cached_property
    def _declared(self) -> Mapping[str | None, Element]:
        return {one.get("identifier"): one for one in self.root.iter("responseDeclaration")}

    def note(self, name: str) -> tuple[str, list[str]]:
        """The feedback of this name, if there is one."""
        if name not in self.feedback:
            return "", []
        self.told.add(name)
        return self.said(self.feedback[name])


def right_of(declared: Element) -> list[str]:
    """What is right, or counts most if that is not said."""
    found = [(one.text or "").strip() for one in declared.iterfind("correctResponse/value")]
    worth = [(decimal(one.get("mappedValue", "")), one.get("mapKey", "")) for one in declared.iter("mapEntry")]
    most = max((value for value, _key in worth), default=0.0)
    return found or [key for value, key in worth if value == most > 0]


def decimal(text: str) -> float:
    """What a text counts; 0 if it is no number."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def line_of(element: Element) -> str:
    """The words of an element on one line, without what is said of it."""
    words = [element.text or ""]
    for one in element:
        words += ["" if one.tag in FEEDBACK else line_of(one), one.tail or ""]
    return SPACE.sub(" ", "".join(words)).strip(" ")
