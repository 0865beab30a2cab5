"""Every place of the question sets where one of several options is to be picked, and what a guess is worth."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.diagnostic import FieldPath
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.questions import OneOf, Question
from generator.twins.folding import fingerprint

FOLDS = 5


class Asked(NamedTuple):
    """One choice of a question set: the set's id, the question's id, and the path to its options.

    `frame` is the stem of its scenario or walk, or its own; `cites` is what the question rests on.
    """

    quiz: str
    question: str
    path: FieldPath
    one_of: OneOf
    frame: str = ""
    cites: tuple[str, ...] = ()

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
    return _asked(library, lambda question: question.one_of)


def contrasts(library: Library) -> Iterator[Asked]:
    """Each right option of a question with several, beside each wrong one: who knows picks the right one of the two."""
    return _asked(library, lambda question: question.contrasts)


def found(asked: Asked, guess: Guess) -> float:
    """What a guess is worth: whoever cannot tell two options apart is right every other time."""
    return (asked.one_of.right in guess) / len(guess)


def _asked(library: Library, places: Callable[[Question], tuple[OneOf, ...]]) -> Iterator[Asked]:
    for quiz in library.listed.all(Quiz):
        for path, question in quiz.walk():
            whole = quiz.questions[int(path[1])]
            for one_of in places(question):
                yield Asked(quiz.id, question.id, (*path, *one_of.path), one_of, whole.stem, question.cites)
