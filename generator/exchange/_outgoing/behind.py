"""What stands behind a text in HTML for other programs, in words that people read, and is found there again."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.exchange._incoming.markdown import of_blocks, was_lost
from generator.exchange._incoming.tree import Node, blocks, parsed
from generator.exchange._outgoing.texts import Texts

HEADING, CITES, WRITTEN, POINTS, NEXT = "cb-label", "cb-cites", "cb-written", "cb-points", "cb-next"
SLIPS, REASONS, GROUPS, MODEL = "cb-slips", "cb-reasons", "cb-groups", "cb-model"
HEADINGS = {SLIPS: "常见的错误答案", REASONS: "为什么", POINTS: "要点", GROUPS: "各组", MODEL: "参考答案"}
OURS = frozenset((HEADING, CITES, WRITTEN, POINTS, NEXT, SLIPS, REASONS, GROUPS, MODEL))


class Row(NamedTuple):
    """What is said of one of several things: HTML where it is written, Markdown where it is read.

    `place` is where it stands among all of them, if others are said elsewhere.
    """

    of: str
    said: str = ""
    place: int = 0


@dataclass
class Found:
    """A text (Markdown) and what stood behind it: references, lists by name, what was lost."""

    text: str = ""
    cites: list[str] = field(default_factory=list)
    lists: dict[str, list[Row]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    def named(self, name: str) -> list[str]:
        """What a list names."""
        return [row.of for row in self.lists.get(name, [])]


def cites(texts: Texts, refs: Iterable[str]) -> str:
    """What a text rests on, with links if the site has an address."""
    shown = [_cited(texts, ref) for ref in refs]
    return f'<p class="{CITES}">{texts.words("依据：")}{"、".join(shown)}</p>' if shown else ""


def _cited(texts: Texts, ref: str) -> str:
    _ref, label, address = texts.cited(ref)
    words = html.escape(label, quote=False)
    return (
        f'<a data-ref="{ref}" href="{html.escape(address)}">{words}</a>'
        if address
        else (f'<span data-ref="{ref}">{words}</span>')
    )


def listed(texts: Texts, name: str, rows: Iterable[Row]) -> str:
    """What is said of each of several things, below its heading; empty if nothing is."""
    shown = "".join(
        f'<dt data-place="{row.place}">{html.escape(row.of, quote=False)}</dt><dd>{row.said}</dd>' for row in rows
    )
    return f'{_heading(texts, name)}<dl class="{name}">{shown}</dl>' if shown else ""


def points(texts: Texts, lines: Iterable[str], name: str = POINTS) -> str:
    """A list of plain lines below its heading."""
    shown = "".join(f"<li>{html.escape(line, quote=False)}</li>" for line in lines)
    return f'{_heading(texts, name)}<ul class="{name}">{shown}</ul>'


def line(name: str, text: str) -> str:
    """A plain line of its own."""
    return f'<p class="{name}">{html.escape(text, quote=False)}</p>'


def _heading(texts: Texts, name: str) -> str:
    return f'<p class="{HEADING}">{texts.words(HEADINGS[name])}：</p>'


def found(markup: str) -> Found:
    """Some HTML, taken apart."""
    tree, lost = parsed(markup)
    made = Found(lost=[*lost, *was_lost(tree)])
    rest: list[Node | str] = []
    for one in tree.children:
        name = one.attributes.get("class", "") if isinstance(one, Node) else ""
        if isinstance(one, Node) and name == CITES and (refs := [*_refs(one)]):
            made.cites += refs
        elif isinstance(one, Node) and name in OURS - {CITES}:
            made.lists.setdefault(name, []).extend(_rows(one))
        else:
            rest.append(one)
    made.text = of_blocks(blocks(rest))
    return made


def _refs(node: Node) -> Iterator[str]:
    return (one.attributes["data-ref"] for one in node.found("a", "span") if "data-ref" in one.attributes)


def _rows(node: Node) -> Iterator[Row]:
    if node.tag == "dl":
        for term, one in zip(node.found("dt"), node.found("dd"), strict=False):
            place = term.attributes.get("data-place", "")
            yield Row(term.text, of_blocks(blocks(one.children)), int(place) if place.isdecimal() else 0)
    elif node.tag in ("ul", "ol"):
        yield from (Row(one.text) for one in node.found("li"))
    else:
        yield Row(node.text)
