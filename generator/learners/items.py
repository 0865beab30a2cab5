"""The trainer's report: what the answers of many learners say about each question. It names nobody.

Difficulty is the mean score of first answers; discrimination the correlation of a question's scores with the mean of
the same learners' other first answers (item-rest correlation). Both are
the usual figures of classical test theory.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from statistics import StatisticsError, correlation, mean

from generator.kinds.quiz import Quiz
from generator.learners.exported import Answer, Exported
from generator.library import Library
from generator.pages.environment import environment_of
from generator.pages.page import plain
from generator.pages.prose import Writer
from generator.questions import Question

ENOUGH = 5  # learners; below that a correlation says nothing
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
HEADS = ("题目集", "题目", "题型", "题干", "作答人数", "难度", "区分度", "确定但答错", "选了什么", "提示")

First = Mapping[str, Answer]
"""A learner's first answers by question."""


@dataclass(frozen=True, slots=True)
class Item:
    """What the answers say about one question; `picked` counts what was chosen, wrong or right."""

    quiz: Quiz
    question: Question
    stem: str
    answered: int
    difficulty: float | None
    discrimination: float | None
    surely_wrong: int
    picked: tuple[tuple[str, int], ...]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a trainer should look at, in words. Below `ENOUGH` answers nothing is concluded."""
        if self.answered < ENOUGH or self.difficulty is None:
            return ("人数太少，先不下结论",)
        unused = [text for text, count in self.picked if not count]
        found = {
            "太难，或者题干有歧义": self.difficulty < 0.3,
            "太容易": self.difficulty > 0.95,
            "分不出会与不会": self.discrimination is not None and self.discrimination < 0.1,
            "多人确定但答错，检查讲解": self.surely_wrong * 4 >= self.answered,
            f"没有人选：{'；'.join(unused)}": bool(unused),
        }
        return tuple(words for words, applies in found.items() if applies)


def learners(records: Iterable[Exported]) -> list[list[Answer]]:
    """The answers of each learner, oldest first. Files that share an entry are exports of one learner's record."""
    groups: list[dict[str, Answer]] = []
    for record in records:
        mine = {entry.id: entry for entry in record.entries if isinstance(entry, Answer)}
        for group in [group for group in groups if group.keys() & mine.keys()]:
            groups.remove(group)
            mine = group | mine
        groups.append(mine)
    return [sorted(group.values(), key=lambda answer: (answer.at, answer.id)) for group in groups]


def analyse(library: Library, records: Iterable[Exported]) -> list[Item]:
    """Every question of the library, with what the learners' first answers to its present key say."""
    questions = {f"{quiz.id}#{question.id}": (quiz, question) for quiz, question in _questions(library)}
    firsts = [_first(library, questions, answers) for answers in learners(records)]
    prose = Writer(library).prose
    return [
        _item(name, quiz, question, plain(prose(question.stem)), firsts) for name, (quiz, question) in questions.items()
    ]


def as_csv(items: Sequence[Item]) -> str:
    """A table for a spreadsheet; the mark at its start tells Excel that it is UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    writer.writerows(map(_inert, cells(item)) for item in items)
    return f"\ufeff{out.getvalue()}"


def _inert(cell: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe, as OWASP advises; a number stays one."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def as_page(library: Library, items: Sequence[Item], learners: int) -> str:
    """The same as a page of its own, with what the figures mean."""
    template = environment_of(library).get_template("items.html.j2")
    return template.render(items=items, learners=learners, heads=HEADS, cells=cells, enough=ENOUGH)


def cells(item: Item) -> tuple[str, ...]:
    """The words of one row, in the order of `HEADS`; figures with two decimals, empty where there is none."""
    picked = "；".join(f"{text}：{count}" for text, count in item.picked)
    numbers = [_shown(item.difficulty), _shown(item.discrimination), str(item.surely_wrong)]
    return (
        item.quiz.title,
        item.question.id,
        item.question.label,
        item.stem,
        str(item.answered),
        *numbers,
        picked,
        "；".join(item.remarks),
    )


def _questions(library: Library) -> Iterator[tuple[Quiz, Question]]:
    for quiz in library.listed.all(Quiz):
        yield from ((quiz, question) for question in quiz.answerable())


def _first(library: Library, known: Mapping[str, tuple[Quiz, Question]], answers: Sequence[Answer]) -> First:
    found: dict[str, Answer] = {}
    for answer in answers:
        quiz, _, question = answer.question.partition("#")
        name = f"{library.current_id(quiz)}#{question}"
        if name in known and known[name][1].version == answer.version:
            found.setdefault(name, answer)
    return found


def _item(name: str, quiz: Quiz, question: Question, stem: str, firsts: Sequence[First]) -> Item:
    given = [first for first in firsts if name in first]
    scores = [first[name].score for first in given]
    picked: Counter[str] = Counter(dict.fromkeys(question.choices, 0))
    for first in given:
        picked.update(question.picked(first[name].answer))
    return Item(
        quiz,
        question,
        stem,
        len(given),
        mean(scores) if scores else None,
        _discrimination(name, given),
        sum(first[name].sure is True and first[name].score < 1 for first in given),
        tuple(picked.items()),
    )


def _discrimination(name: str, given: Sequence[First]) -> float | None:
    pairs = [(first[name].score, rest) for first in given if (rest := _rest(name, first)) is not None]
    if len(pairs) < ENOUGH:
        return None
    try:
        return correlation(*zip(*pairs, strict=True))
    except StatisticsError:  # all scores are the same
        return None


def _rest(name: str, first: First) -> float | None:
    others = [answer.score for other, answer in first.items() if other != name]
    return mean(others) if others else None


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}"
