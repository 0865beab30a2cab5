"""What learners launch one by one in a package: a question set or an exam each, in the modules of a path."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.exchange._outgoing.losses import Loss
from generator.exchange._outgoing.selection import Item, Selection
from generator.kinds.exam import Exam
from generator.kinds.path import Module as PathModule
from generator.kinds.path import Path
from generator.kinds.quiz import Quiz
from generator.questions import drawable


@dataclass(frozen=True)
class Lesson:
    """One page of a package. `file` is its name without extension, `mastery` the percentage that passes, if any does.
    `is_optional` is what the path says of it, `note` what it reminds of there.

    `identifier` is that of the record, with a number behind it where a path comes back to it; `items` is all that may
    be asked, `frames` with what each of it is drawn, both by `quiz#question`.
    """

    identifier: str
    file: str
    record: Quiz | Exam
    mastery: int | None
    items: Mapping[str, Item]
    frames: Mapping[str, "Frame"]
    is_optional: bool = False
    note: str = ""

    @property
    def required(self) -> int | None:
        """The percentage that must be reached for the whole, if there is one: what is optional asks for none."""
        return None if self.is_optional else self.mastery

    @property
    def title(self) -> str:
        """As the platform lists it."""
        return self.record.title

    @property
    def said(self) -> str:
        """What it is about, in a sentence."""
        return self.record.summary or self.record.title


@dataclass(frozen=True)
class Module:
    """Lessons that belong together; the only one of what is no path has neither title nor identifier."""

    identifier: str
    title: str
    said: str
    lessons: tuple[Lesson, ...]


def modules(selection: Selection) -> tuple[Module, ...]:
    """What is in the package, in order; modules without questions are left out."""
    chooser = _Chooser(selection)
    subject = selection.subject
    if not isinstance(subject, Path):
        records = [subject] if subject else list({item.quiz.id: item.quiz for item in selection.items}.values())
        return (Module("", "", "", tuple(chooser.lesson(record, None) for record in records)),)
    found = (
        Module(f"{selection.identifier}.{module.id}", module.title, selection.texts.plain(module.goal), lessons)
        for module in subject.modules
        if (lessons := tuple(chooser.lessons_of(subject, module)))
    )
    return tuple(found)


def lessons(found: tuple[Module, ...]) -> tuple[Lesson, ...]:
    """Every page of the package once."""
    return tuple({lesson.file: lesson for module in found for lesson in module.lessons}.values())


def unread(selection: Selection) -> Iterator[Loss]:
    """What a path asks to read, which no package holds."""
    if isinstance(subject := selection.subject, Path):
        for module in subject.modules:
            pages = [one.ref for one in module.items if not _asked(selection, one.ref)]
            if pages:
                yield Loss("", f"模块“{module.title}”里要读的 {len(pages)} 页不在包里：{'、'.join(pages)}")


def unsaid(found: tuple[Module, ...]) -> Iterator[Loss]:
    """What a path reminds of at its lessons, where the format has no place for it."""
    for lesson in (one for module in found for one in module.lessons if one.note):
        yield Loss("", f"“{lesson.title}”的提醒没有带上：{lesson.note}")


def _asked(selection: Selection, ref: str) -> Quiz | Exam | None:
    return selection.library.one(Quiz, ref) or selection.library.one(Exam, ref)


class _Chooser:
    """Gives each lesson an identifier of its own."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.items = {item.ref: item for item in selection.items}
        self.frames = frames({item.quiz.id: item.quiz for item in selection.items}.values())
        self.taken: dict[str, int] = {}

    def lessons_of(self, path: Path, module: PathModule) -> Iterator[Lesson]:
        for item in module.items:
            if record := _asked(self.selection, item.ref):
                made = self.lesson(record, path.quiz_percent)
                yield replace(made, is_optional=not item.required, note=item.note or "")

    def lesson(self, record: Quiz | Exam | Path, percent: int | None) -> Lesson:
        assert not isinstance(record, Path), "a path has lessons, and is none"
        known = self.selection.known(record).identifier
        number = self.taken[known] = self.taken.get(known, 0) + 1
        identifier = known if number == 1 else f"{known}.{number}"
        refs = self._of_exam(record) if isinstance(record, Exam) else self._of_quiz(record)
        mastery = record.pass_mark if isinstance(record, Exam) else percent
        return Lesson(identifier, record.id, record, mastery, {ref: self.items[ref] for ref in refs}, self.frames)

    def _of_quiz(self, quiz: Quiz) -> Iterator[str]:
        yield from (f"{quiz.id}#{part.id}" for part in quiz.answerable())

    def _of_exam(self, exam: Exam) -> Iterator[str]:
        names = {name for pool in drawable(exam.pools, self.selection.library) for name in pool}
        yield from (ref for ref in self.items if self.frames[ref].ref in names)


class Frame(NamedTuple):
    """What is drawn with a question: itself, or the scenario it is part of; `parts` is how many that has."""

    ref: str
    parts: int


def frames(quizzes: Iterable[Quiz]) -> Mapping[str, Frame]:
    """By the question that is answered."""
    return {
        f"{quiz.id}#{part.id}": Frame(f"{quiz.id}#{question.id}", len(question.answerable()))
        for quiz in quizzes
        for question in quiz.questions
        for part in question.answerable()
    }
