"""Causes in the order in which they are to be taught. There is no score: what comes first, a sentence says why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.kinds.taxon import Taxon
from generator.library import Library
from generator.teaching.growth import CERTAINTIES, Growth
from generator.teaching.materials import Material, material, questions_by_record

MISSED = 0.7  # the mean score of first answers below which a question is one that learners miss
ORDER = "先看增加得有多确定，再看题目答错得多不多，再看有几条经验还没有写进流程；逐项比，不打分"
LAST = len(CERTAINTIES) - 1


@dataclass(frozen=True, slots=True)
class Missed:
    """A question (`set#question`) that learners miss: the mean score of their first answers, 0 to 1, and how many."""

    ref: str
    stem: str
    score: float
    answered: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A cause that is to be taught. `growth` is none where nothing could be said, `missed` are the worst first."""

    cause: Taxon
    growth: Growth | None
    missed: tuple[Missed, ...]
    material: Material

    @property
    def grows(self) -> bool:
        """Whether it has grown more than by chance."""
        return bool(self.growth and self.growth.certainty)

    @property
    def order(self) -> tuple[int, float, float, int, str]:
        """The first difference decides."""
        certainty, strength = self.growth.order if self.growth and self.grows else (LAST, 0.0)
        score = self.missed[0].score if self.missed else 1.0
        return certainty, strength, score, -len(self.material.lessons), self.cause.id

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is taught, in words, what weighs most first."""
        return tuple(self._reasons())

    def _reasons(self) -> Iterator[str]:
        if self.growth and self.grows:
            yield from self.growth.says
        if self.missed:
            worst = self.missed[0]
            told = f"最低的一题平均只得 {worst.score:.2f} 分（满分 1，{worst.answered} 人作答）"
            yield f"{len(self.missed)} 道题首次作答平均不到 {MISSED:g} 分，{told}"
        if self.material.lessons:
            yield f"{len(self.material.lessons)} 条经验采纳了，还没有写进流程"


def topics(library: Library, growths: Mapping[str, Growth], missed: Iterable[Missed] = ()) -> Sequence[Topic]:
    """Every cause for which anything speaks, the first one to be taught first; only what readers are shown counts."""
    worst = sorted((one for one in missed if one.score < MISSED), key=lambda one: (one.score, one.ref))
    shown, found = library.published.listed, []
    questions = questions_by_record(shown)
    for cause in shown.all(Taxon):
        if cause.dimension == "cause":
            there = material(shown, cause, questions)
            theirs = tuple(one for one in worst if one.ref in there.questions)
            found.append(Topic(cause, growths.get(cause.id), theirs, there))
    return sorted((topic for topic in found if topic.reasons), key=lambda topic: topic.order)
