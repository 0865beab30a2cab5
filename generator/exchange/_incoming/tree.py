"""HTML of other programs as a tree of what our texts can say: paragraphs, lists, tables, emphasis, code, links."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.exchange._incoming.plain import DEEPEST
from generator.pages.breaks import unbroken
from generator.pages.plain import DECLARED

LOST = {"img": "图片", "video": "视频", "audio": "音频", "script": "脚本", "iframe": "嵌入的网页"}
VOID = frozenset(("br", "hr", "img", "input", "col", "source", "wbr", "area", "embed", "link", "meta"))
SILENT = frozenset(("script", "style", "head", "title"))
SAME = {"b": "strong", "i": "em", "tt": "code", **{f"h{level}": "p" for level in range(1, 7)}}
INLINE = frozenset(("strong", "em", "code", "a", "br"))
BLOCKS = frozenset(("p", "ul", "ol", "blockquote", "pre", "hr", "table", "dl"))
AROUND = frozenset(("div", "section", "article", "tbody", "thead", "li", "tr", "td", "th", "dt", "dd", "center"))
PARTS = {"ul": ("li",), "ol": ("li",), "table": ("td", "th")}
ADDRESS = re.compile(r"(?:https?|tel):", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f\xa0]+")


@dataclass
class Node:
    """An element; text is a child as it is."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Node"]:
        """The children that are elements."""
        return [one for one in self.children if isinstance(one, Node)]

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    def found(self, *tags: str) -> Iterator["Node"]:
        """The nearest elements of these names inside it."""
        for one in self.elements:
            if one.tag in tags:
                yield one
            else:
                yield from one.found(*tags)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Node("")]
        self.lost: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LOST:
            self.lost.append(f"{LOST[tag]}没有读进来")
        name = SAME.get(tag, tag)
        if name in BLOCKS | AROUND:
            self._close({"p"}, until={"blockquote", "li", "td", "th", "dd", "div"})
        if name in ("li", "tr", "td", "th", "dt", "dd"):
            same = {"td", "th"} if name in ("td", "th") else {"dt", "dd"} if name in ("dt", "dd") else {name}
            self._close(same, until={"ul", "ol", "table", "dl"})
        if name == "a":
            self._close({"a"}, until=AROUND | BLOCKS)
        node = Node(name, {key: value or "" for key, value in attrs})
        self.stack[-1].children.append(node)
        if name not in VOID and len(self.stack) < DEEPEST:
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        name = SAME.get(tag, tag)
        if any(node.tag == name for node in self.stack[1:]):
            while self.stack.pop().tag != name:
                pass

    def handle_data(self, data: str) -> None:
        if self.stack[-1].tag not in SILENT:
            self.stack[-1].children.append(data)

    def _close(self, names: set[str], until: Set[str]) -> None:
        """End the innermost open element of these names, unless one of the others is nearer."""
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].tag in until:
                return
            if self.stack[place].tag in names:
                del self.stack[place:]
                return


def parsed(markup: str) -> tuple[Node, list[str]]:
    """HTML as it is, and what of it no text of ours can hold."""
    reader = _Reader()
    reader.feed(unbroken(DECLARED.sub("", markup)))
    reader.close()
    return reader.stack[0], list(dict.fromkeys(reader.lost))


def is_shown(link: Node) -> bool:
    """Whether a link leads where one of ours may lead: to a record, or to an address on the web."""
    return "data-ref" in link.attributes or bool(ADDRESS.match(link.attributes.get("href", "")))


def blocks(around: Iterable[Node | str]) -> list[Node]:
    """The blocks of some HTML, each in one form whatever way it was written; loose words are paragraphs."""
    found: list[Node] = []
    words: list[Node | str] = []
    for one in around:
        if isinstance(one, Node) and _is_block(one):
            found += [*_paragraph(words), *_block(one)]
            words = []
        else:
            words.append(one)
    return [*found, *_paragraph(words)]


def _is_block(node: Node) -> bool:
    return node.tag in BLOCKS | AROUND or any(map(_is_block, node.elements))


