"""The HTML of our pages as a tree, and trees as markup."""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
CASED = {"viewbox": "viewBox"}  # a reader of HTML makes names of attributes small


class _Reader(HTMLParser):
    """Builds the tree. Our templates close what they open, so whatever does not is a mistake of theirs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ElementTree.TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {CASED.get(name, name): value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element. Raises `ValueError` if another is open."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes what is not open")
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def tree(markup: str) -> Element:
    """A `<div>` with the markup in it. Raises `ValueError` if it does not close what it opens."""
    reader = _Reader()
    reader.feed(f"<div>{markup}</div>")
    reader.close()
    if reader.open:
        raise ValueError(f"<{reader.open[-1]}> is not closed")
    return reader.builder.close()


def element(tag: str, *inside: Element | str, **attributes: str) -> Element:
    """An element with texts and elements in it; `class_` is its class."""
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    extend(made, inside)
    return made


def extend(parent: Element, inside: Iterable[Element | str]) -> None:
    """Put texts and elements at the end."""
    for one in inside:
        if isinstance(one, Element):
            parent.append(one)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + one
        else:
            parent.text = (parent.text or "") + one


def contents(parent: Element) -> Iterator[Element | str]:
    """Its texts and elements in order; what stands behind an element is a text of its own."""
    if parent.text:
        yield parent.text
    for child in parent:
        yield child
        if child.tail:
            yield child.tail


def parsed(markup: str) -> list[Element | str]:
    """The texts and elements of some markup, for another place."""
    inside = [*contents(tree(markup))]
    for one in inside:
        if isinstance(one, Element):
            one.tail = None
    return inside


def classes(one: Element) -> frozenset[str]:
    """The classes of an element."""
    return frozenset(one.get("class", "").split())


def words(one: Element) -> str:
    """The text in an element, blanks made one."""
    return " ".join("".join(one.itertext()).split())
