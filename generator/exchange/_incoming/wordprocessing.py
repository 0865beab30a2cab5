"""A Word document whose words are all read as they are seen: what readers of .docx pass over is written out before.

A field in one piece, a word with its reading above and a carriage return are passed over by most of them; words that
are struck through or hidden are read like others, and raised digits like those on the line, so that 10² is 102.
"""

from collections import Counter
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
STRUCK, HIDDEN, RAISED = "处划掉的文字没有读进来", "处隐藏的文字没有读进来", "处上标或下标读成了普通的字，请核对"
LEFT_OUT = {"strike": STRUCK, "dstrike": STRUCK, "vanish": HIDDEN}
OFF = ("0", "false", "off", "none")
IN_LINE = "0123456789+-=()n"
LEVELS = {
    "superscript": str.maketrans(IN_LINE, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "subscript": str.maketrans(IN_LINE, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ"),
}


class Plain(NamedTuple):
    """A document made plain, how often something of it could not be, and the names of elements that hold words."""

    raw: bytes
    lost: Counter[str]
    speaking: set[str]


def plain(raw: bytes) -> Plain:
    """The document with all its words as they are seen. Raises what `zipfile` and `ElementTree` do of broken ones."""
    file, made = BytesIO(), Plain(b"", Counter(), set())
    with ZipFile(BytesIO(raw)) as package, ZipFile(file, "w", ZIP_DEFLATED) as written:
        for part in package.infolist():
            content = package.read(part)
            written.writestr(part.filename, _part(content, made) if part.filename in PARTS else content)
    return made._replace(raw=file.getvalue())


def _part(content: bytes, made: Plain) -> bytes:
    root = ElementTree.fromstring(content)
    _unwrap(root)
    for run in root.iter(f"{W}r"):
        _as_seen(run, made.lost)
    made.speaking.update(one.tag.rpartition("}")[2] for one in root.iter() if "".join(one.itertext()).strip())
    plain_part: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return plain_part


def _unwrap(parent: Element) -> None:
    """Let what stands in a field, or below a reading, stand where that does."""
    for child in parent:
        _unwrap(child)
    parent[:] = [one for child in parent for one in _inside(child)]


def _inside(element: Element) -> list[Element]:
    if element.tag == f"{W}fldSimple":
        return [*element]
    if element.tag == f"{W}ruby":
        return [*element.iterfind(f"{W}rubyBase//{W}t")]
    if element.tag == f"{W}cr":
        return [Element(f"{W}br")]
    return [element]


def _as_seen(run: Element, lost: Counter[str]) -> None:
    properties = run.find(f"{W}rPr")
    words = [*run.iterfind(f"{W}t")]
    if properties is None or not words:
        return
    for name, told in LEFT_OUT.items():
        if _is_on(properties.find(f"{W}{name}")):
            run[:] = [properties]
            lost[told] += 1
            return
    level = properties.find(f"{W}vertAlign")
    if table := LEVELS.get(level.get(f"{W}val", "") if level is not None else ""):
        for text in words:
            _raise(text, table, lost)


def _raise(text: Element, table: dict[int, int], lost: Counter[str]) -> None:
    written = text.text or ""
    if all(ord(character) in table for character in written):
        text.text = written.translate(table)
    else:
        lost[RAISED] += 1


def _is_on(property_: Element | None) -> bool:
    return property_ is not None and property_.get(f"{W}val", "true").lower() not in OFF