def _block(node: Node) -> list[Node]:
    if node.tag in PARTS and not _is_whole(node):
        return blocks(node.children)
    if node.tag in ("ul", "ol"):
        items = [Node("li", {}, [*blocks(one.children)]) for one in node.found("li")]
        is_loose = any(inner.tag == "p" for one in node.found("li") for inner in one.elements)
        start = node.attributes.get("start", "1")
        kept = {"loose": "true"} if is_loose else {}
        return [Node(node.tag, kept | ({"start": start} if node.tag == "ol" else {}), [*items])] if items else []
    if node.tag == "blockquote":
        return [Node("blockquote", {}, [*blocks(node.children)])]
    if node.tag == "pre":
        return [Node("pre", {}, [node.text.removesuffix("\n")])]
    if node.tag == "hr":
        return [Node("hr")]
    if node.tag == "table":
        return _table(node)
    return (
        _paragraph(node.children)
        if node.tag == "p" and not any(map(_is_block, node.elements))
        else blocks(node.children)
    )


def _is_whole(node: Node) -> bool:
    """Whether no word of a list or table stands outside its items."""
    around = node.found("tr") if node.tag == "table" else [node]
    inside = "".join(one.text for part in around for one in part.found(*PARTS[node.tag]))
    return "".join(inside.split()) == "".join(node.text.split())


def _table(node: Node) -> list[Node]:
    rows = [list(row.found("td", "th")) for row in node.found("tr")]
    width = max(map(len, rows), default=0)
    made = [
        Node(
            "tr",
            {},
            [Node("td", _aligned(cell), inline(cell.children)) for cell in [*row, *[Node("td")] * (width - len(row))]],
        )
        for row in rows
    ]
    return [Node("table", {}, [*made])] if width else []


def _aligned(cell: Node) -> Mapping[str, str]:
    return {"align": cell.attributes["align"]} if cell.attributes.get("align") in ("left", "center", "right") else {}


def _paragraph(children: list[Node | str]) -> list[Node]:
    words = inline(children)
    return [Node("p", {}, words)] if words else []


def inline(children: Iterable[Node | str]) -> list[Node | str]:
    """Words with what is emphasised, code or a link in them; between two is one space or line break, at an end none."""
    merged: list[Node | str] = []
    for one in _inline(children):
        if isinstance(one, str) and merged and isinstance(merged[-1], str):
            merged[-1] = _spaced(merged[-1] + one)
        elif isinstance(one, Node) or one:
            merged.append(_spaced(one) if isinstance(one, str) else one)
    return _trimmed(merged)


def _spaced(text: str) -> str:
    return SPACE.sub(lambda space: "\n" if "\n" in space[0] else " ", text)


def _trimmed(words: list[Node | str]) -> list[Node | str]:
    for place, one in enumerate(words):
        if isinstance(one, str):
            before = words[place - 1] if place else None
            after = words[place + 1] if place + 1 < len(words) else None
            text = one.lstrip() if place == 0 or _is_break(before) else one
            words[place] = text.rstrip() if after is None or _is_break(after) else text
    while words and _is_break(words[-1]):
        words.pop()
    return [one for one in words if one != ""]


def _is_break(one: Node | str | None) -> bool:
    return isinstance(one, Node) and one.tag == "br"


def _inline(children: Iterable[Node | str]) -> Iterator[Node | str]:
    for one in children:
        if isinstance(one, str):
            yield one
        elif one.tag not in SILENT:
            made, space = _element(one), " " if one.tag in BLOCKS | AROUND else ""
            yield from [made] if made else (space, *_inline(one.children), space)


def _element(node: Node) -> Node | None:
    """An element that our texts have; None for one of which only the words are left."""
    if "data-ref" in node.attributes and node.tag in ("a", "span"):
        own = node.attributes.get("data-own")
        return Node("ref", {"ref": node.attributes["data-ref"]}, [node.text] if own else [])
    if node.tag == "a" and is_shown(node):
        kept = {name: node.attributes[name] for name in ("href", "title") if name in node.attributes}
        return Node("a", kept, words) if (words := inline(node.children)) else None
    if node.tag == "code":
        return Node("code", {}, [node.text]) if node.text.strip() else None
    if node.tag == "br":
        return Node("br")
    words = inline(node.children) if node.tag in ("strong", "em") else []
    return Node(node.tag, {}, words) if words else None
