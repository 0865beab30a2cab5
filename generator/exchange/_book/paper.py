"""A page of the site for paper: what is folded is open, what only a script or a click makes use of is gone."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from xml.etree.ElementTree import Element

from generator.exchange._outgoing.markup import classes, contents, element

ON_SCREEN_TAGS = frozenset(
    {"button", "cb-filter", "cb-next", "form", "input", "output", "script", "select", "template"}
)
ON_SCREEN_CLASSES = frozenset(
    {
        "cb-asked",
        "cb-changes",
        "cb-go",
        "cb-kicker",
        "cb-mentions",
        "cb-narrow",
        "cb-noscript",
        "cb-read",
        "cb-screen-only",
        "cb-steps",
    }
)
ON_SCREEN_IDS = frozenset({"_cited-by", "_changes", "_quiz"})
"""What the site's own style sheet leaves out on paper too: what is counted, listed and led to from a screen."""
UNFOLDED = {"details": "div", "summary": "p"}
INLINE = frozenset({"a", "dd", "dt", "em", "li", "p", "span", "strong", "td", "th"})
MAY_BE_EMPTY = frozenset({"br", "hr", "img", "path", "polygon", "rect", "td", "th"})
KEPT = frozenset({"alt", "class", "colspan", "datetime", "rowspan", "scope", "src", "start", "type", "value"})
OF_PICTURES = frozenset({"class", "d", "height", "points", "rx", "viewBox", "width", "x", "xmlns", "y"})
TALLEST = 1200
"""Pixels. A taller picture fits on no page; its words are those of the page's text."""
TOO_TALL = "图太高，一页放不下，没有带上；图里的字正文里都有"
TOOLS = frozenset({"form", "template"})
TOOL = "要在屏幕上动手的（填空、计算、检查）没有带上"
COLOURS = (files("generator") / "templates" / "exchange" / "picture.css").read_text(encoding="utf-8")


class Paper:
    """`own_id` makes an id of the page one of the book, `relink` an address; an empty one leaves the words alone."""

    def __init__(self, own_id: Callable[[str], str], relink: Callable[[str], str]) -> None:
        self.own_id, self.relink = own_id, relink
        self.lost: list[str] = []

    def of(self, page: Element) -> list[Element | str]:
        """What is printed of a page, without its heading of the first level."""
        inside = [made for child in contents(page) for made in self._in_place_of(child, page)]
        return [one for one in inside if isinstance(one, str) or one.tag != "h1"]

    def _in_place_of(self, one: Element | str, parent: Element) -> Iterator[Element | str]:
        if isinstance(one, str):
            yield one
        elif one.tag == "svg":
            yield _picture(one)
        elif one.tag == "figure" and _is_too_tall(one):
            self.lost.append(TOO_TALL)
        elif not _is_for_screens(one):
            yield from self._made(one, parent)
        elif one.tag in TOOLS:
            self.lost.append(TOOL)

    def _made(self, one: Element, parent: Element) -> Iterator[Element | str]:
        inside = [made for child in contents(one) for made in self._in_place_of(child, one)]
        if _is_empty(inside) and one.tag not in MAY_BE_EMPTY:
            return
        address = self.relink(one.get("href", "")) if one.tag == "a" else ""
        if (one.tag == "a" and not address) or (one.tag == "div" and parent.tag == "dl"):
            yield from inside
        else:
            yield element(_tag(one, parent), *inside, **self._attributes(one, address))

    def _attributes(self, one: Element, address: str) -> dict[str, str]:
        found = {name: value for name, value in one.attrib.items() if name in KEPT}
        if "id" in one.attrib:
            found["id"] = self.own_id(one.attrib["id"])
        if address:
            found["href"] = address
        if one.tag == "summary":
            found["class"] = "summary"
        return found


def _tag(one: Element, parent: Element) -> str:
    if "-" in one.tag:
        return "span" if parent.tag in INLINE else "div"
    return UNFOLDED.get(one.tag, one.tag)


def _is_empty(inside: list[Element | str]) -> bool:
    return not any(isinstance(one, Element) or one.strip() for one in inside)


def _is_for_screens(one: Element) -> bool:
    if one.tag == "details" and ("data-search-exclude" in one.attrib or any(map(_is_for_screens, one[1:]))):
        return True
    return one.tag in ON_SCREEN_TAGS or bool(classes(one) & ON_SCREEN_CLASSES) or one.get("id") in ON_SCREEN_IDS


def _is_too_tall(figure: Element) -> bool:
    shapes = [one for one in figure.iter("svg") if "cb-narrow" not in classes(one)]
    return any(int(one.get("height", "0")) > TALLEST for one in shapes)


def _picture(picture: Element) -> Element | str:
    """A drawing with its own colours and name, without links; of two shapes the wide one."""
    if "cb-narrow" in classes(picture):
        return ""
    name = element("title", picture.get("aria-label", ""))
    return element("svg", name, element("style", COLOURS), *_drawn(picture), **_drawing(picture))


def _drawn(one: Element) -> Iterator[Element | str]:
    for child in contents(one):
        if isinstance(child, str):
            yield child
        elif child.tag == "a":
            yield from _drawn(child)
        else:
            yield element(child.tag, *_drawn(child), **_drawing(child))


def _drawing(one: Element) -> dict[str, str]:
    return {name: value for name, value in one.attrib.items() if name in OF_PICTURES}
