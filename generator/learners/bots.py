"""What bots find that have learned nothing, and one that has read the site: how much the bank measures.

The reading bot looks up what records say, without question sets and without what is only put before readers to judge;
it should do better than chance. The others (`guessing`) should not.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from generator.fields import Text
from generator.guessing.bank import Asked, Bot, Guess, bank, found
from generator.guessing.blind import BLUNT, BY_WORDING, JUDGING
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.twins.telling import pieces

NEAR = 12  # passages that a question is looked up in
HEAD = "答题办法              能答    答对    碰运气  相差"


class Row(NamedTuple):
    """How a bot did: what it had an opinion on, what it found of that, and what chance finds."""

    bot: str
    answered: int
    right: float
    chance: float

    @property
    def lead(self) -> float:
        """By how many points it is better than chance."""
        return 100 * (self.right - self.chance) / self.answered if self.answered else 0


def told(library: Library) -> Iterator[str]:
    """The figures of all bots on the question sets of a library, and which questions are found by their wording."""
    asked = list(bank(library))
    choices = [one for one in asked if not one.one_of.is_statement]
    statements = [one for one in asked if one.one_of.is_statement]
    yield from _table(f"选项题 {len(choices)} 道", choices, {**BY_WORDING, **BLUNT, "先读本站再选": reader(library)})
    yield from _table(f"判断题 {len(statements)} 道", statements, JUDGING)
    names = [one.name for one in found_by_all(choices)]
    yield f"不读内容、只看写法的办法都答对的：{len(names)} 道"
    yield from (f"  {name}" for name in names)


def measured(name: str, bot: Bot, asked: Sequence[Asked]) -> Row:
    """How a bot does on some questions."""
    opinions = [(one, guess) for one, guess in zip(asked, bot(asked), strict=True) if _decided(one, guess)]
    return Row(
        name,
        len(opinions),
        sum(found(one, guess) for one, guess in opinions),
        sum(1 / len(one.one_of.options) for one, _guess in opinions),
    )


def found_by_all(asked: Sequence[Asked]) -> list[Asked]:
    """What all bots find that look at the wording and have an opinion, if two have one."""
    every = zip(asked, *(bot(asked) for bot in BY_WORDING.values()), strict=True)
    decided = ((one, [guess for guess in guesses if _decided(one, guess)]) for one, *guesses in every)
    return [one for one, guesses in decided if len(guesses) > 1 and all(found(one, guess) == 1 for guess in guesses)]


def reader(library: Library) -> Bot:
    """A bot that takes the option of which most is said where the site says what is asked."""
    passages = [frozenset(_pairs(text)) for text in _prose(library)]
    spread = Counter(pair for passage in passages for pair in passage)
    rarity = {pair: log(1 + len(passages) / number) for pair, number in spread.items()}
    places: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for pair in passage:
            places[pair].append(number)

    def near(stem: str) -> list[frozenset[str]]:
        alike: dict[int, float] = defaultdict(float)
        for pair in _pairs(stem):
            for number in places.get(pair, ()):
                alike[number] += rarity[pair]
        ordered = sorted(alike, key=lambda number: (-alike[number] / sqrt(len(passages[number])), number))
        return [passages[number] for number in ordered[:NEAR]]

    def said(option: str, passage: frozenset[str]) -> float:
        own = _pairs(option)
        most = log(1 + len(passages))
        shared = sum(rarity[pair] for pair in own if pair in passage)
        return shared / (sum(rarity.get(pair, most) for pair in own) or 1)

    return lambda asked: [_most_said(one, near(one.one_of.stem), said) for one in asked]


def _most_said(one: Asked, near: Sequence[frozenset[str]], said: Callable[[str, frozenset[str]], float]) -> Guess:
    values = [max((said(option, passage) for passage in near), default=0) for option in one.one_of.options]
    return frozenset(number for number, value in enumerate(values) if value == max(values))


def _prose(library: Library) -> Iterator[str]:
    """What records tell: neither questions, nor what may be wrong, nor phrases that are looked for."""
    for owner, leaves in library.listed.owners():
        if not isinstance(library.get(owner), Quiz):
            for leaf in leaves:
                if isinstance(leaf.mark, Text) and not leaf.mark.posed and not leaf.mark.sought:
                    yield leaf.value


def _pairs(text: str) -> list[str]:
    return [piece for piece in pieces(text) if len(piece) > 1]


def _decided(one: Asked, guess: Guess) -> bool:
    return len(guess) < len(one.one_of.options)


def _table(title: str, asked: Sequence[Asked], bots: Mapping[str, Bot]) -> Iterator[str]:
    yield title
    yield HEAD
    for row in (measured(name, bot, asked) for name, bot in bots.items()):
        wide = row.bot + "　" * (10 - len(row.bot))
        yield f"{wide}  {row.answered:4}  {row.right:6.1f}  {row.chance:8.1f}  {row.lead:+6.1f}"
    yield ""
