"""HTML of other programs as Markdown of ours. What is written is read again, so that a sign says what it said there."""

import re
from functools import cache

from markupsafe import Markup

from generator.exchange._incoming.tree import Node, blocks, is_shown, parsed
from generator.library import Library
from generator.pages.prose import PLAIN, Writer

SIGN = r"[`*_\[\]()<>&#+!|~.-]"
NONE, FEW, ALL = (re.compile(signs) for signs in (r"(?!)", r"[\[\]`]", rf"{SIGN}|\\(?={SIGN}|\\|$)"))
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
    """Blocks as Markdown: as one would type it if that says the same, else with a backslash before what says more.

    What no Markdown of ours emphasises (half a word, say) stands without emphasis, what it cannot nest as paragraphs.
    """
    made = ""
    for said in (wanted, _unemphasised(wanted), [Node("p", {}, [one.text]) for one in wanted if one.text.strip()]):
        for signs in (NONE, FEW, ALL):
            made = _blocks(said, signs)
            if not made or blocks(parsed(str(_writer().prose(made)))[0].children) == said:
                return made
    return made


def _unemphasised(nodes: list[Node]) -> list[Node]:
    return [Node(one.tag, one.attributes, [*_plainer(one.children)]) for one in nodes]


def _plainer(children: list[Node | str]) -> list[Node | str]:
    """The same without emphasis; what then stands side by side is one text."""
    made: list[Node | str] = []
    for one in children:
        inner = _plainer(one.children) if isinstance(one, Node) else []
        is_mark = isinstance(one, Node) and one.tag in ("strong", "em")
        for part in inner if is_mark else [Node(one.tag, one.attributes, inner) if isinstance(one, Node) else one]:
            if isinstance(part, str) and made and isinstance(made[-1], str):
                made[-1] += part
            else:
                made.append(part)
    return made


def _blocks(found: list[Node], signs: re.Pattern[str], between: str = "\n\n") -> str:
    made: list[str] = []
    bullet = 0
    for place, one in enumerate(found):
        bullet = (bullet + 1) % 2 if place and found[place - 1].tag == one.tag else 0
        made.append(_block(one, BULLETS[bullet], signs))
    return between.join(made)


def _block(node: Node, bullet: str, signs: re.Pattern[str]) -> str:
    match node.tag:
        case "p":
            return _inline(node.children, signs)
        case "hr":
            return "---"
        case "pre":
            return f"```\n{node.text}\n```"
        case "blockquote":
            inner = _blocks(node.elements, signs)
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case "table":
            return _table(node, signs)
    return _list(node, bullet, signs)


def _list(node: Node, bullet: str, signs: re.Pattern[str]) -> str:
    is_loose = "loose" in node.attributes
    first = int(node.attributes["start"]) if node.attributes.get("start", "").isdecimal() else 1
    lines: list[str] = []
    for number, item in enumerate(node.elements, first):
        mark = f"{number}. " if node.tag == "ol" else f"{bullet} "
        inner = _blocks(item.elements, signs, between="\n\n" if is_loose else "\n")
        indented = "\n".join(f"{' ' * len(mark)}{line}" if line else "" for line in inner.split("\n"))
        lines.append(mark + indented[len(mark) :])
    return ("\n\n" if is_loose else "\n").join(lines)


def _table(node: Node, signs: re.Pattern[str]) -> str:
    rows = [[_inline(cell.children, signs).replace("\\\n", " ") for cell in row.elements] for row in node.elements]
    lines = [
        f"| {' | '.join(cell if signs is ALL else cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows
    ]
    rule = [ALIGNED.get(cell.attributes.get("align", ""), "---") for cell in node.elements[0].elements]
    return "\n".join([lines[0], f"| {' | '.join(rule)} |", *lines[1:]])


def _inline(children: list[Node | str], signs: re.Pattern[str]) -> str:
    return "".join(_piece(one, signs) for one in children)


def _piece(one: Node | str, signs: re.Pattern[str]) -> str:
    if isinstance(one, str):
        return signs.sub(r"\\\g<0>", one)
    inner = _inline(one.children, signs)
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
