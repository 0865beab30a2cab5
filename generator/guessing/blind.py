"""Bots that answer questions by how they are written. A question that they find asks for nothing.

A bot is given the whole bank and tells for each question which options it cannot tell apart: one, if it has decided;
all, if it has no opinion. Nothing is random, and what a bot has learned from a question it never answers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.guessing.bank import FOLDS, Asked, Bot, Guess
from generator.questions import OneOf
from generator.twins.telling import Model, learn

KEY, OTHER = "key", "other"
ABSOLUTE = re.compile(
    "一律|一概|一切|一定|必须|必然|直接|保证|只要|只有|只能|任何|全部|所有|统统|完全|绝对|肯定|永远|从不|从来|绝不|随便|"
    "不用|不必|无需|不需要|没必要|就行|就可以|马上|立刻|当场|无条件"
)
"""Words by which people tell a wrong option, chosen before any question was looked at."""


def longest(asked: Sequence[Asked]) -> list[Guess]:
    """The longest option."""
    return [_highest([len(option) for option in one.one_of.options]) for one in asked]


def shortest(asked: Sequence[Asked]) -> list[Guess]:
    """The shortest option."""
    return [_highest([-len(option) for option in one.one_of.options]) for one in asked]


def first(asked: Sequence[Asked]) -> list[Guess]:
    """The first option."""
    return [frozenset([0]) for _one in asked]


def last(asked: Sequence[Asked]) -> list[Guess]:
    """The last option."""
    return [frozenset([len(one.one_of.options) - 1]) for one in asked]


def usual(asked: Sequence[Asked]) -> list[Guess]:
    """The place where the key of other questions with as many options stands most often."""
    places = Counter((one.part, len(one.one_of.options), one.one_of.right) for one in asked)
    return [_highest(_elsewhere(places, one)) for one in asked]


def moderate(asked: Sequence[Asked]) -> list[Guess]:
    """The option with the fewest absolute words; a statement that has one is wrong."""
    return [_highest([-count for count in absolutes(one.one_of)]) for one in asked]


def by_tone(asked: Sequence[Asked]) -> list[Guess]:
    """The option that sounds like the keys of other questions and unlike their distractors."""
    return [_highest(values) for values in tones(asked, asked)]


def tones(asked: Sequence[Asked], judged: Sequence[Asked]) -> list[list[float]]:
    """How much each option of the `judged` sounds like a key, learned from those `asked` that are of other folds."""
    models = {part: learn(_said(one for one in asked if one.part != part)) for part in {one.part for one in judged}}
    return [_heard(models[one.part], one.one_of) for one in judged]


def absolutes(one_of: OneOf) -> list[int]:
    """How many absolute words each option has. Those of a statement count against 对."""
    if one_of.is_statement:
        return [len(ABSOLUTE.findall(one_of.stem)), 0]
    return [len(ABSOLUTE.findall(option)) for option in one_of.options]


BY_WORDING: Mapping[str, Bot] = {"选最长的": longest, "避开绝对的词": moderate, "听语气": by_tone}
"""The bots that look at how options are written, by what they do."""

BLUNT: Mapping[str, Bot] = {"选最短的": shortest, "选第一项": first, "选最后一项": last, "选最常见的位置": usual}
"""The other bots for options."""

JUDGING: Mapping[str, Bot] = {"都答错": last, "有绝对的词就答错": moderate, "听语气": by_tone}
"""The bots for statements."""


def _highest(values: Sequence[float]) -> Guess:
    return frozenset(number for number, value in enumerate(values) if value == max(values))


def _elsewhere(places: Mapping[tuple[int, int, int], int], one: Asked) -> list[float]:
    size, others = len(one.one_of.options), [part for part in range(FOLDS) if part != one.part]
    return [sum(places.get((part, size, place), 0) for part in others) for place in range(size)]


def _said(asked: Iterator[Asked]) -> Iterator[tuple[str, str]]:
    for one in asked:
        if one.one_of.is_statement:
            yield (OTHER if one.one_of.right else KEY), one.one_of.stem
        else:
            for number, option in enumerate(one.one_of.options):
                yield (KEY if number == one.one_of.right else OTHER), option


def _heard(model: Model, one_of: OneOf) -> list[float]:
    if one_of.is_statement:
        return [_sound(model, one_of.stem), 0]
    return [_sound(model, option) for option in one_of.options]


def _sound(model: Model, text: str) -> float:
    scores = model.scores(text)
    return scores.get(KEY, 0) - scores.get(OTHER, 0)
