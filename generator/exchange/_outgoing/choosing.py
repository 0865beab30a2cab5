"""From what somebody asks for to what is exported."""

import datetime
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.authoring.identifiers import Identifiers
from generator.exchange._outgoing.selection import Item, Section, Selection, digests, refs_of
from generator.exchange._outgoing.texts import Texts
from generator.kinds.exam import Exam
from generator.kinds.path import Path
from generator.kinds.quiz import Quiz
from generator.library import Library
from generator.questions import drawable
from generator.record import Record
from generator.workbooks.refused import RefusedError

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, by ids: question sets, or one exam, or one path; or `everything`.

    `variant` is how the Traditional rendition is written, if it is wanted; `options` are those of the format, by name.
    """

    quizzes: tuple[str, ...] = ()
    exam: str = ""
    path: str = ""
    everything: bool = False
    variant: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def choose(whole: Library, texts: Texts, wanted: Wanted, known: Identifiers, now: datetime.datetime) -> Selection:
    """What is exported. `whole` is the library with all that must not go out, `texts` knows the one that may.

    Raises `RefusedError` for what is not there, or may not go out.
    """
    library = texts.library
    quizzes, subject = _quizzes(whole, library, wanted), _subject(whole, library, wanted)
    records: Mapping[str, Record] = {subject.id: subject} if subject else {}
    exams = {one.id: one for one in _exams(library, subject)}
    identifiers = known.with_digests(digests(quizzes, {**records, **exams}, texts), now)
    items = {
        ref: Item(quiz, question, situation, identifiers.known[ref], texts)
        for quiz in quizzes.values()
        for ref, question, situation in refs_of(quiz)
    }
    sections = tuple(_sections(library, quizzes, exams, subject, items, identifiers))
    title = subject.title if subject else f"{texts.site.name}：{len(quizzes)} 套题"
    return Selection(library, texts, identifiers, title, subject, sections)


def _subject(whole: Library, library: Library, wanted: Wanted) -> Quiz | Exam | Path | None:
    if wanted.exam:
        return _one(whole, library, Exam, wanted.exam)
    if wanted.path:
        return _one(whole, library, Path, wanted.path)
    return _one(whole, library, Quiz, wanted.quizzes[0]) if len(wanted.quizzes) == 1 else None


def _quizzes(whole: Library, library: Library, wanted: Wanted) -> Mapping[str, Quiz]:
    """The question sets that are needed, by id, in the order in which they are named."""
    if wanted.everything:
        return {quiz.id: quiz for quiz in library.all(Quiz)}
    if wanted.quizzes:
        wrong, found = list[str](), dict[str, Quiz]()
        for ref in dict.fromkeys(wanted.quizzes):
            try:
                quiz = _one(whole, library, Quiz, ref)
                found[quiz.id] = quiz
            except RefusedError as refused:
                wrong.append(str(refused))
        if wrong:
            raise RefusedError("\n".join(wrong))
        return found
    subject = _subject(whole, library, wanted)
    named = [ref for exam in _exams(library, subject) for pool in exam.pools for ref in pool.sources]
    if isinstance(subject, Path):
        named = [item.ref for module in subject.modules for item in module.items] + named
    return {one.id: one for ref in named if (one := library.one(Quiz, ref))}


def _exams(library: Library, subject: Record | None) -> Iterator[Exam]:
    """The exam that is asked for, or those of the path that is."""
    if isinstance(subject, Exam):
        yield subject
    elif isinstance(subject, Path):
        found = (library.one(Exam, item.ref) for module in subject.modules for item in module.items)
        yield from (exam for exam in found if exam)


def _sections(
    library: Library,
    quizzes: Mapping[str, Quiz],
    exams: Mapping[str, Exam],
    subject: Record | None,
    items: Mapping[str, Item],
    identifiers: Identifiers,
) -> Iterator[Section]:
    def whole(quiz: Quiz) -> Section:
        return Section(
            identifiers.known[quiz.id].identifier, quiz.title, tuple(items[ref] for ref, *_ in refs_of(quiz))
        )

    if isinstance(subject, Path):
        for ref in (item.ref for module in subject.modules for item in module.items):
            if quiz := library.one(Quiz, ref):
                yield whole(quiz)
            elif exam := library.one(Exam, ref):
                yield from _pools(library, exam, items, identifiers)
    elif isinstance(subject, Exam):
        yield from _pools(library, subject, items, identifiers)
    else:
        yield from map(whole, quizzes.values())


def _pools(library: Library, exam: Exam, items: Mapping[str, Item], identifiers: Identifiers) -> Iterator[Section]:
    """The pools of an exam, each with what it draws from: the parts of a scenario go together."""
    own = identifiers.known[exam.id].identifier
    for number, (pool, names) in enumerate(zip(exam.pools, drawable(exam.pools, library), strict=True), 1):
        refs = [ref for name in names for ref in _answered(library, name)]
        yield Section(f"{own}.pool-{number}", f"{exam.title} {number}", tuple(items[ref] for ref in refs), pool.draw)


def _answered(library: Library, name: str) -> Iterator[str]:
    quiz_id, _mark, question_id = name.partition("#")
    quiz = library.one(Quiz, quiz_id)
    questions = quiz.questions if quiz else ()
    for question in questions:
        if question.id == question_id:
            yield from (f"{quiz_id}#{part.id}" for part in question.answerable())


def named(whole: Library, wanted: Wanted) -> frozenset[str]:
    """The ids of all that is asked for, whether it can be read or not: what must be right before anything goes out."""
    if wanted.everything:
        published = (quiz.id for quiz in whole.published.all(Quiz) if not quiz.is_retired)
        return frozenset([*published, *(one for one, kind in whole.unreadable.items() if kind == Quiz.kind)])
    subject = whole.one(Exam, wanted.exam) or whole.one(Path, wanted.path)
    refs = [item.ref for module in subject.modules for item in module.items] if isinstance(subject, Path) else []
    pools = [pool for exam in _exams(whole, subject) for pool in exam.pools]
    sources = [ref for pool in pools for ref in pool.sources]
    kinds = {**whole.unreadable, **{one.id: one.kind for one in whole.records.values()}}
    asked = [ref for ref in (*refs, *sources) if kinds.get(ref) in (Quiz.kind, Exam.kind)]
    return frozenset([*wanted.quizzes, *filter(None, (wanted.exam, wanted.path)), *asked])


def _why_not(record: Record) -> str:
    """Why a record that can be read does not go out."""
    if record.is_unpublished:
        return "还没有发布"
    if record.is_retired:
        return "已经停用"
    return "标了不对外（confidential）" if record.confidential else "去掉不对外的部分以后不完整"


def _one(whole: Library, library: Library, model: type[AnyRecord], ref: str) -> AnyRecord:
    """A record that may go out. Raises `RefusedError`."""
    if (found := library.one(model, ref)) and "#" not in ref:
        return found
    label = next(kind.label for kind in whole.kinds if kind.model is model)
    if ref in whole.unreadable:
        raise RefusedError(f"{ref} 有错误，读不出来。先运行 casebook check，改好再导出")
    if record := whole.one(model, ref):
        raise RefusedError(f"{ref}（{record.title}）{_why_not(record)}，不能导出")
    near = difflib.get_close_matches(ref, [one.id for one in library.all(model)], 3, 0.5)
    raise RefusedError(f"没有编号是 {ref} 的{label}" + (f"，是不是 {'、'.join(near)}" if near else ""))
