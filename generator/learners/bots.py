"""What bots find that have learned nothing, and two that have read the site: how much the bank measures.

Those that read should do much better than chance: once by looking for what is asked, once from the records that a
question rests on. The others should not.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.guessing.bank import Asked, Bot, Guess, bank, contrasts, found
from generator.guessing.blind import BLUNT, BY_WORDING, JUDGING
from generator.guessing.passages import Passages, passages
from generator.guessing.reading import reading
from generator.library import Library

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
    asked, readers = list(bank(library)), reading(Passages(passages(library.listed)))
    choices = [one for one in asked if not one.one_of.is_statement]
    statements = [one for one in asked if one.one_of.is_statement]
    beside = list(contrasts(library))
    yield from _table(f"选项题 {len(choices)} 道", choices, {**BY_WORDING, **BLUNT, **readers})
    yield from _table(f"判断题 {len(statements)} 道", statements, JUDGING)
    yield from _table(f"多选题里对错各一项，{len(beside)} 对", beside, {**BY_WORDING, **readers})
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


def _decided(one: Asked, guess: Guess) -> bool:
    return len(guess) < len(one.one_of.options)


def _table(title: str, asked: Sequence[Asked], bots: Mapping[str, Bot]) -> Iterator[str]:
    yield title
    yield HEAD
    for row in (measured(name, bot, asked) for name, bot in bots.items()):
        wide = row.bot + "　" * (10 - len(row.bot))
        yield f"{wide}  {row.answered:4}  {row.right:6.1f}  {row.chance:8.1f}  {row.lead:+6.1f}"
    yield ""
