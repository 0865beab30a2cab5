"""A question as it is printed, on a card or a sheet: what is asked, the key, and what is said of each answer.

All of it is HTML that is well-formed as XML. Who writes on paper is not marked, so nothing here needs a script.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from xml.sax.saxutils import escape, quoteattr

from generator.exchange._outgoing.selection import Item
from generator.exchange._outgoing.texts import Citation, Texts
from generator.questions import interactions
from generator.record import WORDS
from generator.twins import folding

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BLANK = "＿＿＿＿＿＿"
BEST = 1
VERDICTS = {BEST: "best", 0.5: "acceptable", 0: "wrong"}

Thing = TypeVar("Thing")


class Printed(NamedTuple):
    """`shown` stands below the stem, `key` is the right answer, `remarks` what is said of answers; any may be empty."""

    shown: str
    key: str
    remarks: str


def printed(item: Item) -> Printed:
    """A question as it is printed."""
    return Printed(*map(item.texts.markup, PRINTERS[type(item.interaction)](item, item.interaction)))


def mixed(things: Sequence[Thing], text: Callable[[Thing], str]) -> list[tuple[int, Thing]]:
    """Things with their places, in another order that stays the same as long as they do."""
    found = sorted(enumerate(things), key=lambda one: folding.fingerprint(text(one[1])))
    in_order = [place for place, _one in found] == list(range(len(things)))
    return [*found[1:], *found[:1]] if in_order else found


def cited(texts: Texts, refs: Iterable[str]) -> str:
    """What something rests on, as a paragraph; empty if it names nothing."""
    links = [_link(one) for one in map(texts.cited, refs)]
    return _p(f"{texts.words('依据：')}{'、'.join(links)}", "cb-cites") if links else ""


def _link(one: Citation) -> str:
    label = escape(one.label)
    return f"<a href={quoteattr(one.address)}>{label}</a>" if one.address else label


def _choice(item: Item, choice: interactions.Choice) -> Printed:
    ask = _p("选出全部正确的。" if choice.several else "选一个。")
    options = _lettered(one.text for one in choice.options)
    right = "、".join(LETTERS[place] for place, one in enumerate(choice.options) if one.is_right)
    remarks = [
        f"<b>{letter} {'对' if one.is_right else '不对'}</b>：{escape(one.text)}{_said(item, one.feedback, one.cites)}"
        for letter, one in zip(LETTERS, choice.options, strict=False)
    ]
    return Printed(ask + options, _p(right), _list("ul", remarks, "cb-remarks"))


def _statement(item: Item, statement: interactions.Statement) -> Printed:
    key = "对" if statement.is_true else "错"
    return Printed(_p("对，还是错？"), _p(key), item.texts.html(statement.feedback))


def _words(item: Item, written: interactions.Words) -> Printed:
    first, *others = written.accepted
    also = _p(f"也算对：{escape('；'.join(others))}") if others else ""
    order = _p("几项有先后，次序也要对。") if written.ordered else ""
    return Printed(_p(f"填写：{BLANK}") + order, _p(escape(first)) + also, _slips(item, written.slips))


def _figure(item: Item, figure: interactions.Figure) -> Printed:
    off = f"（相差不超过 {figure.slack:f} {figure.unit} 也算对）" if figure.slack else ""
    blank = BLANK if figure.unit_required else f"{BLANK} {figure.unit}"
    ask = "填写数字和单位：" if figure.unit_required else "填写数字："
    return Printed(
        _p(escape(ask + blank)), _p(escape(f"{figure.value:f} {figure.unit}{off}")), _slips(item, figure.slips)
    )


def _slips(item: Item, slips: Sequence[interactions.Slip]) -> str:
    lines = [f"<b>{escape(slip.text)} 不对</b>{_said(item, slip.feedback, ())}" for slip in slips]
    return _list("ul", lines, "cb-remarks")


def _sequence(_item: Item, sequence: interactions.Sequence) -> Printed:
    items = sequence.items
    shown = mixed(items, str)
    letters = {place: LETTERS[number] for number, (place, _text) in enumerate(shown)}
    key = " → ".join(letters[place] for place in range(len(items)))
    return Printed(
        _p("排出正确的先后。") + _lettered(text for _place, text in shown),
        _p(key) + _list("ol", map(escape, items)),
        "",
    )


def _match(item: Item, match: interactions.Match) -> Printed:
    targets = mixed(match.targets, str) if match.one_to_one else [*enumerate(match.targets)]
    letters = {place: LETTERS[number] for number, (place, _text) in enumerate(targets)}
    how_often = "每个字母用一次" if match.one_to_one else "字母可以重复用"
    sources = [*enumerate(match.sources, 1)]
    left = _list("ol", (escape(one.text) for _number, one in sources), "cb-sources")
    key = [
        f"{number} → {letters[one.target]}：{escape(one.text)} → {escape(match.targets[one.target])}"
        for number, one in sources
    ]
    remarks = [
        f"<b>{number}</b> {escape(one.text)}{_said(item, one.feedback, ())}" for number, one in sources if one.feedback
    ]
    ask = _p(f"给每一项配上一个字母，{how_often}。")
    shown = ask + left + _lettered(text for _place, text in targets)
    return Printed(shown, _list("ul", key, "cb-keys"), _list("ul", remarks, "cb-remarks"))


def _essay(item: Item, essay: interactions.Essay) -> Printed:
    points = _p("要点：") + _list("ul", map(escape, essay.points))
    return Printed(_p("写出您的回答。"), item.texts.html(essay.model_answer) + points, "")


def _walk(item: Item, walk: interactions.Walk) -> Printed:
    """A case as a book tells it: from each place on to the one that the choice leads to."""
    places = [*enumerate(walk.nodes, 1)]
    shown = "".join(_place(item, number, node) for number, node in places)
    ways = [(number, letter, way) for number, node in places for letter, way in zip(LETTERS, node.ways, strict=False)]
    key = [f"第 {number} 节 → {letter}：{escape(way.text)}" for number, letter, way in ways if way.score == BEST]
    remarks = [
        f"<b>{number}{letter} {WORDS['verdict'][VERDICTS[way.score]]}</b>{_said(item, way.feedback, way.cites)}"
        for number, letter, way in ways
    ]
    ends = [(number, WORDS["outcome"][node.outcome]) for number, node in places if node.outcome]
    remarks += (f"<b>第 {number} 节 结局</b>：{outcome}" for number, outcome in ends)
    ask = _p("从第 1 节读起，选好一个做法，再读它后面写的那一节，直到结局。")
    return Printed(ask + shown, _list("ul", key, "cb-keys"), _list("ul", remarks, "cb-remarks"))


def _place(item: Item, number: int, node: interactions.Node) -> str:
    ways = _lettered(f"{way.text}（→ 第 {way.to + 1} 节）" for way in node.ways)
    title = _p(f"<b>第 {number} 节 {escape(node.title)}</b>")
    return title + item.texts.html(node.text) + ways


def _said(item: Item, feedback: str, refs: Iterable[str]) -> str:
    rests_on = cited(item.texts, refs)
    return f'<div class="cb-why">{item.texts.html(feedback)}{rests_on}</div>' if feedback else rests_on


def _lettered(texts: Iterable[str]) -> str:
    """Something to pick from, by letters."""
    found = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<ol type="A" class="cb-options">{found}</ol>' if found else ""


def _p(inside: str, name: str = "") -> str:
    return f'<p class="{name}">{inside}</p>' if name else f"<p>{inside}</p>"


def _list(tag: str, lines: Iterable[str], name: str = "") -> str:
    found = "".join(f"<li>{line}</li>" for line in lines)
    own = f' class="{name}"' if name else ""
    return f"<{tag}{own}>{found}</{tag}>" if found else ""


PRINTERS: Mapping[type, Callable[[Item, Any], Printed]] = {
    interactions.Choice: _choice,
    interactions.Statement: _statement,
    interactions.Words: _words,
    interactions.Figure: _figure,
    interactions.Sequence: _sequence,
    interactions.Match: _match,
    interactions.Essay: _essay,
    interactions.Walk: _walk,
}
