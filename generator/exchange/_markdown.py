"""HTML of other programs as Markdown of ours. What is written is read again, so that a sign says what it said there."""

import re
from functools import cache

from markupsafe import Markup

from generator.exchange._tree import Node, blocks, is_shown, parsed
from generator.library import Library
from generator.pages.prose import PLAIN, Writer

SIGNS = re.compile(r"[\\`*_\[\]()<>&#+!|~.-]")
SIMPLE = re.compile(r"<p>([^<>&]*)</p>\s*")
BULLETS = "-*"
ALIGNED = {"left": ":--", "center": ":-:", "right": "--:"}


class _Unknowing(Writer):
    """Shows links between records without knowing the records."""

    def _link(self, ref: str, label: str) -> Markup:
        own = Markup(' data-own="true"') if label else ""
        return Markup('<span data-ref="{}"{}>{}</span>').format(ref, own, label or ref)


@cache
def _writer() -> Writer:
    return _Unknowing(Library())


def markdown(markup: str) -> tuple[str, list[str]]:
    """Some HTML as `(Markdown, what of it was lost)`."""
    if (hit := SIMPLE.fullmatch(markup)) and PLAIN.fullmatch(hit[1]):
        return hit[1], []
    tree, lost = parsed(markup)
    return of_blocks(blocks(tree.children)), [*lost, *was_lost(tree)]


def was_lost(tree: Node) -> list[str]:
    """What of a tree no Markdown of ours says, beside what was lost when it was read."""
    return ["链接没有读进来"] if any(not is_shown(one) for one in tree.found("a")) else []


def of_blocks(wanted: list[Node]) -> str:
    """Blocks as Markdown: as one would type it if that says the same, else with a backslash before every sign."""
    typed = _blocks(wanted, escaped=False)
    if not typed or blocks(parsed(str(_writer().prose(typed)))[0].children) == wanted:
        return typed
    return _blocks(wanted, escaped=True)


def _blocks(found: list[Node], *, escaped: bool, between: str = "\n\n") -> str:
    made: list[str] = []
    bullet = 0
    for place, one in enumerate(found):
        bullet = (bullet + 1) % 2 if place and found[place - 1].tag == one.tag else 0
        made.append(_block(one, BULLETS[bullet], escaped=escaped))
    return between.join(made)


def _block(node: Node, bullet: str, *, escaped: bool) -> str:
    match node.tag:
        case "p":
            return _inline(node.children, escaped=escaped)
        case "hr":
            return "---"
        case "pre":
            return f"```\n{node.text}\n```"
        case "blockquote":
            inner = _blocks(node.elements, escaped=escaped)
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case "table":
            return _table(node, escaped=escaped)
    return _list(node, bullet, escaped=escaped)


def _list(node: Node, bullet: str, *, escaped: bool) -> str:
    is_loose = "loose" in node.attributes
    first = int(node.attributes["start"]) if node.attributes.get("start", "").isdecimal() else 1
    lines: list[str] = []
    for number, item in enumerate(node.elements, first):
        mark = f"{number}. " if node.tag == "ol" else f"{bullet} "
        inner = _blocks(item.elements, escaped=escaped, between="\n\n" if is_loose else "\n")
        indented = "\n".join(f"{' ' * len(mark)}{line}" if line else "" for line in inner.split("\n"))
        lines.append(mark + indented[len(mark) :])
    return ("\n\n" if is_loose else "\n").join(lines)


def _table(node: Node, *, escaped: bool) -> str:
    rows = [
        [_inline(cell.children, escaped=escaped).replace("\\\n", " ") for cell in row.elements] for row in node.elements
    ]
    lines = [f"| {' | '.join(cell if escaped else cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    rule = [ALIGNED.get(cell.attributes.get("align", ""), "---") for cell in node.elements[0].elements]
    return "\n".join([lines[0], f"| {' | '.join(rule)} |", *lines[1:]])


def _inline(children: list[Node | str], *, escaped: bool) -> str:
    return "".join(_piece(one, escaped=escaped) for one in children)


def _piece(one: Node | str, *, escaped: bool) -> str:
    if isinstance(one, str):
        return SIGNS.sub(r"\\\g<0>", one) if escaped else one
    inner = _inline(one.children, escaped=escaped)
    match one.tag:
        case "strong":
            return f"**{inner}**"
        case "em":
            return f"*{inner}*"
        case "code":
            return _code(one.text)
        case "br":
            return "\\\n"
        case "ref":
            return f"[[{one.attributes['ref']}{'|' if one.children else ''}{one.text}]]"
    return _link(one, inner)


def _code(text: str) -> str:
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _link(node: Node, inner: str) -> str:
    address = re.sub(r"[()<> ]", lambda sign: f"%{ord(sign[0]):02X}", node.attributes["href"])
    if node.text == node.attributes["href"] == address:
        return f"<{address}>"
    title = node.attributes.get("title", "").replace('"', "")
    return f'[{inner}]({address} "{title}")' if title else f"[{inner}]({address})"
