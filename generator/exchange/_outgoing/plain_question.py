"""A question in the plain words of question banks of this country: its type, options and answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.exchange._incoming.bank import LETTERS, shown
from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item
from generator.questions import interactions

MOST = 8  # options of a question


@dataclass(frozen=True, slots=True)
class Plain:
    """A question; `answers` are letters, 对 or 错, or texts that count as right."""

    type: str
    stem: str
    options: tuple[str, ...]
    answers: tuple[str, ...]
    explanation: str


def plain_question(item: Item) -> Plain | None:
    """A question in plain words; None for what these banks do not know."""
    if (answered := _answered(item)) is None:
        return None
    stem = "\n".join(item.texts.plain(part) for part in (item.situation, item.question.stem) if part)
    return Plain(answered[0], stem, *answered[1:], item.texts.plain(item.question.explanation))


def _answered(item: Item) -> tuple[str, tuple[str, ...], tuple[str, ...]] | None:
    match item.interaction:
        case interactions.Choice(options, several):
            right = "".join(letter for letter, one in zip(LETTERS, options, strict=False) if one.is_right)
            return "多选题" if several else "单选题", tuple(one.text for one in options), (right,)
        case interactions.Statement(is_true):
            return "判断题", (), ("对" if is_true else "错",)
        case interactions.Words(accepted):
            return "填空题", (), accepted
        case interactions.Figure(value, _slack, unit):
            return "填空题", (), (shown(f"{value:f}", unit),)
        case interactions.Essay(model_answer):
            return "简答题", (), (item.texts.plain(model_answer),)
    return None


def losses(item: Item) -> Iterator[Loss]:
    """What of a question that goes along does not."""
    match item.interaction:
        case interactions.Words(slips=slips) if slips:
            yield Loss(item.ref, "常见错误没有带上")
        case interactions.Figure(slack=slack, slips=slips):
            yield Loss(item.ref, "写成了填空题，那边逐字比对" + ("，误差没有带上" if slack else ""))
            if slips:
                yield Loss(item.ref, "常见错误没有带上")
        case interactions.Essay():
            yield Loss(item.ref, "要点没有带上")
