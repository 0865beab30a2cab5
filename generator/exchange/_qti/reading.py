"""An item of QTI as a question of a bank: what every item has. How it is answered is read by `keys`."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from generator.exchange._incoming.bank import Asked
from generator.exchange._incoming.markdown import markdown
from generator.exchange._qti import keys, rules
from generator.exchange._qti.answers import MODEL_ANSWER, POINTS, PROMPT
from generator.exchange._qti.dialect import Dialect
from generator.exchange._qti.items import HINTS
from generator.exchange._qti.markup import CITES, decoded
from generator.exchange._qti.opening import MISSING, holds, parts, title_of
from generator.exchange._qti.written import ENTRY

BLANK = "____"
PASSED_OVER = frozenset(("rubricBlock", "feedbackInline", "feedbackBlock", "modalFeedback", "stylesheet"))
UNREAD = {"math": "公式", "object": "嵌入的文件", "include": "插入的文件", "printedVariable": "由程序算出的数"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads items and packages of one version."""

    dialect: Dialect

    def recognises(self, name: str, raw: bytes) -> bool:
        """Whether a file is one. Raises `RefusedError` for a zip that may not be read."""
        return holds(name, raw, self.dialect)

    def title(self, raw: bytes) -> str:
        """What its test is called, or empty. Raises `RefusedError`."""
        return title_of(raw)

    def read(self, raw: bytes) -> list[Asked]:
        """Its questions. Raises `RefusedError`."""
        return [_read(number, *part) for number, part in enumerate(parts(raw), 1)]


def _read(number: int, place: str, item: Element | None) -> Asked:
    where = f"第 {number} 题" + (f"（{place}）" if place else "")
    if item is None:
        return Asked(where, lost=[MISSING])
    return asked(where, item)


def asked(where: str, root: Element) -> Asked:
    """The question of an item that has the names of 2.x."""
    made = Asked(where, id=root.get("identifier", "").rpartition(".")[2])
    body = root.find("itemBody")
    body = Element("itemBody") if body is None else body
    made.stem = _text(made, body)
    _guides(made, body)
    feedback = {one.get("identifier", ""): one for one in root.iter("modalFeedback")}
    if root.find("templateDeclaration") is not None:
        made.lost.append("题里的数由程序生成（template），没有读进来")
    made.lost += dict.fromkeys(f"{UNREAD[one.tag]}没有读进来" for one in body.iter() if one.tag in UNREAD)
    told = keys.take(made, root, body, feedback, lambda element: _said(made, element))
    _explain(made, [one for name, one in feedback.items() if name not in told])
    made.lost = [*dict.fromkeys(made.lost)]
    return made


def _said(made: Asked, element: Element) -> tuple[str, list[str]]:
    """What a feedback says, and the references on which it rests."""
    around = element.find("contentBody")
    around = element if around is None else around
    refs: list[str] = []
    for one in [*around]:
        found = [ref for link in one if (ref := decoded(link.attrib).get("data-ref"))]
        if one.get("class") == CITES and found:
            refs += found
            around.remove(one)
    return _text(made, around), refs


def _explain(made: Asked, feedback: list[Element]) -> None:
    """What is told after the answer; what only some are told goes with it, since ours is for everybody."""
    for one in sorted(feedback, key=lambda one: one.get("identifier") != rules.EXPLANATION):
        text, refs = _said(made, one)
        made.cites += refs
        made.explanation = "\n\n".join(filter(None, (made.explanation, text)))


def _guides(made: Asked, body: Element) -> None:
    """What is not for the learner: hints, a model answer and its points; of others only that they were there."""
    for block in body.iter("rubricBlock"):
        known = {
            str(one.get("class")): one for one in block.iter() if one.get("class") in (HINTS, POINTS, MODEL_ANSWER)
        }
        made.hints += _lines(known, HINTS)
        made.points += _lines(known, POINTS)
        if MODEL_ANSWER in known:
            made.answers = [_text(made, known[MODEL_ANSWER])]
        if not known and (text := _text(made, block)):
            made.lost.append(f"给老师的说明没有读进来：{text[:40]}")


def _lines(known: dict[str, Element], name: str) -> Iterator[str]:
    if name in known:
        yield from ("".join(one.itertext()).strip() for one in known[name])


def _text(made: Asked, around: Element) -> str:
    """Markdown of what stands in an element, without what is answered there."""
    text, lost = markdown("".join(_html(around)))
    made.lost += lost
    return text


def _html(around: Element) -> Iterator[str]:
    yield escape(around.text or "")
    for one in around:
        yield from _element(one)
        yield escape(one.tail or "")


def _element(one: Element) -> Iterator[str]:
    if one.tag in PASSED_OVER or one.get("class") in (ENTRY, PROMPT):
        return
    if one.tag in keys.IN_LINE:
        yield BLANK
    elif "responseIdentifier" in one.attrib:
        prompt = one.find("prompt")
        yield from [] if prompt is None else _element(prompt)
    else:
        tag = "p" if one.tag == "prompt" else str(one.tag)
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in decoded(one.attrib).items())
        yield from (f"<{tag}{attributes}>", *_html(one), f"</{tag}>")
