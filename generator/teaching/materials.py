"""What the knowledge base has for a cause: guides, cases, questions, and lessons that no step has yet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from generator.kinds.case import Case, Lesson
from generator.kinds.guide import Guide
from generator.kinds.quiz import Quiz
from generator.kinds.taxon import Taxon
from generator.library import Library

NOT_WRITTEN = "adopted"


@dataclass(frozen=True, slots=True)
class Open:
    """A lesson of a case that is adopted and stands in no step yet."""

    case: Case
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Material:
    """What is there for a cause, what fits it best first.

    `questions` are those that rest on its guides and cases, as `set#question`; `lessons` are still to be written.
    """

    guides: tuple[Guide, ...]
    cases: tuple[Case, ...]
    quizzes: tuple[Quiz, ...]
    questions: frozenset[str]
    lessons: tuple[Open, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is to be written, in words."""
        found = {"流程": self.guides, "案例": self.cases, "题目": self.questions}
        return tuple(f"没有讲这个原因的{what}" for what, there in found.items() if not there)


def questions_by_record(library: Library) -> Mapping[str, Set[str]]:
    """The questions that rest on each guide and case: those that cite it; of a set about it also those that cite none
    of the guides and cases that the set is about.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for quiz in library.all(Quiz):
        about = {record.id for ref in quiz.about if isinstance(record := library.get(ref), Guide | Case)}
        cited: dict[str, set[str]] = defaultdict(set)
        for mention in library.references_of(quiz.id):
            cited[library.place_of(mention)].add(library.current_id(mention.target_id))
        for anchor in quiz.anchors():
            ref = f"{quiz.id}#{anchor.id}"
            for record_id in cited[ref] | (set() if cited[ref] & about else about):
                found[record_id].add(ref)
    return found


def material(library: Library, cause: Taxon, questions: Mapping[str, Set[str]]) -> Material:
    """What a library has for a cause, given the questions by record."""
    guides = _guides(library, cause)
    cases = tuple(case for case in library.all(Case) if library.current_id(case.cause) == cause.id)
    about = [questions.get(record.id, frozenset()) for record in (*guides, *cases)]
    return Material(guides, cases, _quizzes(library, about), frozenset().union(*about), tuple(_open(cases)))


def _guides(library: Library, cause: Taxon) -> tuple[Guide, ...]:
    """Those that the cause names; if it names none, those that say it is theirs, the fewer others beside it first."""
    named = [guide for ref in cause.guides if (guide := library.one(Guide, ref))]
    fit = [guide for guide in library.all(Guide) if cause.id in map(library.current_id, guide.applies_to)]
    found = named or sorted(fit, key=lambda guide: len(guide.applies_to))
    return tuple({guide.id: guide for guide in found}.values())


def _quizzes(library: Library, about: Sequence[Set[str]]) -> tuple[Quiz, ...]:
    """The sets of these questions: those first that are about the first record by the largest part, then about all."""
    first, every = (Counter(ref.partition("#")[0] for ref in refs) for refs in (chain(*about[:1]), {*chain(*about)}))
    sizes = {quiz.id: len([*quiz.walk()]) for quiz in library.all(Quiz)}
    sets = [quiz for quiz in library.all(Quiz) if quiz.id in every]
    return tuple(
        sorted(sets, key=lambda quiz: (-first[quiz.id] / sizes[quiz.id], -every[quiz.id] / sizes[quiz.id], quiz.id))
    )


def _open(cases: Sequence[Case]) -> Iterable[Open]:
    for case in cases:
        yield from (Open(case, lesson) for lesson in case.lessons if lesson.status == NOT_WRITTEN)
