"""Every place of the question sets where one of several options is to be picked, and what a guess is worth."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.diagnostic import FieldPath
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.questions import OneOf
from generator.twins.folding import fingerprint

FOLDS = 5


class Asked(NamedTuple):
    """One choice of a question set: the set's id, the question's id, and the path to its options."""

    quiz: str
    question: str
    path: FieldPath
    one_of: OneOf

    @property
    def name(self) -> str:
        """What it is called in a list."""
        return f"{self.quiz}#{self.question}"

    @property
    def part(self) -> int:
        """Which of the folds it belongs to; the choices of one question share theirs."""
        return int(fingerprint(self.name), 16) % FOLDS


Guess = frozenset[int]
Bot = Callable[[Sequence[Asked]], list[Guess]]


def bank(library: Library) -> Iterator[Asked]:
    """Every choice of the question sets that readers are shown."""
    for quiz in library.listed.all(Quiz):
        for path, question in quiz.walk():
            for one_of in question.one_of:
                yield Asked(quiz.id, question.id, (*path, *one_of.path), one_of)


def found(asked: Asked, guess: Guess) -> float:
    """What a guess is worth: whoever cannot tell two options apart is right every other time."""
    return (asked.one_of.right in guess) / len(guess)
