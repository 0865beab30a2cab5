"""Whether a question says in another program what it says here; whatever would not is refused before it is written."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch

from generator.authoring.identifiers import IDENTIFIER
from generator.exchange._outgoing.selection import Item
from generator.questions import interactions
from generator.workbooks.refused import RefusedError


def refuse_unfit(items: Iterable[Item]) -> None:
    """Raises `RefusedError` with a line a reason, if any of the questions has one."""
    known: dict[str, str] = {}
    wrong: list[str] = []
    for item in items:
        other = known.setdefault(item.identifier, item.ref)
        if other != item.ref or not IDENTIFIER.fullmatch(item.identifier):
            wrong.append(f"{item.ref}：编号 {item.identifier} 不合规则，或者和 {other} 重复")
        wrong += [f"{item.ref}：{reason}" for reason in _reasons(item.interaction)]
    if wrong:
        raise RefusedError("\n".join(wrong))


@singledispatch
def _reasons(interaction: interactions.Interaction) -> Iterator[str]:
    """Why it says nothing, or something else, where it is judged by another program."""
    return iter(())


@_reasons.register
def _of_choice(choice: interactions.Choice) -> Iterator[str]:
    yield from _doubled("选项", [one.text for one in choice.options])
    right = sum(one.is_right for one in choice.options)
    if len(choice.options) < 2 or right < 1 or (right > 1 and not choice.several):
        yield f"有 {len(choice.options)} 个选项、{right} 个正确，别的系统里判不了"


@_reasons.register
def _of_words(words: interactions.Words) -> Iterator[str]:
    yield from _doubled("算对的答案和常见错误", [*words.accepted, *(one.text for one in words.slips)])
    if not words.accepted:
        yield "没有算对的答案"


@_reasons.register
def _of_figure(figure: interactions.Figure) -> Iterator[str]:
    if not (figure.value.is_finite() and figure.slack.is_finite() and figure.slack >= 0):
        yield f"答案 {figure.value} 或者误差 {figure.slack} 不是一个数"


@_reasons.register
def _of_sequence(sequence: interactions.Sequence) -> Iterator[str]:
    yield from _doubled("要排序的项", sequence.items)


@_reasons.register
def _of_match(match: interactions.Match) -> Iterator[str]:
    yield from _doubled("左边", [one.text for one in match.sources])
    yield from _doubled("右边", match.targets)


@_reasons.register
def _of_walk(walk: interactions.Walk) -> Iterator[str]:
    for node in walk.nodes:
        yield from _doubled(f"“{node.title}”的做法", [one.text for one in node.ways])


def _doubled(what: str, texts: Sequence[str]) -> Iterator[str]:
    """Texts that nobody can tell apart once spaces are shown as browsers show them."""
    seen: set[str] = set()
    for text in (" ".join(one.split()) for one in texts):
        if text in seen:
            yield f"{what}里有两个“{text}”，别的系统里分不开"
        seen.add(text)
